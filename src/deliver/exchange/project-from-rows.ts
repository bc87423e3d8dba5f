import { locales } from '../../foundation/locale.ts';
import { organisationKinds, type NamedOrganisation } from '../../wing/organisations.ts';
import { compacted } from '../compact.ts';
import {
  measureKinds,
  moneySources,
  partnerRoles,
  periodStates,
  projectStages,
  resultKinds,
  type Project,
  type ProjectResult,
  type Reference,
  type ResultIndicator,
  type ResultPeriod,
  type WrittenText,
} from '../project/project.ts';
import { plainValues } from '../project/plain-field.ts';
import type { ProjectContent } from '../project/section.ts';
import { readList } from './cell-text.ts';
import type { ExchangedProject } from './exchanged-project.ts';
import { keyOf, type Row, type TableName } from './layout.ts';
import { projectRows } from './project-rows.ts';

/** A project as a file has it: what it says, and where it stands. */
export type FiledProject = ProjectContent & Pick<Project, 'slug' | 'stage' | 'labelledOn' | 'publishedAt'>;

/** What rows become a project with. */
export interface RowReading {
  /** The rows of the project in a table, in any order; their cells were read and checked. */
  readonly rowsOf: (table: TableName) => readonly Row[];
  /** The project as it is, whose things keep their ids; absent when it is new. */
  readonly before?: ExchangedProject | undefined;
  /** Ids of organisations by their slugs. */
  readonly organisations: ReadonlyMap<string, string>;
  readonly newId: () => string;
}

/**
 * A project from its rows: the other way around of `projectRows`.
 *
 * @throws {Error} when a cell was not checked before.
 */
export function projectFromRows(row: Row, reading: RowReading): FiledProject {
  const { before, organisations } = reading;
  const numbered = (table: TableName) => inOrder(reading.rowsOf(table), 'number');
  const idOf = idsFor(reading);
  return {
    ...projectCells(row),
    partners: numbered('partners').map((each) => ({
      organisation: found(organisations.get(each['organisation'] ?? ''), each, 'organisation'),
      name: '',
      role: choice(partnerRoles, each, 'role'),
      isNaturalPerson: each['natural_person'] === 'yes',
      ...compacted({ sharePercent: number(each, 'share_percent') }),
    })),
    budget: numbered('budget').map((each) => ({
      id: idOf('budget', each),
      label: text(each, 'label'),
      source: choice(moneySources, each, 'source'),
      ...compacted({
        funder: some(each, 'funder'),
        planned: number(each, 'planned'),
        committed: number(each, 'committed'),
        paid: number(each, 'paid'),
      }),
    })),
    milestones: numbered('milestones').map((each) => ({
      id: idOf('milestones', each),
      title: text(each, 'title'),
      due: text(each, 'due'),
      ...compacted({ doneOn: some(each, 'done_on') }),
    })),
    risks: numbered('risks').map((each) => ({
      id: idOf('risks', each),
      title: text(each, 'title'),
      likelihood: Number(each['likelihood']),
      impact: Number(each['impact']),
      response: text(each, 'response'),
    })),
    contributions: reading.rowsOf('contributions').map((each) => ({
      indicator: text(each, 'indicator'),
      note: text(each, 'note'),
      ...compacted({ expected: number(each, 'expected') }),
    })),
    results: resultsFrom(reading, idOf),
    references: numbered('references').map((each) => referenceFrom(each, before?.references ?? [])),
  };
}

/** An organisation from its row. */
export function organisationFromRow(row: Row): NamedOrganisation {
  return {
    slug: text(row, 'organisation'),
    name: text(row, 'name'),
    kind: choice(organisationKinds, row, 'kind'),
    ...compacted({
      website: some(row, 'website'),
      municipality: some(row, 'municipality'),
      enterpriseNumber: some(row, 'enterprise_number'),
    }),
  };
}

type OwnCells = Omit<
  FiledProject,
  'partners' | 'budget' | 'milestones' | 'risks' | 'contributions' | 'results' | 'references'
>;

function projectCells(row: Row): OwnCells {
  const [on, published] = [some(row, 'stopped_on'), some(row, 'published_at')];
  return {
    slug: text(row, 'project'),
    stage: choice(projectStages, row, 'stage'),
    title: written(row, 'title'),
    summary: written(row, 'summary'),
    description: written(row, 'description'),
    actions: readList(text(row, 'actions')),
    groups: readList(text(row, 'groups')),
    themes: readList(text(row, 'themes')),
    municipalities: readList(text(row, 'municipalities')),
    ...plainValues((column) => some(row, column)),
    ...compacted({
      stopped: on === undefined ? undefined : { on, reason: text(row, 'stopped_reason') },
      labelledOn: some(row, 'labelled_on'),
      publishedAt: published === undefined ? undefined : new Date(published),
    }),
  };
}

type IdOf = (table: Identified, row: Row) => string;

/** Tables whose rows have an id of their own. */
type Identified = 'budget' | 'milestones' | 'risks' | 'results' | 'indicators' | 'periods';

/** Gives what is there its id, by what its row says: rows stand in the order of what they were made from. */
function idsFor({ before, newId }: RowReading): IdOf {
  if (!before) return () => newId();
  const rows = projectRows(before);
  const indicators = before.results.flatMap((result) => result.indicators);
  const things: Readonly<Record<Identified, readonly { readonly id: string }[]>> = {
    budget: before.budget,
    milestones: before.milestones,
    risks: before.risks,
    results: before.results,
    indicators,
    periods: indicators.flatMap(({ periods }) => periods),
  };
  const tables = Object.entries(things) as readonly (readonly [Identified, readonly { readonly id: string }[]])[];
  const ids = new Map(
    tables.flatMap(([table, list]) => rows[table].map((row, at) => [table + keyOf(table, row), list[at]!.id])),
  );
  return (table, row) => ids.get(table + keyOf(table, row)) ?? newId();
}

function resultsFrom({ rowsOf }: RowReading, idOf: IdOf): readonly ProjectResult[] {
  const indicators = Map.groupBy(rowsOf('indicators'), (row) => row['result']);
  const periods = Map.groupBy(rowsOf('periods'), indicatorKey);
  const parts = Map.groupBy(rowsOf('parts'), periodKey);
  return inOrder(rowsOf('results'), 'result').map((row) => ({
    id: idOf('results', row),
    kind: choice(resultKinds, row, 'kind'),
    title: text(row, 'title'),
    description: text(row, 'description'),
    indicators: inOrder(indicators.get(row['result']) ?? [], 'indicator').map((each) => ({
      id: idOf('indicators', each),
      ...indicatorCells(each),
      periods: (periods.get(indicatorKey(each)) ?? []).map((period) => ({
        id: idOf('periods', period),
        ...periodCells(period),
        parts: (parts.get(periodKey(period)) ?? []).map((part) => ({
          dimension: text(part, 'dimension'),
          category: text(part, 'category'),
          ...compacted({ target: number(part, 'target'), actual: number(part, 'actual') }),
        })),
      })),
    })),
  }));
}

function indicatorKey(row: Row): string {
  return JSON.stringify([row['result'], row['indicator']]);
}

function periodKey(row: Row): string {
  return JSON.stringify([row['result'], row['indicator'], row['start'], row['end']]);
}

function indicatorCells(row: Row): Omit<ResultIndicator, 'id' | 'periods'> {
  const year = number(row, 'baseline_year');
  const rest = compacted({ value: number(row, 'baseline_value'), comment: some(row, 'baseline_comment') });
  return {
    title: text(row, 'title'),
    measure: choice(measureKinds, row, 'measure'),
    ascending: row['ascending'] === 'yes',
    ...compacted({
      planIndicator: some(row, 'plan_indicator'),
      baseline: year === undefined ? undefined : { year, ...rest },
    }),
  };
}

function periodCells(row: Row): Omit<ResultPeriod, 'id' | 'parts'> {
  return {
    start: text(row, 'start'),
    end: text(row, 'end'),
    state: choice(periodStates, row, 'state'),
    ...compacted({
      target: number(row, 'target'),
      targetComment: some(row, 'target_comment'),
      actual: number(row, 'actual'),
      actualComment: some(row, 'actual_comment'),
    }),
  };
}

/** A file tells where something was published, not what it says: facts that are known of it stay. */
function referenceFrom(row: Row, before: readonly Reference[]): Reference {
  const title = text(row, 'title');
  const facts = before.find((each) => each.title === title)?.facts;
  return { title, ...compacted({ url: some(row, 'url'), published: some(row, 'published'), facts }) };
}

function inOrder(rows: readonly Row[], column: string): readonly Row[] {
  return rows.toSorted((one, other) => Number(one[column]) - Number(other[column]));
}

function written(row: Row, name: string): WrittenText {
  return Object.fromEntries(
    locales.flatMap((locale) => {
      const words = text(row, `${name}_${locale}`);
      return words === '' ? [] : [[locale, words]];
    }),
  );
}

function text(row: Row, column: string): string {
  return row[column] ?? '';
}

/** `undefined` for an empty cell. */
function some(row: Row, column: string): string | undefined {
  return row[column] || undefined;
}

function number(row: Row, column: string): number | undefined {
  const cell = row[column];
  return cell ? Number(cell) : undefined;
}

function choice<Choice extends string>(choices: readonly Choice[], row: Row, column: string): Choice {
  const chosen = choices.find((each) => each === row[column]);
  return found(chosen, row, column);
}

function found<T>(value: T | undefined, row: Row, column: string): T {
  if (value === undefined) throw new Error(`"${row[column]}" was not checked as ${column}`);
  return value;
}
