import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addReportedProject } from '../../../test/deliver/reported-project.ts';
import { makeFreshStore, type FreshStore } from '../../../test/store/fresh-store.ts';
import { program } from '../../wing/actor.ts';
import { systemAccess, type Access } from '../../store/access.ts';
import { forgetLooseFiles } from './evidence-store.ts';
import { reviewPeriods } from './review-store.ts';
import { sendReminders, turnPeriods, type ReminderMail } from './turn-store.ts';

let fresh: FreshStore;
beforeAll(async () => {
  fresh = await makeFreshStore();
});
afterAll(() => fresh.drop());

function as<T>(access: Access, work: (database: Kysely<unknown>) => Promise<T>): Promise<T> {
  return fresh.store.as<unknown, T>(access, work);
}

function states(ids: readonly string[]): Promise<readonly string[]> {
  return as(systemAccess, async (database) => {
    const { rows } = await sql<{ state: string }>`
      select state from result_period where id = any(${ids}::uuid[]) order by array_position(${ids}::uuid[], id)`.execute(
      database,
    );
    return rows.map(({ state }) => state);
  });
}

const promoterOf = (organisation: string): Access => ({
  person: randomUUID(),
  any: ['project.read'],
  own: { 'project.edit': [organisation], 'period.report': [organisation], 'evidence.add': [organisation] },
});

test('the database itself keeps what was judged, whatever the program asks', async () => {
  const { periods, organisation } = await addReportedProject(fresh.store, [
    { start: '2024-01-01', end: '2024-12-31', state: 'approved', actual: 36 },
    { start: '2023-01-01', end: '2023-12-31', state: 'locked', actual: 20 },
    { start: '2025-01-01', end: '2025-12-31', state: 'open' },
  ]);
  const [approved, locked, open] = periods;
  const attempts: readonly (readonly [Access, ReturnType<typeof sql>])[] = [
    [promoterOf(organisation), sql`update result_period set actual = 99 where id = ${approved}`],
    [systemAccess, sql`update result_period set actual = 99 where id = ${approved}`],
    [systemAccess, sql`update result_period set target = 1 where id = ${locked}`],
    [systemAccess, sql`update result_period set state = 'open', actual = 99 where id = ${locked}`],
    [promoterOf(organisation), sql`update result_period set state = 'open' where id = ${locked}`],
    [promoterOf(organisation), sql`update result_period set state = 'approved' where id = ${open}`],
    [promoterOf(organisation), sql`delete from result_period where id = ${approved}`],
    [
      promoterOf(organisation),
      sql`delete from result_indicator where id = (select indicator_id from result_period where id = ${locked})`,
    ],
    [
      promoterOf(organisation),
      sql`insert into result_period (project_id, indicator_id, start_day, end_day, state)
      select project_id, indicator_id, '2020-01-01', '2020-12-31', 'approved' from result_period where id = ${open}`,
    ],
    [
      promoterOf(organisation),
      sql`insert into result_period_part (period_id, project_id, dimension, category, actual)
      select id, project_id, 'sex', 'F', 5 from result_period where id = ${approved}`,
    ],
  ];
  for (const [access, attempt] of attempts) {
    await expect(as(access, (database) => attempt.execute(database))).rejects.toThrow(
      /cannot be|only a programme manager|begins by waiting/,
    );
  }
  expect(await states(periods)).toEqual(['approved', 'locked', 'open']);
});

test('a project goes with all its periods, the judged ones too', async () => {
  const { project } = await addReportedProject(fresh.store, [
    { start: '2023-01-01', end: '2023-12-31', state: 'locked' },
  ]);
  const { numAffectedRows } = await as(systemAccess, (database) =>
    sql`delete from project where id = ${project}`.execute(database),
  );
  expect(numAffectedRows).toBe(1n);
});

test('periods turn by their dates, each with an entry in the trail, and on the same day only once', async () => {
  const { periods, project } = await addReportedProject(fresh.store, [
    { start: '2031-01-01', end: '2031-12-31', state: 'waiting' },
    { start: '2031-01-01', end: '2031-06-30', state: 'submitted' },
    { start: '2030-01-01', end: '2030-12-31', state: 'returned' },
    { start: '2029-01-01', end: '2029-12-31', state: 'approved', actual: 1 },
    { start: '2032-01-01', end: '2032-12-31', state: 'waiting' },
  ]);
  await turnPeriods(fresh.store, '2032-01-01');
  expect(await states(periods)).toEqual(['open', 'submitted', 'locked', 'locked', 'waiting']);
  expect(await turnPeriods(fresh.store, '2032-01-01')).toEqual({ opened: 0, locked: 0 });
  const { rows } = await as(systemAccess, (database) =>
    sql<{
      event: string;
      count: number;
    }>`select event, count(*)::int from audit_entry where subject_id = ${project} group by event order by event`.execute(
      database,
    ),
  );
  expect(rows).toEqual([
    { event: 'period.locked', count: 2 },
    { event: 'period.opened', count: 1 },
  ]);
});

test('those who lead or write a project get one reminder of all that waits, and not again the next day', async () => {
  const { organisation, project } = await addReportedProject(
    fresh.store,
    [
      { start: '2041-01-01', end: '2041-06-30', state: 'open' },
      { start: '2041-01-01', end: '2041-12-31', state: 'waiting' },
      { start: '2040-07-01', end: '2041-06-30', state: 'returned' },
    ],
    'Herinner mij',
  );
  const author = await person('auteur@example.org', 'fr');
  const promoter = await person('promotor@example.org', 'nl');
  await fresh.store.accounts
    .transaction()
    .execute((database) =>
      sql`insert into membership (person_id, organisation_id, role) values (${promoter}, ${organisation}, 'promoter')`.execute(
        database,
      ),
    );
  await as(systemAccess, (database) =>
    sql`update project set authors = array[${author}::uuid] where id = ${project}`.execute(database),
  );
  const mails: ReminderMail[] = [];
  const tools = {
    queueMail: (mail: ReminderMail) => Promise.resolve(void mails.push(mail)),
    address: (locale: string, path: string) => `https://ambitie.example/${locale}${path}`,
  };
  await sendReminders(fresh.store, '2041-07-02', tools);
  const ours = mails.filter(({ text }) => text.includes('Herinner mij'));
  expect(ours.map(({ to, subject }) => [to, subject])).toEqual([
    ['auteur@example.org', '2 rapports vous attendent'],
    ['promotor@example.org', '2 rapporten wachten op je'],
  ]);
  expect(ours[1]!.text).toContain(
    '- Herinner mij: Deelnemende jongeren, tot 30 juni 2041. Invullen kan tot en met 28 september 2041.',
  );
  expect(ours[1]!.text).toContain('https://ambitie.example/nl/mijn-werk/rapporten');
  mails.length = 0;
  await sendReminders(fresh.store, '2041-07-03', tools);
  expect(mails).toEqual([]);
});

test('all that are found are approved at once, others stay as they are', async () => {
  const sent = { start: '2050-01-01', end: '2050-12-31', state: 'submitted', actual: 3 };
  const { periods } = await addReportedProject(
    fresh.store,
    [sent, { ...sent, end: '2050-06-30' }, { ...sent, end: '2050-03-31', state: 'open' }],
    'Alles 100%_goed',
  );
  const other = await addReportedProject(fresh.store, [sent], 'Alles 100 keer goed');
  const count = await as(systemAccess, (database) =>
    reviewPeriods(database, program, { kind: 'all', search: '100%_' }, { kind: 'approve' }),
  );
  expect(count).toBe(2);
  expect(await states(periods)).toEqual(['approved', 'approved', 'open']);
  expect(await states(other.periods)).toEqual(['submitted']);
});

test('bytes that are evidence of nothing any more are forgotten, the others kept', async () => {
  const { periods, project } = await addReportedProject(fresh.store, [
    { start: '2025-01-01', end: '2025-12-31', state: 'open' },
  ]);
  await as(systemAccess, async (database) => {
    await sql`insert into evidence_file (sha256, bytes) values (repeat('a', 64), 'a'), (repeat('b', 64), 'b')`.execute(
      database,
    );
    await sql`insert into evidence (project_id, period_id, sha256, media_type, file_name, size)
      values (${project}, ${periods[0]}, repeat('a', 64), 'text/plain', 'a.txt', 1)`.execute(database);
  });
  expect(await as(systemAccess, forgetLooseFiles)).toBe(1);
});

async function person(email: string, locale: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into person (name, email, email_verified, locale) values ('Iemand', ${email}, true, ${locale}) returning id`.execute(
    fresh.store.accounts,
  );
  return rows[0]!.id;
}
