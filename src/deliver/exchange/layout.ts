import { choiceNames, type ChoiceNames } from './choice-names.ts';
import { columnsInEveryLocale } from '../../foundation/locale.ts';
import type { TermSort } from '../project/plan-terms.ts';
import { plainColumn, plainFields, plainNames, type PlainKind } from '../project/plain-field.ts';

/**
 * What a cell holds. A `line` is a text without line ends; `amount` is in euro and never below zero; `number` counts from 1; `moment` is a time in UTC; `ids`
 * and `id` are ids of the plan, of the sort that is named. `otherwise` is what an empty cell means.
 */
export type CellKind =
  | {
      readonly kind:
        | Exclude<PlainKind, 'label-basis'>
        | 'text'
        | 'line'
        | 'slug'
        | 'list'
        | 'moment'
        | 'municipality'
        | 'enterprise';
    }
  | { readonly kind: 'amount' | 'decimal' | 'percent' | 'number' | 'score' | 'year' }
  | { readonly kind: 'yes-no'; readonly otherwise: 'yes' | 'no' }
  | { readonly kind: 'choice'; readonly of: ChoiceNames; readonly otherwise?: string }
  | { readonly kind: 'id' | 'ids'; readonly of: TermSort };

export type Column = CellKind & {
  readonly name: string;
  /** Whether it is part of what makes a row this row; such a cell may not be empty. */
  readonly key?: true;
  readonly required?: true;
};

/** The tables of a file of projects, in the order in which they build on each other. */
export const tableNames = [
  'organisations',
  'projects',
  'partners',
  'budget',
  'milestones',
  'risks',
  'results',
  'indicators',
  'periods',
  'parts',
  'contributions',
  'references',
] as const;
export type TableName = (typeof tableNames)[number];

const project: Column = { name: 'project', kind: 'slug', key: true };
const number: Column = { name: 'number', kind: 'number', key: true };
const result: Column = { name: 'result', kind: 'number', key: true };
const indicator: Column = { name: 'indicator', kind: 'number', key: true };
const period: readonly Column[] = [
  { name: 'start', kind: 'day', key: true },
  { name: 'end', kind: 'day', key: true },
];
const title: Column = { name: 'title', kind: 'line', required: true };

function plainCell(kind: PlainKind): CellKind {
  return kind === 'label-basis' ? { kind: 'choice', of: choiceNames.labelBasis } : { kind };
}

/** The columns of each table, documented for who makes a file in docs/exchange.md. */
export const layout: Readonly<Record<TableName, readonly Column[]>> = {
  organisations: [
    { name: 'organisation', kind: 'slug', key: true },
    { name: 'name', kind: 'line', required: true },
    { name: 'kind', kind: 'choice', of: choiceNames.organisationKind, required: true },
    { name: 'municipality', kind: 'municipality' },
    { name: 'enterprise_number', kind: 'enterprise' },
    { name: 'website', kind: 'web-address' },
  ],
  projects: [
    project,
    { name: 'stage', kind: 'choice', of: choiceNames.projectStage, otherwise: 'draft' },
    ...inLanguages('title', 'line'),
    ...inLanguages('summary', 'text'),
    ...inLanguages('description', 'text'),
    { name: 'actions', kind: 'ids', of: 'action' },
    { name: 'groups', kind: 'ids', of: 'group' },
    { name: 'themes', kind: 'list' },
    { name: 'municipalities', kind: 'ids', of: 'municipality' },
    ...plainNames.map((name) => ({ name: plainColumn(name), ...plainCell(plainFields[name].kind) })),
    { name: 'stopped_on', kind: 'day' },
    { name: 'stopped_reason', kind: 'text' },
    { name: 'labelled_on', kind: 'day' },
    { name: 'published_at', kind: 'moment' },
  ],
  partners: [
    project,
    number,
    { name: 'organisation', kind: 'slug', required: true },
    { name: 'role', kind: 'choice', of: choiceNames.partnerRole, required: true },
    { name: 'share_percent', kind: 'percent' },
    { name: 'natural_person', kind: 'yes-no', otherwise: 'no' },
  ],
  budget: [
    project,
    number,
    { name: 'label', kind: 'line', required: true },
    { name: 'source', kind: 'choice', of: choiceNames.moneySource, required: true },
    { name: 'funder', kind: 'line' },
    { name: 'planned', kind: 'amount' },
    { name: 'committed', kind: 'amount' },
    { name: 'paid', kind: 'amount' },
  ],
  milestones: [project, number, title, { name: 'due', kind: 'day', required: true }, { name: 'done_on', kind: 'day' }],
  risks: [
    project,
    number,
    title,
    { name: 'likelihood', kind: 'score', required: true },
    { name: 'impact', kind: 'score', required: true },
    { name: 'response', kind: 'text' },
  ],
  results: [
    project,
    result,
    { name: 'kind', kind: 'choice', of: choiceNames.resultKind, required: true },
    title,
    { name: 'description', kind: 'text' },
  ],
  indicators: [
    project,
    result,
    indicator,
    title,
    { name: 'measure', kind: 'choice', of: choiceNames.measureKind, required: true },
    { name: 'ascending', kind: 'yes-no', otherwise: 'yes' },
    { name: 'plan_indicator', kind: 'id', of: 'indicator' },
    { name: 'baseline_year', kind: 'year' },
    { name: 'baseline_value', kind: 'decimal' },
    { name: 'baseline_comment', kind: 'text' },
  ],
  periods: [
    project,
    result,
    indicator,
    ...period,
    { name: 'state', kind: 'choice', of: choiceNames.periodState, otherwise: 'waiting' },
    { name: 'target', kind: 'decimal' },
    { name: 'target_comment', kind: 'text' },
    { name: 'actual', kind: 'decimal' },
    { name: 'actual_comment', kind: 'text' },
  ],
  parts: [
    project,
    result,
    indicator,
    ...period,
    { name: 'dimension', kind: 'line', key: true },
    { name: 'category', kind: 'line', key: true },
    { name: 'target', kind: 'decimal' },
    { name: 'actual', kind: 'decimal' },
  ],
  contributions: [
    project,
    { name: 'indicator', kind: 'id', of: 'indicator', key: true },
    { name: 'expected', kind: 'decimal' },
    { name: 'note', kind: 'text' },
  ],
  references: [project, number, title, { name: 'url', kind: 'web-address' }, { name: 'published', kind: 'day' }],
};

/** What a table's rows hang on: rows with the same values in the key columns of both. */
export const parents: Readonly<Partial<Record<TableName, TableName>>> = {
  indicators: 'results',
  periods: 'indicators',
  parts: 'periods',
};

/** A row as text: every column of its table, '' where there is nothing. */
export type Row = Readonly<Record<string, string>>;

/** The tables of some projects, each row written as `project-rows.ts` writes it. */
export type Tables = Readonly<Partial<Record<TableName, readonly Row[]>>>;

/** What makes a row this row, as one text. */
export function keyOf(table: TableName, row: Row): string {
  const keys = layout[table].filter(({ key }) => key);
  return JSON.stringify(keys.map(({ name }) => row[name] ?? ''));
}

export function isTableName(text: string): text is TableName {
  return (tableNames as readonly string[]).includes(text);
}

function inLanguages(name: string, kind: 'line' | 'text'): readonly Column[] {
  return columnsInEveryLocale(name).map((column) => ({ name: column, kind }));
}
