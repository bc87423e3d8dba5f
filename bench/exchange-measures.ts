import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { organisations } from '../src/account/organisation/organisation-store.ts';
import { program } from '../src/wing/actor.ts';
import type { PlanTerms } from '../src/deliver/project/plan-terms.ts';
import { readProjects, type ExchangeTables, type InTransaction } from '../src/deliver/exchange/exchange-store.ts';
import { allTables, csvTables } from '../src/deliver/exchange/export.ts';
import { importFiles, type ImportOutcome } from '../src/deliver/exchange/import-store.ts';
import { tableNames } from '../src/deliver/exchange/layout.ts';
import type { SentFile } from '../src/deliver/exchange/sheet-store.ts';
import { workbookOf } from '../src/deliver/exchange/workbook.ts';
import { makeFile } from '../src/site/worker/make-file.ts';
import { reviewPeriods, type ReviewAct } from '../src/deliver/report/review-store.ts';
import { systemAccess } from '../src/store/access.ts';
import type { Store } from '../src/store/store.ts';
import type { PortfolioPlan } from './large-portfolio.ts';
import type { Measure } from './measure.ts';

const rows = 5000;
const periods = 1000;

/** Measures reviewing and exchanging on a database filled by `fillPortfolio`; what it adds stays there. */
export async function measureExchange(store: Store, plan: PortfolioPlan): Promise<readonly Measure[]> {
  const terms: PlanTerms = {
    action: new Set(plan.actions),
    group: new Set(plan.groups),
    municipality: new Set(plan.municipalities),
    indicator: new Set(plan.indicators),
  };
  return [
    ...(await measureReview(store)),
    ...(await measureImport(store, terms)),
    ...(await measureRoundTrip(store, terms)),
  ];
}

/** Approves and opens again as a programme manager does: in one act, with an entry in the trail for each. */
async function measureReview(store: Store): Promise<readonly Measure[]> {
  const ids = await store.as<unknown, readonly string[]>(systemAccess, async (database) => {
    const { rows: chosen } = await sql<{ id: string }>`
      update result_period set state = 'submitted', actual = 1
      where id in (select id from result_period where state = 'waiting' order by id limit ${periods}) returning id`.execute(
      database,
    );
    return chosen.map(({ id }) => id);
  });
  const review = (act: ReviewAct): Promise<number> =>
    seconds(() =>
      store.as<unknown, number>(systemAccess, (database) =>
        reviewPeriods(database, program, { kind: 'chosen', ids }, act),
      ),
    );
  const approved = await review({ kind: 'approve' });
  const unlocked = await review({ kind: 'unlock', until: '2030-01-01' });
  return [
    { what: `approve ${periods.toLocaleString('en')} periods`, unit: 's', value: approved, limit: 2 },
    { what: `unlock ${periods.toLocaleString('en')} periods`, unit: 's', value: unlocked, limit: 2 },
  ];
}

async function measureImport(store: Store, terms: PlanTerms): Promise<readonly Measure[]> {
  const lines = Array.from(
    { length: rows },
    (_, at) => `nieuw-${at},labelled,Nieuw project ${at},Samenvatting ${at},2024-01-01,2026-12-31\n`,
  );
  const text = `project,stage,title_nl,summary_nl,planned_start,planned_end\n${lines.join('')}`;
  const files = [{ name: 'projects.csv', bytes: new TextEncoder().encode(text) }];
  const what = `import of ${rows.toLocaleString('en')} rows`;
  return [
    { what: `${what}, all new`, unit: 's', value: await seconds(() => bringIn(store, files, terms)), limit: 30 },
    { what: `${what}, nothing new`, unit: 's', value: await seconds(() => bringIn(store, files, terms)), limit: 30 },
  ];
}

/** Every project to CSV files and back: the files of before and after have to be the same. */
async function measureRoundTrip(store: Store, terms: PlanTerms): Promise<readonly Measure[]> {
  let first: readonly SentFile[] = [];
  const exported = await seconds(async () => {
    first = await csvFiles(store);
  });
  const imported = await seconds(() => bringIn(store, first, terms));
  const second = await csvFiles(store);
  const differing = tableNames.filter((_, at) => !sameBytes(first[at]!.bytes, second[at]!.bytes)).length;
  const workbook = await seconds(async () =>
    makeFile(workbookOf(await allTables(readProjects(inTransactionOf(store), {})))),
  );
  const all = 'all projects';
  return [
    { what: `export of ${all} as ${tableNames.length} CSV files`, unit: 's', value: exported },
    { what: `the same files brought in again`, unit: 's', value: imported },
    { what: 'files that differ after export, import, export', unit: 'violations', value: differing, limit: 0 },
    { what: `export of ${all} as a workbook`, unit: 's', value: workbook },
  ];
}

function inTransactionOf(store: Store): InTransaction {
  return (work) => store.as(systemAccess, work);
}

async function bringIn(store: Store, files: readonly SentFile[], terms: PlanTerms): Promise<void> {
  const setting = { terms, author: program, organisations, newId: randomUUID, now: new Date() };
  const { problems } = await store.as<ExchangeTables, ImportOutcome>(systemAccess, (database) =>
    importFiles(database, files, setting),
  );
  if (problems.length > 0) throw new Error(`the import was refused: ${JSON.stringify(problems[0])}`);
}

async function csvFiles(store: Store): Promise<SentFile[]> {
  const pieces = new Map(tableNames.map((table) => [table, [] as string[]]));
  const batches = readProjects(inTransactionOf(store), {});
  for await (const [table, piece] of csvTables(batches)) pieces.get(table)?.push(piece);
  return [...pieces].map(([table, own]) => ({ name: `${table}.csv`, bytes: new TextEncoder().encode(own.join('')) }));
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.from(a).equals(Buffer.from(b));
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return (performance.now() - begin) / 1000;
}
