import type { Effects } from '../../foundation/effects.ts';
import { inEveryLocale, type Localised } from '../../foundation/locale.ts';
import { failed, ok, type Problem, type Result } from '../../foundation/problem.ts';
import { usualPatience } from './download.ts';
import {
  failedStatus,
  fetchedStatus,
  freshnessOf,
  withFile,
  type FileStatus,
  type Freshness,
  type SourceStatus,
} from './freshness.ts';
import type {
  FileOrder,
  HashedKeptFile,
  KeptFile,
  Publisher,
  SourcePlan,
  SourceSettings,
  TableCheck,
} from './publisher.ts';
import { bestat } from './publishers/bestat.ts';
import { boundaries } from './publishers/boundaries.ts';
import { eurostat } from './publishers/eurostat.ts';
import { gisco } from './publishers/gisco.ts';
import { swing } from './publishers/swing-odata.ts';
import { vdabVacancies } from './publishers/vdab-vacancies.ts';
import type { RawRecord, RawStore } from './raw-file.ts';
import { fetchedTables } from './fetched-tables.ts';
import { tablePublishers } from './table-publishers.ts';
import { sourceText } from './texts.ts';

/** Every publisher whose files are fetched. A new one is one file and one line here, and its texts. */
export const publishers: readonly Publisher[] = [
  eurostat,
  bestat,
  swing,
  vdabVacancies,
  ...tablePublishers.map(fetchedTables),
  boundaries,
  gisco,
];

/** A source in words: its name, and what it brings. */
export interface SourceText {
  readonly name: string;
  readonly brings: string;
}

/** Where figures or boundaries come from. `isFetched` is false for what the plan folder itself brings. */
export interface Source {
  readonly id: string;
  readonly publisher: string;
  readonly licence: { readonly name: string; readonly url?: string };
  readonly homepage?: string;
  readonly isFetched: boolean;
  readonly text: Localised<SourceText>;
}

export const sources: readonly Source[] = [
  {
    id: 'figures',
    publisher: 'the publishers named with each figure',
    licence: { name: 'that of each publisher' },
    isFetched: false,
    text: textOf('figures'),
  },
  ...publishers.map(({ id, publisher, licence, homepage }) => ({
    id,
    publisher,
    licence,
    ...(homepage && { homepage }),
    isFetched: true,
    text: textOf(id),
  })),
];

function textOf(id: string): Localised<SourceText> {
  return inEveryLocale((locale) => {
    const name = sourceText.find(locale, `${id}.name`);
    const brings = sourceText.find(locale, `${id}.brings`);
    if (!name || !brings) throw new Error(`source ${id} has no texts`);
    return { name, brings };
  });
}

export const sourceIds: readonly string[] = sources.map(({ id }) => id);

/** The publisher whose source has that id. */
export function findPublisher(id: string): Publisher | undefined {
  return publishers.find((publisher) => publisher.id === id);
}

/** The settings of a machine: what its environment names (each publisher says which names it knows). */
export function sourceSettings(environment: SourceSettings['environment']): SourceSettings {
  return { environment, patience: usualPatience };
}

/**
 * What a fetch brought. `files` came in sound; `changed` are those of them that were not had before. `refused` tells of
 * the files that did not come in: what was kept of them stays in use. `remarks` tell of parts that a publisher does not
 * have.
 */
export interface FetchedSource {
  readonly files: readonly RawRecord[];
  readonly changed: readonly RawRecord[];
  /** Figures read from the files that changed. */
  readonly observations: number;
  readonly refused: readonly Problem[];
  readonly remarks: readonly Problem[];
}

/**
 * Fetches a source and keeps its files, each only after it was read without a problem; one that came in unchanged is
 * neither kept nor read again. Of several files the good ones are kept when another one is refused. What happened to
 * each is noted in the source's status.
 *
 * Fails only when nothing came in. Problems: those of the publisher's client and reader, `not-fetched` for a source that
 * comes with the plan, `not-set-up` for one that needs a key or an address first.
 */
export async function fetchSource(
  effects: Effects,
  sourceId: string,
  plan: SourcePlan,
  rawStore: RawStore,
  settings: SourceSettings = sourceSettings({}),
  checkTable: TableCheck = noTables,
): Promise<Result<FetchedSource>> {
  const publisher = findPublisher(sourceId);
  if (!publisher) return failed([comesWithPlan(sourceId)]);
  const missing = publisher.missingSettings(settings);
  if (missing.length > 0) return failed(missing);
  const kept = await rawStore.latest(publisher.id);
  const visit: Visit = { effects, publisher, plan, rawStore, settings, checkTable, kept: kept.ok ? kept.value : [] };
  const outcomes: Outcome[] = [];
  let status = await rawStore.status(publisher.id);
  for (const order of publisher.orders(plan, effects.now())) {
    const outcome = await fetchFile(visit, order);
    outcomes.push(outcome);
    status = withFile(status, statusAfter(visit, order, status, outcome));
    await rawStore.noteStatus(status);
    if (!outcome.ok && outcome.problems.some(({ code }) => code === 'no-connection')) break;
  }
  return gathered(outcomes);
}

function comesWithPlan(source: string): Problem {
  return {
    code: 'not-fetched',
    message: `The source "${source}" comes with the plan and is not fetched.`,
    at: 'figures.csv',
    hint: 'Edit figures.csv or the tables in figures/ in the folder of the plan, or fetch eurostat.',
  };
}

interface Visit {
  readonly effects: Effects;
  readonly publisher: Publisher;
  readonly plan: SourcePlan;
  readonly rawStore: RawStore;
  readonly settings: SourceSettings;
  readonly checkTable: TableCheck;
  /** What was kept before, listed once; nothing when a record is damaged, so that all is fetched anew. */
  readonly kept: readonly RawRecord[];
}

/** For callers that fetch no tables. */
function noTables(file: KeptFile): never {
  throw new Error(`nobody reads the table ${file.name}`);
}

interface FetchedFile {
  readonly record: RawRecord;
  readonly changed: boolean;
  readonly observations: number;
  readonly remarks: readonly Problem[];
}

type Outcome = Result<FetchedFile>;

async function fetchFile(visit: Visit, order: FileOrder): Promise<Outcome> {
  const { effects, publisher, rawStore, settings } = visit;
  const answer = await order.fetch(effects, settings);
  if (!answer.ok) return answer;
  const { url, bytes: content } = answer.value;
  const retrieved = effects.now().toISOString();
  const { name, extension } = order;
  const file = { source: publisher.id, name, extension, url, retrieved, content };
  const record = rawStore.recordOf(file);
  const known = visit.kept.find((each) => each.name === name);
  if (known && (await holdsTheSame(rawStore, known, record))) {
    return ok({ record: known, changed: false, observations: 0, remarks: [] });
  }
  const read = await examine(visit, order, { ...record, content });
  if (!read.ok) return read;
  await rawStore.keep(record, content);
  return ok({ record, changed: true, ...read.value });
}

/** Whether what was kept is this very content from this very address, undamaged; it was read then. */
async function holdsTheSame(rawStore: RawStore, known: RawRecord, came: RawRecord): Promise<boolean> {
  return known.url === came.url && known.sha256 === came.sha256 && (await rawStore.verify(known)).length === 0;
}

/** Reads a file as a release will, before it is kept. */
async function examine(
  { plan, checkTable }: Visit,
  { reading }: FileOrder,
  file: HashedKeptFile,
): Promise<Result<Pick<FetchedFile, 'observations' | 'remarks'>>> {
  switch (reading.kind) {
    case 'observations': {
      const read = reading.read(file);
      return read.ok ? ok({ observations: read.value.observations.length, remarks: read.value.remarks }) : read;
    }
    case 'boundaries': {
      const read = reading.read(file);
      return read.ok ? ok({ observations: 0, remarks: [] }) : read;
    }
    case 'table': {
      const read = await checkTable(file, reading.mapping, plan);
      return read.ok ? ok({ observations: read.value.observations, remarks: [] }) : read;
    }
  }
}

function statusAfter(
  { effects, publisher }: Visit,
  order: FileOrder,
  status: SourceStatus,
  outcome: Outcome,
): FileStatus {
  const before = status.files.find(({ name }) => name === order.name);
  const now = effects.now();
  if (!outcome.ok) return failedStatus(before, order.name, outcome.problems, now);
  const { record, changed } = outcome.value;
  const file = { name: order.name, changed, retrieved: record.retrieved };
  return fetchedStatus(before, file, now, publisher.updateEveryDays);
}

function gathered(outcomes: readonly Outcome[]): Result<FetchedSource> {
  const refused = outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.problems));
  const came = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
  if (came.length === 0 && refused.length > 0) return failed(refused);
  return ok({
    files: came.map(({ record }) => record),
    changed: came.filter(({ changed }) => changed).map(({ record }) => record),
    observations: came.reduce((sum, { observations }) => sum + observations, 0),
    refused,
    remarks: came.flatMap(({ remarks }) => remarks),
  });
}

/** A source as visitors may know it: its files with how fresh they are, and what it needs before it can be fetched. */
export interface SourceState {
  readonly source: string;
  readonly files: readonly (FileStatus & { readonly freshness: Freshness })[];
  readonly missingSettings: readonly Problem[];
}

/** The state at a moment of every source that is fetched: each file that the plan orders, those never asked for included. */
export async function sourceStates(
  rawStore: RawStore,
  plan: SourcePlan,
  settings: SourceSettings,
  now: Date,
): Promise<readonly SourceState[]> {
  return Promise.all(
    publishers.map(async (publisher) => {
      const { files } = await rawStore.status(publisher.id);
      const ordered = publisher
        .orders(plan, now)
        .map(({ name }) => files.find((file) => file.name === name) ?? { name });
      return {
        source: publisher.id,
        files: ordered.map((file) => ({ ...file, freshness: freshnessOf(file, now) })),
        missingSettings: publisher.missingSettings(settings),
      };
    }),
  );
}
