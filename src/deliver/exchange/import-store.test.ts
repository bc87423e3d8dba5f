import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { anyProjects, terms } from '../../../test/deliver/any-project.ts';
import { countingStore } from '../../../test/store/counting-store.ts';
import { makeFreshStore, type FreshStore } from '../../../test/store/fresh-store.ts';
import { organisations } from '../../account/organisation/organisation-store.ts';
import { program } from '../../wing/actor.ts';
import { readTrail } from '../../wing/trail-store.ts';
import { systemAccess } from '../../store/access.ts';
import { listVersions } from '../project/version-store.ts';
import type { CellProblem } from './cell-problem.ts';
import { isChange } from './table-changes.ts';
import { readNamedProjects, readProjects, type ExchangeTables, type InTransaction } from './exchange-store.ts';
import type { ExchangedProject } from './exchanged-project.ts';
import { allTables, csvTable } from './export.ts';
import { importFiles, previewImport, type ImportOutcome } from './import-store.ts';
import { tableNames } from './layout.ts';
import { changedProjects } from './preview.ts';
import { makeFile } from '../../site/worker/make-file.ts';
import type { SentFile } from './sheet-store.ts';
import { workbookOf } from './workbook.ts';

let fresh: FreshStore;
beforeAll(async () => {
  fresh = await makeFreshStore();
});
afterAll(() => fresh.drop());
afterEach(empty);

const inTransaction: InTransaction = (work) => fresh.store.as(systemAccess, work);
const setting = { terms, author: program, organisations, newId: randomUUID, now: new Date('2026-03-02T09:30:00Z') };

async function empty(): Promise<void> {
  await inTransaction((database) => sql`delete from project`.execute(database));
}

function bringIn(files: readonly SentFile[]): Promise<ImportOutcome> {
  return inTransaction((database) => importFiles(database, files, setting));
}

async function* only(projects: readonly ExchangedProject[]): AsyncGenerator<readonly ExchangedProject[]> {
  yield projects;
}

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

async function csvFiles(batches: () => AsyncIterable<readonly ExchangedProject[]>): Promise<readonly SentFile[]> {
  const files: SentFile[] = [];
  for (const table of tableNames) {
    files.push(file(`${table}.csv`, await textOf(csvTable(table, batches()))));
  }
  return files;
}

function file(name: string, text: string): SentFile {
  return { name, bytes: new TextEncoder().encode(text) };
}

function texts(files: readonly SentFile[]): readonly string[] {
  return files.map(({ name, bytes }) => `${name}\n${new TextDecoder().decode(bytes)}`);
}

function told(problems: readonly CellProblem[]): readonly string[] {
  return problems.map(({ code, place: { file: name, sheet, row, column } }) =>
    [code, name, sheet, row, column].filter((each) => each !== undefined).join(' '),
  );
}

test('what is exported as CSV, brought into an empty database and exported again is the same to the byte', async () => {
  await fc.assert(
    fc.asyncProperty(anyProjects, async (projects) => {
      await empty();
      const first = await csvFiles(() => only(projects));
      const outcome = await bringIn(first);
      expect(outcome.problems).toEqual([]);
      const second = await csvFiles(() => readProjects(inTransaction, {}));
      expect(texts(second)).toEqual(texts(first));
      const again = await inTransaction((database) => previewImport(database, second, setting));
      expect(isChange(again.changes)).toBe(false);
    }),
    { numRuns: 12, seed: 20260101 },
  );
});

test('a label, a publication and days that happened are refused where they cannot be', async () => {
  const { problems } = await bringIn([
    file(
      'projects.csv',
      'project,title_nl,stage,labelled_on,published_at,actual_start\n' +
        'ab,A,draft,2025-01-01,2025-01-02,\ncd,C,labelled,2026-03-03,2026-04-01,2027-01-01\nef,E,labelled,2026-03-02,,2026-03-02\n',
    ),
  ]);
  expect(told(problems)).toEqual([
    'no-label projects.csv 2 labelled_on',
    'no-label projects.csv 2 published_at',
    'still-to-come projects.csv 3 actual_start',
    'still-to-come projects.csv 3 labelled_on',
    'still-to-come projects.csv 3 published_at',
  ]);
});

test('a title with a line end, as Alt+Enter makes it, is brought in as one line', async () => {
  const { problems } = await bringIn([file('projects.csv', 'project,title_nl\nab,"Kwaad\nplan"\n')]);
  expect(problems).toEqual([]);
  const [project] = await inTransaction((database) => readNamedProjects(database, ['ab']));
  expect(project!.title).toEqual({ nl: 'Kwaad plan' });
});

test('a workbook gives the same projects as CSV files do', async () => {
  const projects = fc.sample(anyProjects, { numRuns: 5, seed: 7 }).at(-1)!;
  const workbook = await makeFile(workbookOf(await allTables(only(projects))));
  const outcome = await bringIn([{ name: 'projecten.xlsx', bytes: workbook }]);
  expect(outcome.problems).toEqual([]);
  const again = await inTransaction(async (database) =>
    previewImport(database, [{ name: 'projecten.xlsx', bytes: workbook }], setting),
  );
  expect(isChange(again.changes)).toBe(false);
});

test('any project changes into any other one by importing it, and then nothing is left to change', async () => {
  await fc.assert(
    fc.asyncProperty(anyProjects, anyProjects, async (before, after) => {
      await empty();
      const open = before.map((project) => ({
        ...project,
        results: project.results.map((result) => ({
          ...result,
          indicators: result.indicators.map((each) => ({
            ...each,
            periods: each.periods.map((period) => ({ ...period, state: 'open' as const })),
          })),
        })),
      }));
      await bringIn(await csvFiles(() => only(open)));
      const files = await csvFiles(() => only(after));
      expect(told((await bringIn(files)).problems)).toEqual([]);
      expect(isChange((await bringIn(files)).changes)).toBe(false);
    }),
    { numRuns: 8, seed: 20260102 },
  );
});

test('everything that is wrong is told with file, row and column, and then nothing is brought in', async () => {
  const outcome = await bringIn([
    file(
      'projects.csv',
      'project,title_nl,planned_start,planned_end\ngoed,Goed,2024-01-01,2023-01-01\nFout!,,31/2/2024,\n',
    ),
    file('budget.csv', 'project,number,label,source,planned\ngoed,1,Loon,esf,twaalf\nweg,3,Loon,erdf,-5\n'),
    file('partners.csv', 'project,number,organisation,role\ngoed,1,niemand,lead\n'),
  ]);
  expect(told(outcome.problems)).toEqual([
    'bad-slug projects.csv 3 project',
    'bad-day projects.csv 3 planned_start',
    'bad-choice budget.csv 2 source',
    'bad-amount budget.csv 2 planned',
    'bad-amount budget.csv 3 planned',
    'unknown-project budget.csv 3',
    'missing-number budget.csv 3 number',
    'wrong-order projects.csv 2 planned_end',
    'missing-title projects.csv 3 title_nl',
    'unknown-organisation partners.csv 2 organisation',
  ]);
  expect(
    await csvFiles(() => readProjects(inTransaction, {})).then(([, projects]) => texts([projects!])[0]),
  ).not.toContain('goed');
});

test('columns and tables that a file lacks stay as they are', async () => {
  await bringIn([
    file('projects.csv', 'project,title_nl,website\nab,Oud,https://x.example\n'),
    file('milestones.csv', 'project,number,title,due\nab,1,Begin,2024-01-01\n'),
  ]);
  const outcome = await bringIn([file('projects.csv', 'project,title_nl\nab,Nieuw\n')]);
  expect(changedProjects(outcome.changes)).toEqual([
    {
      slug: 'ab',
      title: 'Nieuw',
      isNew: false,
      counts: [{ table: 'projects', added: 0, changed: 1, removed: 0 }],
      fields: [{ column: 'title_nl', before: 'Oud', after: 'Nieuw' }],
    },
  ]);
  const [project] = await inTransaction(async (database) => {
    const all: ExchangedProject[] = [];
    for await (const batch of readProjects((work) => work(database), {})) all.push(...batch);
    return all;
  });
  expect(project).toMatchObject({ website: 'https://x.example', milestones: [{ title: 'Begin' }], version: 2 });
});

test('what a file changes is a version with an entry for each section, and for where the project stands', async () => {
  await bringIn([file('projects.csv', 'project,title_nl\nspoor,Titel\n')]);
  await bringIn([
    file('projects.csv', 'project,title_nl,groups,stage,published_at\nspoor,Beter,G1,labelled,2026-01-01\n'),
    file('milestones.csv', 'project,number,title,due\nspoor,1,Begin,2024-01-01\n'),
  ]);
  await inTransaction(async (database) => {
    const { id } = await database
      .selectFrom('project')
      .select('id')
      .where('slug', '=', 'spoor')
      .executeTakeFirstOrThrow();
    const versions = await listVersions(database, { project: id, limit: 9 });
    expect(versions.map(({ version, sections, savedAt }) => [version, sections, savedAt])).toEqual([
      [2, ['about', 'groups', 'milestones'], setting.now],
      [1, ['about'], setting.now],
    ]);
    const trail = await readTrail(database, { subject: { kind: 'project', id }, limit: 9 });
    expect(trail.map(({ event, details }) => [event, details])).toEqual([
      ['project.labelled', {}],
      ['project.saved', { section: 'milestones' }],
      ['project.saved', { section: 'groups' }],
      ['project.saved', { section: 'about' }],
      ['project.created', {}],
    ]);
  });
});

test('a period that a file reports, sends in and approves leaves the entries that pages leave', async () => {
  const files = (state: string, actual: string): readonly SentFile[] => [
    file('projects.csv', 'project,title_nl\nmeter,Titel\n'),
    file('results.csv', 'project,result,kind,title\nmeter,1,output,Mensen\n'),
    file('indicators.csv', 'project,result,indicator,title,measure\nmeter,1,1,Deelnemers,unit\n'),
    file(
      'periods.csv',
      `project,result,indicator,start,end,state,actual\nmeter,1,1,2024-01-01,2024-12-31,${state},${actual}\n`,
    ),
    file(
      'parts.csv',
      `project,result,indicator,start,end,dimension,category,actual\nmeter,1,1,2024-01-01,2024-12-31,sex,F,${actual}\n`,
    ),
  ];
  for (const [state, actual] of [
    ['open', ''],
    ['open', '12'],
    ['submitted', '36'],
    ['approved', '36'],
  ] as const) {
    expect(told((await bringIn(files(state, actual))).problems)).toEqual([]);
  }
  const { rows } = await inTransaction((database) =>
    sql`select event, details from audit_entry where event like 'period.%' order by id`.execute(database),
  );
  const details = { indicator: 'Deelnemers', end: '2024-12-31' };
  expect(rows).toEqual(['period.drafted', 'period.submitted', 'period.approve'].map((event) => ({ event, details })));
  const kept = await inTransaction((database) =>
    sql`select state, result_period.actual, part.actual as part from result_period
      join result_period_part part on period_id = id`.execute(database),
  );
  expect(kept.rows).toEqual([{ state: 'approved', actual: '36', part: '36' }]);
});

test('facts of a reference, which no file tells, stay when a file changes its project', async () => {
  await bringIn([
    file('projects.csv', 'project,title_nl\nfeit,Titel\n'),
    file('references.csv', 'project,number,title\nfeit,1,Krant\n'),
  ]);
  const facts = [{ nl: 'Veertig mensen vonden werk.' }];
  await inTransaction((database) =>
    sql`update project set "references" = ${JSON.stringify([{ title: 'Krant', facts }])}::jsonb`.execute(database),
  );
  await bringIn([
    file('projects.csv', 'project,title_nl\nfeit,Anders\n'),
    file('references.csv', 'project,number,title,published\nfeit,1,Krant,2026-01-01\n'),
  ]);
  const [project] = await inTransaction(async (database) => readNamedProjects(database, ['feit']));
  expect(project).toMatchObject({
    title: { nl: 'Anders' },
    references: [{ title: 'Krant', published: '2026-01-01', facts }],
  });
});

test('many projects are written in as many statements as few', async () => {
  const asked = async (from: number, many: number): Promise<number> => {
    const { store, statements } = countingStore(fresh.store);
    const slugs = Array.from({ length: many }, (_, at) => `veel-${from + at}`);
    const files = [
      file('projects.csv', `project,title_nl\n${slugs.map((slug) => `${slug},Titel\n`).join('')}`),
      file(
        'milestones.csv',
        `project,number,title,due\n${slugs.map((slug) => `${slug},1,Begin,2024-01-01\n`).join('')}`,
      ),
    ];
    await store.as<ExchangeTables, ImportOutcome>(systemAccess, (database) => importFiles(database, files, setting));
    return statements.length;
  };
  expect(await asked(0, 150)).toBe(await asked(1000, 1));
});

test('an import that is killed halfway leaves nothing', async () => {
  const projects = fc.sample(anyProjects, { numRuns: 3, seed: 3 }).at(-1)!;
  const files = await csvFiles(() => only(projects));
  const killed = inTransaction(async (database) => {
    await importFiles(database, files, setting);
    await sql`select pg_terminate_backend(pg_backend_pid())`.execute(database);
  });
  await expect(killed).rejects.toThrow(/terminat|Connection/);
  const left = await inTransaction((database) => database.selectFrom('project').select('slug').execute());
  expect(left).toEqual([]);
});

test('what was approved is not changed by an import', async () => {
  const files = (actual: string): readonly SentFile[] => [
    file('projects.csv', 'project,title_nl\nab,Titel\n'),
    file('results.csv', 'project,result,kind,title\nab,1,output,Mensen\n'),
    file('indicators.csv', 'project,result,indicator,title,measure\nab,1,1,Deelnemers,unit\n'),
    file(
      'periods.csv',
      `project,result,indicator,start,end,state,actual\nab,1,1,2024-01-01,2024-12-31,approved,${actual}\n`,
    ),
  ];
  expect((await bringIn(files('36'))).problems).toEqual([]);
  expect(told((await bringIn(files('40'))).problems)).toEqual(['locked-period periods.csv 2']);
});
