import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { anyProjects, terms } from '../../../test/deliver/any-project.ts';
import { makeFreshStore, type FreshStore } from '../../../test/store/fresh-store.ts';
import { organisations } from '../../account/organisation/organisation-store.ts';
import { program } from '../../wing/actor.ts';
import { systemAccess } from '../../store/access.ts';
import type { CellProblem } from './cell-problem.ts';
import { isChange } from './table-changes.ts';
import { readProjects, type InTransaction } from './exchange-store.ts';
import type { ExchangedProject } from './exchanged-project.ts';
import { allTables, csvTable } from './export.ts';
import { importFiles, previewImport, type ImportOutcome } from './import-store.ts';
import { tableNames } from './layout.ts';
import { changedProjects } from './preview.ts';
import { writeWorkbook, type SentFile } from './sheet-store.ts';

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

test('a workbook gives the same projects as CSV files do', async () => {
  const projects = fc.sample(anyProjects, { numRuns: 5, seed: 7 }).at(-1)!;
  const workbook = await writeWorkbook(await allTables(only(projects)));
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
