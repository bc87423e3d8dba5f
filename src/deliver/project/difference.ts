import { saysTheSame } from './section.ts';

/**
 * Something that two contents say differently. A path names fields ("milestones", "title") and, with `#`, rows of a list
 * by what identifies them. `before` or `after` is absent where only the other has it.
 */
export interface Difference {
  readonly path: readonly string[];
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Which of two contents to take for a difference. */
export type Pick = 'before' | 'after';

/** A difference's name in a form: its path as one text. */
export function keyOf({ path }: Difference): string {
  return path.join('/');
}

/** What two contents say differently, down to single fields; lists of words as a whole, rows one by one. */
export function differences(before: unknown, after: unknown, path: readonly string[] = []): readonly Difference[] {
  if (saysTheSame(before, after)) return [];
  if (isRecord(before) && isRecord(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names]
      .filter((name) => !identities.includes(name))
      .flatMap((name) => differences(before[name], after[name], [...path, name]));
  }
  if (isRows(before) && isRows(after)) {
    const names = new Set([...before, ...after].map(rowName));
    return [...names].flatMap((name) => differences(rowIn(before, name), rowIn(after, name), [...path, name]));
  }
  return [{ path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
}

/** What is taken when nobody chose: what is there of what only one has, the later words of two. */
export function defaultPick({ after }: Difference): Pick {
  return after === undefined ? 'before' : 'after';
}

/** The first content with, of each difference, what was picked. */
export function merged<T>(before: T, after: T, pickOf: (difference: Difference) => Pick): T {
  return differences(before, after)
    .filter((difference) => pickOf(difference) === 'after')
    .reduce<unknown>((content, { path, after: value }) => placed(content, path, value), before) as T;
}

/** Names by which rows are known: of what has no id, what makes it the only one. */
const identities = ['id', 'organisation', 'indicator'];

type Row = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Row {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function isRows(value: unknown): value is readonly Row[] {
  return Array.isArray(value) && value.every(isRecord);
}

function rowName(row: Row): string {
  if (typeof row['dimension'] === 'string') return `#${row['dimension']}: ${String(row['category'])}`;
  const identity = identities.find((name) => typeof row[name] === 'string');
  return `#${String(identity ? row[identity] : row['title'])}`;
}

function rowIn(rows: readonly Row[], name: string): Row | undefined {
  return rows.find((row) => rowName(row) === name);
}

function placed(content: unknown, path: readonly string[], value: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  if (isRows(content) && name.startsWith('#')) {
    if (!rowIn(content, name)) return value === undefined ? content : [...content, value];
    return content.flatMap((row) => {
      if (rowName(row) !== name) return [row];
      const put = placed(row, rest, value);
      return put === undefined ? [] : [put];
    });
  }
  const record = isRecord(content) ? content : {};
  const put = placed(record[name], rest, value);
  const others = Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));
  return put === undefined ? others : { ...others, [name]: put };
}
