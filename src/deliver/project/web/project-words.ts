import { formatDate, formatList, formatNumber } from '../../../foundation/number.ts';
import { isLocale, type Locale } from '../../../foundation/locale.ts';
import type { PlanContext } from '../../../wing/plan-context.ts';
import { projectText } from '../texts.ts';

/** What values and places of a project are called in one language. */
export interface ProjectWords {
  readonly t: ReturnType<typeof projectText>;
  readonly locale: Locale;
  /** Names of organisations by id. */
  readonly organisations: ReadonlyMap<string, string>;
  readonly plan: PlanContext;
}

export function projectWords(
  locale: Locale,
  plan: PlanContext,
  organisations: ReadonlyMap<string, string> = new Map(),
): ProjectWords {
  return { t: projectText(locale), locale, organisations, plan };
}

/** What a field is called, by its place in a form ("milestones.0.title") or the path of a difference. */
export function fieldLabel({ locale }: ProjectWords, path: readonly string[]): string {
  const [list, name = ''] = path.filter((step) => !/^(#.*|\d+)$/.test(step)).slice(-2);
  const last = (name || list || '').replace('[]', '');
  if (isLocale(last)) return last.toUpperCase();
  const key = last === 'title' && name ? titles[list ?? ''] : last;
  return projectText.find(locale, `field.${key ?? last}`) ?? last;
}

/** What the title of a row asks, by list. */
const titles: Readonly<Record<string, string>> = {
  milestones: 'milestone',
  risks: 'risk',
  results: 'result',
  indicators: 'measured',
};

/** Lists whose rows have a name of their own: "Mijlpaal 2". */
const codeKeys: Readonly<Record<string, (code: string) => string>> = {
  role: (code) => `role.${code}`,
  source: (code) => `source.${code}`,
  kind: (code) => `kind.${code}`,
  measure: (code) => `measure.${code}`,
  ascending: (code) => `ascending.${code}`,
};

/** What stands in a field as a code, in words: the role `lead` is "trekker". Nothing for a field without codes. */
export function codeLabel({ locale }: ProjectWords, field: string, code: string): string | undefined {
  const key = codeKeys[field]?.(code);
  return key && projectText.find(locale, key);
}

/** A row by its list and number: "Mijlpaal 2". A list without a word of its own keeps its name. */
export function rowLabel({ locale }: ProjectWords, list: string, number: number | ''): string {
  return projectText.find(locale, `row.${list}`, { number }) ?? list;
}

/** What stands at a path of a difference: "Mijlpaal 2 “Start”: Tegen wanneer". */
export function placeLabel(words: ProjectWords, path: readonly string[], contents: readonly unknown[]): string {
  let at: readonly unknown[] = contents;
  const names: string[] = [];
  path.forEach((step, index) => {
    at = at.map((content) => inner(content, step));
    if (!step.startsWith('#')) return;
    const list = path[index - 1] ?? '';
    const row = at.find((content) => content !== undefined);
    const kind = rowLabel(words, list, '').trim();
    names.push(`${kind} “${rowTitle(words, row)}”`);
  });
  const last = path.at(-1) ?? '';
  if (isLocale(last)) return `${fieldLabel(words, path.slice(0, -1))} (${last.toUpperCase()})`;
  if (last.startsWith('#')) return names.join(', ');
  return [...names, fieldLabel(words, path.slice(-3))].join(', ');
}

/** A value as words: of a code its name, of a row its fields one under the other. */
export function sayValue(words: ProjectWords, path: readonly string[], value: unknown): string {
  const name = path.findLast((step) => !step.startsWith('#')) ?? '';
  if (value === undefined || value === null) return '';
  if (typeof value === 'number') return sayNumber(words, name, value);
  if (typeof value === 'boolean') return words.t(value ? 'ascending.more' : 'ascending.less');
  if (typeof value === 'string') return sayText(words, name, value);
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item === 'string')) return sayList(words, name, value);
    return value.map((item) => sayValue(words, path, item)).join('\n');
  }
  return Object.entries(value)
    .filter(([field, inside]) => !silent.includes(field) && !isEmpty(inside))
    .toSorted(([one], [other]) => placeInRow(one) - placeInRow(other))
    .map(([field, inside]) => {
      const isRows = Array.isArray(inside) && typeof inside[0] === 'object';
      return `${fieldLabel(words, [...path, field])}:${isRows ? '\n' : ' '}${sayValue(words, [...path, field], inside)}`;
    })
    .join('\n');
}

function sayNumber({ locale }: ProjectWords, name: string, value: number): string {
  return name === 'year' ? String(value) : formatNumber(locale, value, Number.isInteger(value) ? 0 : 2);
}

function isEmpty(value: unknown): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0);
}

/** Fields of rows as people tell them; the database keeps them in an order of its own. */
const readingOrder = [
  'title',
  'label',
  'organisation',
  'indicator',
  'role',
  'kind',
  'description',
  'source',
  'funder',
  'sharePercent',
  'expected',
  'planned',
  'committed',
  'paid',
  'due',
  'doneOn',
  'likelihood',
  'impact',
  'response',
  'measure',
  'ascending',
  'planIndicator',
  'baseline',
  'year',
  'value',
  'start',
  'end',
  'dimension',
  'category',
  'target',
  'targetComment',
  'actual',
  'actualComment',
];

/** Where a field stands in its row; one that the list does not name comes last. */
function placeInRow(field: string): number {
  const place = readingOrder.indexOf(field);
  return place === -1 ? readingOrder.length : place;
}

/** Fields that the program keeps for itself. */
const silent = ['id', 'state', 'name'];

function inner(content: unknown, step: string): unknown {
  if (content === null || typeof content !== 'object') return undefined;
  if (!step.startsWith('#')) return (content as Readonly<Record<string, unknown>>)[step];
  const rows = content as readonly Readonly<Record<string, unknown>>[];
  return rows.find((row) => [row['id'], row['organisation'], row['indicator']].some((id) => `#${String(id)}` === step));
}

function rowTitle(words: ProjectWords, row: unknown): string {
  const fields = (row ?? {}) as Readonly<Record<string, unknown>>;
  const name = ['title', 'label', 'organisation', 'indicator', 'start', 'category'].find((key) => fields[key]);
  return name ? sayText(words, name, String(fields[name])) : '';
}

function sayText(words: ProjectWords, name: string, text: string): string {
  const { locale, organisations, plan } = words;
  if (name === 'organisation') return organisations.get(text) ?? text;
  if (['indicator', 'planIndicator'].includes(name)) {
    return plan.indicators(locale).find(({ id }) => id === text)?.name ?? text;
  }
  return codeLabel(words, name, text) ?? (/^\d{4}-\d\d-\d\d$/.test(text) ? formatDate(locale, text) : text);
}

function sayList(words: ProjectWords, name: string, list: readonly string[]): string {
  const names = namesOf(words, name);
  return formatList(
    words.locale,
    list.map((item) => names.get(item) ?? item),
  );
}

function namesOf({ plan, locale }: ProjectWords, name: string): ReadonlyMap<string, string> {
  if (name === 'municipalities') return new Map(plan.municipalities(locale).map((each) => [each.code, each.name]));
  if (name === 'groups') return new Map(plan.plan().groups.map((group) => [group.id, group.name[locale]]));
  if (name === 'actions') {
    const actions = plan.plan().ambitions.flatMap((ambition) => ambition.actions);
    return new Map(actions.map((action) => [action.id, `${action.id} ${action.title[locale]}`]));
  }
  return new Map();
}
