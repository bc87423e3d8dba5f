import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { completeProject } from '../../../../test/deliver/complete-project.ts';
import { fieldOn, makeDeliverSite, type DeliverSite, type Fields } from '../../../../test/deliver/deliver-site.ts';
import { makeFreshStore, type FreshStore } from '../../../../test/store/fresh-store.ts';
import { mailQueue, withSubject } from '../../../job/mail.ts';
import type { Person } from '../../../wing/actor.ts';
import { accessOf } from '../../../wing/permission.ts';
import { systemAccess } from '../../../store/access.ts';

let fresh: FreshStore;
let pages: DeliverSite;
let lead: string;
let partner: string;
let an: Person;
let stranger: Person;
let manager: Person;
let force: Person;
let reviewers: readonly Person[];
let insider: Person;
let round: string;
let criteria: readonly string[];

beforeAll(async () => {
  fresh = await makeFreshStore();
  pages = makeDeliverSite(fresh.store);
  lead = await pages.addOrganisation('Stad Genk');
  partner = await pages.addOrganisation('De Springplank');
  const elsewhere = await pages.addOrganisation('Elders');
  an = await pages.addPerson('An', [{ role: 'promoter', organisation: lead }]);
  stranger = await pages.addPerson('Cy', [{ role: 'promoter', organisation: elsewhere }]);
  manager = await pages.addPerson('Mo', [{ role: 'programme-manager' }]);
  force = await pages.addPerson('Tine', [{ role: 'task-force' }]);
  insider = await pages.addPerson('Ilse', [{ role: 'reviewer' }, { role: 'member', organisation: partner }]);
  reviewers = [
    await pages.addPerson('Rik', [{ role: 'reviewer' }]),
    await pages.addPerson('Ria', [{ role: 'reviewer' }]),
    await pages.addPerson('Roel', [{ role: 'reviewer' }]),
  ];
  round = await announce();
  criteria = [
    ...(await html(manager, `/beheer${round}/wijzig`)).matchAll(/name="criteria\.\d+\.id"[^>]*value="([^"]+)"/g),
  ]
    .map(([, id]) => id!)
    .slice(0, 2);
});
afterAll(() => fresh.drop());

function roundFields(changes: Fields = {}): Fields {
  return {
    versie: '0',
    title: 'Voorjaar 2026',
    intro: 'Voor iedereen.',
    opensDay: '2026-03-01',
    opensTime: '09:00',
    closesDay: '2026-04-01',
    closesTime: '17:00',
    reviewers: '2',
    minimumPartners: '2',
    'checks.0.title': 'De trekker is een vereniging of een overheid',
    'criteria.0.title': 'Bereik',
    'criteria.0.description': 'Hoeveel mensen?',
    'criteria.0.weight': '3',
    'criteria.0.maximum': '5',
    'criteria.1.title': 'Samenwerking',
    'criteria.1.description': '',
    'criteria.1.weight': '1',
    'criteria.1.maximum': '10',
    ...changes,
  };
}

async function announce(): Promise<string> {
  const answer = await pages.post(manager, '/beheer/rondes/nieuw', roundFields());
  expect(answer.status).toBe(303);
  return answer.headers.get('location')!;
}

async function html(who: Person | undefined, path: string): Promise<string> {
  const answer = await pages.get(who, path);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.text();
}

async function submitted(title: string): Promise<{ readonly slug: string; readonly proposal: string }> {
  const slug = await completeProject(fresh.store, an, { title, lead, partner });
  const answer = await pages.post(an, `${round}/indienen`, { project: slug });
  expect(answer.status).toBe(303);
  const { rows } = await fresh.store.as(systemAccess, (database) =>
    sql<{
      id: string;
    }>`select proposal.id from proposal join project on project.id = project_id where slug = ${slug}`.execute(database),
  );
  return { slug, proposal: rows[0]!.id };
}

async function reviewsOf(proposal: string): Promise<readonly { readonly id: string; readonly person: Person }[]> {
  const { rows } = await fresh.store.as(systemAccess, (database) =>
    sql<{ id: string; personId: string }>`
      select id, person_id from review where proposal_id = ${proposal} order by person_id`.execute(database),
  );
  const known = [...reviewers, insider];
  return rows.map(({ id, personId }) => ({ id, person: known.find((each) => each.id === personId)! }));
}

function points(first: string, second: string, dan: string): Fields {
  return {
    [`punten.${criteria[0]}`]: first,
    [`waarom.${criteria[0]}`]: 'Goed bereik',
    [`punten.${criteria[1]}`]: second,
    [`waarom.${criteria[1]}`]: '',
    opmerking: 'Sterk plan',
    dan,
  };
}

test('a round is announced with its criteria and their weights, and shows what is wrong with it', async () => {
  const page = await html(undefined, round);
  expect(page).toContain('Open tot 1 april 2026');
  expect(page).toContain('Bereik');
  expect(page).toContain('minstens 2 partners');
  const wrong = await pages.post(
    manager,
    '/beheer/rondes/nieuw',
    roundFields({ closesDay: '2026-02-01', reviewers: '40' }),
  );
  expect(wrong.status).toBe(422);
  const told = await wrong.text();
  expect(told).toContain('href="#veld-reviewers"');
  expect(told).toContain('tussen 1 en 9');
  expect((await pages.post(an, '/beheer/rondes/nieuw', roundFields())).status).toBe(403);
});

test.each([
  ['24:00', '2026-04-01', '24:00 kan twee dingen zijn'],
  ['2u30', '2026-03-29', 'bestaat niet op die dag'],
])('a round that would close at %s on %s is asked back', async (closesTime, closesDay, told) => {
  const answer = await pages.post(manager, '/beheer/rondes/nieuw', roundFields({ closesTime, closesDay }));
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain(told);
  expect(page).toContain('href="#veld-closesTime"');
  expect(page).toContain(`value="${closesTime}"`);
});

test('only what is complete and meets the rules is submitted, and what is missing is listed', async () => {
  const begun = await pages.post(an, '/projecten/nieuw', { titel: 'Onaf', trekker: lead });
  expect(begun.status).toBe(303);
  const page = await html(an, `${round}/indienen?project=onaf`);
  expect(page).toContain('minstens één gemeente');
  expect(page).toContain('minstens 2 partners');
  expect((await pages.post(an, `${round}/indienen`, { project: 'onaf' })).status).toBe(422);
  expect((await pages.get(stranger, `${round}/indienen?project=onaf`)).status).toBe(404);
  const unchosen = await pages.get(an, `${round}/indienen`);
  expect([unchosen.status, unchosen.headers.get('location')]).toEqual([302, round]);
  expect((await pages.post(stranger, `${round}/indienen`, { project: 'onaf' })).status).toBe(404);
});

test('from submission to label: divided, declared, scored, ranked, decided and told', async () => {
  const { slug, proposal } = await submitted('Samen vooruit');
  expect((await pages.post(an, `${round}/indienen`, { project: slug })).status).toBe(422);
  expect(await html(an, `/projecten/${slug}/beoordeling`)).toContain('Er is nog niet beslist');
  await pages.post(manager, `/beheer${round}/toewijzen`, {});
  const own = await reviewsOf(proposal);
  expect(own).toHaveLength(2);
  expect(own.map(({ person }) => person.name)).not.toContain('Ilse');
  for (const [index, { id, person }] of own.entries()) {
    const path = `/mijn-werk/beoordelingen/${id}`;
    expect(await html(person, path)).not.toContain('Wat er ingediend is');
    expect((await pages.post(person, `${path}/punten`, points('4', '8', 'klaar'))).status).toBe(403);
    expect((await pages.post(person, `${path}/belang`, {})).status).toBe(422);
    await pages.post(person, `${path}/belang`, { belang: 'nee' });
    expect(await html(person, path)).toContain('Wat er ingediend is');
    expect((await pages.post(person, `${path}/punten`, points('9', '8', 'klaar'))).status).toBe(422);
    expect((await pages.post(person, `${path}/punten`, points('', '8', 'ontwerp'))).status).toBe(303);
    expect(fieldOn(await html(person, path), `punten.${criteria[1]}`)).toBe('8');
    expect(await html(force, `/beheer${round}`)).toContain(`${index} van 2 klaar`);
    expect((await pages.post(person, `${path}/punten`, points(index ? '5' : '4', '8', 'klaar'))).status).toBe(303);
    expect((await pages.post(person, `${path}/punten`, points('1', '1', 'klaar'))).status).toBe(403);
  }
  const board = await html(force, `/beheer${round}`);
  expect(board).toContain('2 van 2 klaar');
  // (3 × 4/5 + 8/10) / 4 = 80 and (3 × 5/5 + 8/10) / 4 = 95, so 87.5 in the mean.
  expect(board).toContain('87,5');
  expect(await html(force, `/beheer${round}/zitting`)).toContain('Sterk plan');
  const decision = `/beheer${round}/${proposal}`;
  expect((await pages.post(force, decision, { beslissing: 'labelled', reden: '' })).status).toBe(422);
  expect((await pages.post(manager, decision, { beslissing: 'labelled', reden: 'Ja' })).status).toBe(403);
  expect((await pages.post(force, decision, { beslissing: 'labelled', reden: 'Overtuigend' })).status).toBe(303);
  expect((await pages.post(force, decision, { beslissing: 'declined', reden: 'Toch niet' })).status).toBe(409);
  const told = await html(an, `/projecten/${slug}/beoordeling`);
  for (const words of ['Overtuigend', 'Goed bereik', 'Sterk plan', '5,0 · 4,0', '87,5']) expect(told).toContain(words);
  for (const { person } of own) expect(told).not.toContain(person.name);
  expect(pages.mails.at(-1)).toMatchObject({ to: 'an@example.org', text: expect.stringContaining('Overtuigend') });
  expect(await html(force, `${decision}/brief`)).toContain('het label');
  const { rows } = await fresh.store.as(systemAccess, (database) =>
    sql`select stage, labelled_on, published_at is not null as is_public from project where slug = ${slug}`.execute(
      database,
    ),
  );
  expect(rows).toEqual([{ stage: 'labelled', labelledOn: '2026-03-02', isPublic: true }]);
  expect((await pages.get(stranger, `/projecten/${slug}/beoordeling`)).status).toBe(403);
});

test('a reviewer with a conflict can neither read nor score, and somebody else comes in place', async () => {
  const { proposal } = await submitted('Met belang');
  await pages.post(manager, `/beheer${round}/toewijzen`, {});
  const [first] = await reviewsOf(proposal);
  const { id, person } = first!;
  const path = `/mijn-werk/beoordelingen/${id}`;
  await pages.post(person, `${path}/belang`, { belang: 'nee' });
  await pages.post(person, `${path}/punten`, points('4', '8', 'ontwerp'));
  await pages.post(person, `${path}/belang`, { belang: 'ja', reden: 'Mijn broer' });
  const page = await html(person, path);
  expect(page).toContain('Je meldde een belang');
  expect(page).not.toContain('Wat er ingediend is');
  expect((await pages.post(person, `${path}/punten`, points('4', '8', 'klaar'))).status).toBe(403);
  await pages.post(person, `${path}/belang`, { belang: 'nee' });
  expect(await html(person, path)).toContain('Je meldde een belang');
  await pages.post(manager, `/beheer${round}/toewijzen`, {});
  expect(await reviewsOf(proposal)).toHaveLength(3);
});

test('the database itself refuses scores of a conflict, of somebody else and after the end', async () => {
  const { proposal } = await submitted('Tweede muur');
  await pages.post(manager, `/beheer${round}/toewijzen`, {});
  const [{ id, person } = { id: '', person: an }, other] = await reviewsOf(proposal);
  const score = (access: Parameters<typeof fresh.store.as>[0]) =>
    fresh.store.as(access, (database) =>
      sql`insert into score (review_id, criterion_id, points) values (${id}, ${criteria[0]}, 3)`.execute(database),
    );
  await expect(score(systemAccess)).rejects.toThrow('cannot score');
  await expect(score(accessOf(person))).rejects.toThrow('cannot score');
  const seen = await fresh.store.as(accessOf(person), (database) =>
    sql`select 1 from proposal_content where proposal_id = ${proposal}`.execute(database),
  );
  expect(seen.rows).toEqual([]);
  await pages.post(person, `/mijn-werk/beoordelingen/${id}/belang`, { belang: 'nee' });
  await expect(score(accessOf(other!.person))).rejects.toThrow('cannot score');
  await pages.post(person, `/mijn-werk/beoordelingen/${id}/punten`, points('4', '8', 'klaar'));
  await expect(score(systemAccess)).rejects.toThrow('final review');
  const rewritten = await fresh.store.as(systemAccess, (database) =>
    sql`update proposal_content set content = '{}' where proposal_id = ${proposal}`.execute(database),
  );
  expect(rewritten.numAffectedRows).toBe(0n);
  expect((await pages.get(other!.person, `/mijn-werk/beoordelingen/${id}`)).status).toBe(404);
});

test('a proposal that fails a check by hand is neither scored, ranked nor labelled, and its applicant reads why', async () => {
  const { slug, proposal } = await submitted('Komt niet in aanmerking');
  await pages.post(manager, `/beheer${round}/toewijzen`, {});
  const [{ id, person } = { id: '', person: an }] = await reviewsOf(proposal);
  await pages.post(person, `/mijn-werk/beoordelingen/${id}/belang`, { belang: 'nee' });
  const path = `/beheer${round}/${proposal}`;
  const page = await html(manager, path);
  const check = /name="voldaan\.([^"]+)"/.exec(page)![1]!;
  const verdict = (voldaan: string, uitleg: string) => ({
    gezien: '[]',
    [`voldaan.${check}`]: voldaan,
    [`uitleg.${check}`]: uitleg,
  });
  const wrong = await pages.post(manager, `${path}/voorwaarden`, verdict('nee', ' '));
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain(`href="#veld-uitleg.${check}"`);
  for (const who of [an, person]) {
    expect((await pages.post(who, `${path}/voorwaarden`, verdict('ja', ''))).status).toBe(403);
  }
  expect((await pages.post(manager, `${path}/voorwaarden`, verdict('nee', 'Het is een firma'))).status).toBe(303);
  const late = await pages.post(force, `${path}/voorwaarden`, verdict('ja', 'Toch wel'));
  expect(late.status).toBe(409);
  const both = await late.text();
  for (const words of ['Het is een firma', 'Toch wel']) expect(both).toContain(words);
  expect((await pages.post(person, `/mijn-werk/beoordelingen/${id}/punten`, points('4', '8', 'klaar'))).status).toBe(
    403,
  );
  const scoring = fresh.store.as(systemAccess, (database) =>
    sql`insert into score (review_id, criterion_id, points) values (${id}, ${criteria[0]}, 3)`.execute(database),
  );
  await expect(scoring).rejects.toThrow('failed a check');
  expect(await html(force, `/beheer${round}`)).toContain('komt niet in aanmerking');
  expect((await pages.post(force, path, { beslissing: 'labelled', reden: 'Ja' })).status).toBe(422);
  const told = await html(an, `/projecten/${slug}/beoordeling`);
  expect(told).toContain('De trekker is een vereniging of een overheid: niet voldaan. Het is een firma');
  const seen = await fresh.store.as(accessOf(stranger), (database) =>
    sql`select 1 from proposal_check`.execute(database),
  );
  expect(seen.rows).toEqual([]);
  const forged = await fresh.store.as(accessOf(an), (database) =>
    sql`update proposal_check set passed = true`.execute(database),
  );
  expect(forged.numAffectedRows).toBe(0n);
});

test('a decision stands together with its letters, or not at all', async () => {
  const { proposal } = await submitted('Met brief');
  const path = `/beheer${round}/${proposal}`;
  const decide = () => pages.post(force, path, { beslissing: 'come-back', reden: 'Maak het concreter' });
  const sentBefore = pages.mails.length;
  pages.breakMail(true);
  await expect(decide()).rejects.toThrow('the queue does not answer');
  pages.breakMail(false);
  expect(await html(force, `/beheer${round}/${proposal}`)).toContain('name="beslissing"');
  expect((await decide()).status).toBe(303);
  expect(pages.mails.slice(sentBefore)).toMatchObject([{ to: 'an@example.org' }]);
});

test('a promoter withdraws what was submitted: nobody scores or decides on it any more', async () => {
  const { slug, proposal } = await submitted('Ingetrokken');
  await pages.post(manager, `/beheer${round}/toewijzen`, {});
  const [{ id, person } = { id: '', person: an }] = await reviewsOf(proposal);
  await pages.post(person, `/mijn-werk/beoordelingen/${id}/belang`, { belang: 'nee' });
  const path = `/projecten/${slug}/intrekken`;
  expect((await pages.post(stranger, path, {})).status).toBe(404);
  expect(await html(an, path)).toContain('Trek het project in');
  expect((await pages.post(an, path, {})).status).toBe(303);
  expect((await pages.post(an, path, {})).status).toBe(409);
  const overview = await html(an, `/projecten/${slug}/bewerk`);
  expect(overview).toContain('An trok dit project in.');
  expect((await pages.post(an, `/projecten/${slug}/verwijder`, {})).status).toBe(409);
  expect(await html(force, `/beheer${round}`)).toContain('ingetrokken');
  expect(await html(person, `/mijn-werk/beoordelingen/${id}`)).toContain('Dit project is ingetrokken');
  expect((await pages.post(person, `/mijn-werk/beoordelingen/${id}/punten`, points('4', '8', 'klaar'))).status).toBe(
    403,
  );
  const decision = { beslissing: 'labelled', reden: 'Ja' };
  expect((await pages.post(force, `/beheer${round}/${proposal}`, decision)).status).toBe(409);
  const forged = fresh.store.as(accessOf(an), (database) =>
    sql`update proposal set decision = 'labelled', reason = 'Van mij', decided_at = now(), withdrawn_at = null
      where id = ${proposal}`.execute(database),
  );
  await expect(forged).rejects.toThrow('only the task force');
});

test('a project whose title was sent with a line break and a 46-letter word is decided on, and mailed', async () => {
  const long = 'Hottentottensoldatententententoonstellingsbouw';
  const { proposal } = await submitted('Gewoon begonnen');
  const begun = await pages.post(an, '/projecten/nieuw', { titel: `Kwaad\r\n\u202E${long}\u2028plan`, trekker: lead });
  expect(begun.status).toBe(303);
  expect(await html(an, begun.headers.get('location')!)).toContain(`value="Kwaad ${long} plan"`);
  // What an earlier version kept is decided on as well.
  await fresh.store.as(systemAccess, (database) =>
    sql`update proposal set title = ${JSON.stringify({ nl: 'Kwaad\nplan' })}::jsonb where id = ${proposal}`.execute(
      database,
    ),
  );
  const verdict = { beslissing: 'declined', reden: 'Te vaag' };
  expect((await pages.post(force, `/beheer${round}/${proposal}`, verdict)).status).toBe(303);
  expect(mailQueue.payload.safeParse(withSubject(pages.mails.at(-1)!)).success).toBe(true);
});

test('once it is decided nobody scores or declares any more, on the page nor in the database', async () => {
  const { proposal } = await submitted('Beslist');
  await pages.post(manager, `/beheer${round}/toewijzen`, {});
  const [scored, silent] = await reviewsOf(proposal);
  const path = ({ id }: { readonly id: string }) => `/mijn-werk/beoordelingen/${id}`;
  await pages.post(scored!.person, `${path(scored!)}/belang`, { belang: 'nee' });
  await pages.post(scored!.person, `${path(scored!)}/punten`, points('4', '8', 'ontwerp'));
  const verdict = { beslissing: 'declined', reden: 'Te vaag' };
  expect((await pages.post(force, `/beheer${round}/${proposal}`, verdict)).status).toBe(303);
  // The page that the decision led to says that it was kept; later readings do not.
  await html(force, `/beheer${round}`);
  const board = await html(force, `/beheer${round}`);

  expect((await pages.post(scored!.person, `${path(scored!)}/punten`, points('5', '10', 'klaar'))).status).toBe(403);
  expect((await pages.post(silent!.person, `${path(silent!)}/belang`, { belang: 'nee' })).status).toBe(403);
  for (const { id, person } of [scored!, silent!]) {
    expect(await html(person, path({ id }))).toContain('Over dit project is beslist');
    expect(await html(person, '/mijn-werk/beoordelingen')).toContain('niet meer nodig');
  }
  expect(await html(force, `/beheer${round}`)).toBe(board);

  const asPerson = accessOf(scored!.person);
  const run = (access: typeof asPerson, statement: ReturnType<typeof sql>) =>
    fresh.store.as(access, (database) => statement.execute(database));
  for (const [access, statement] of [
    [asPerson, sql`insert into score (review_id, criterion_id, points) values (${scored!.id}, ${criteria[0]}, 3)`],
    [asPerson, sql`update score set points = 5 where review_id = ${scored!.id}`],
    [asPerson, sql`update review set final_at = now() where id = ${scored!.id}`],
    [asPerson, sql`update review set conflict = 'declared' where id = ${scored!.id}`],
    [systemAccess, sql`insert into review (proposal_id, person_id) values (${proposal}, ${insider.id})`],
  ] as const) {
    await expect(run(access, statement)).rejects.toThrow('decided on is not reviewed');
  }
  const taken = await run(asPerson, sql`delete from score where review_id = ${scored!.id}`);
  expect(taken.numAffectedRows).toBe(0n);
});

test('what is judged is what was submitted, whatever is written afterwards', async () => {
  const { slug, proposal } = await submitted('Bevroren');
  const path = `/projecten/${slug}/bewerk/gemeenten`;
  const versie = fieldOn(await html(an, path), 'versie')!;
  await pages.post(an, path, { versie, 'municipalities[]': ['71008'] });
  const page = await html(force, `/beheer${round}/${proposal}`);
  expect(page).toContain('Genk');
  expect(page).not.toContain('Tongeren-Borgloon');
});

test('criteria are fixed once something was submitted, and two managers do not overwrite each other', async () => {
  const page = await html(manager, `/beheer${round}/wijzig`);
  const ids = {
    ...Object.fromEntries(criteria.map((id, index) => [`criteria.${index}.id`, id])),
    'checks.0.id': fieldOn(page, 'checks.0.id')!,
  };
  const versie = fieldOn(page, 'versie')!;
  const heavier = { ...roundFields({ versie }), ...ids, 'criteria.0.weight': '9' };
  expect((await pages.post(manager, `/beheer${round}/wijzig`, heavier)).status).toBe(422);
  const later = { ...roundFields({ versie, closesDay: '2026-04-15' }), ...ids };
  expect((await pages.post(manager, `/beheer${round}/wijzig`, later)).status).toBe(303);
  expect((await pages.post(manager, `/beheer${round}/wijzig`, later)).status).toBe(409);
});

test('nothing is submitted once the clock has closed the round', async () => {
  const slug = await completeProject(fresh.store, an, { title: 'Te laat', lead, partner });
  pages.wait(60 * 24 * 60);
  expect(await html(an, round)).toContain('Gesloten sinds');
  const late = await pages.post(an, `${round}/indienen`, { project: slug });
  expect(late.status).toBe(422);
  expect(await late.text()).toContain('niet open');
});
