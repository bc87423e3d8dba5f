import type { z } from 'zod';

/** The field by which a form that is sent twice is told from two forms. */
export const formToken = 'formulier';

/** What was typed in each field, as it was sent: shown again when something is wrong, so that nothing is lost. */
export type FormValues = Readonly<Record<string, readonly string[]>>;

/** What is wrong with each field, by its name: a key of the wing's message catalogue. */
export type FormErrors<Key extends string = string> = Readonly<Partial<Record<string, Key>>>;

/** A form read: its answers, or what is wrong with them. Either way what was typed. */
export type FormReading<T, Key extends string = string> =
  | { readonly ok: true; readonly value: T; readonly values: FormValues }
  | { readonly ok: false; readonly errors: FormErrors<Key>; readonly values: FormValues };

/**
 * Reads a form by a schema whose issues carry message keys: `z.string().trim().min(1, 'title.missing')`. The schema
 * gets a text for each field, and a list of texts for fields named in `lists`; files are left to the caller.
 * Only the first thing wrong with a field is told.
 */
export function readForm<T, Key extends string>(
  form: FormData,
  schema: z.ZodType<T>,
  lists: readonly string[] = [],
): FormReading<T, Key> {
  const values = valuesOf(form);
  const answers = Object.entries(values).map(([name, texts]) => [
    name,
    lists.includes(name) ? texts : (texts[0] ?? ''),
  ]);
  const empty = lists.filter((name) => !(name in values)).map((name) => [name, []]);
  const sent = [...answers, ...empty];
  const first = schema.safeParse(Object.fromEntries(sent));
  const absent = first.success ? [] : first.error.issues.filter((issue) => isAbsent(issue, values));
  const reading =
    absent.length === 0
      ? first
      : schema.safeParse(Object.fromEntries([...sent, ...absent.map(({ path }) => [String(path[0]), ''])]));
  if (reading.success) return { ok: true, value: reading.data, values };
  const errors = Object.create(null) as Record<string, Key>;
  // Zod lists the issues in the order of the schema: the first of a field stays.
  for (const { path, message } of reading.error.issues) errors[String(path[0] ?? '')] ??= message as Key;
  return { ok: false, errors, values };
}

/** A field that was not sent is an empty one, as browsers send it: no issue of a schema has words of its own for it. */
function isAbsent({ code, path }: z.core.$ZodIssue, values: FormValues): boolean {
  return code === 'invalid_type' && path.length === 1 && !(String(path[0]) in values);
}

/** The texts of a form by field, without its files; line ends as Unix writes them. */
export function valuesOf(form: FormData): FormValues {
  // Without the names that every object has: a field may be called `constructor`.
  const values = Object.create(null) as Record<string, string[]>;
  for (const [name, value] of form) {
    if (typeof value === 'string') (values[name] ??= []).push(value.replaceAll('\r\n', '\n'));
  }
  return values;
}

/**
 * The texts of a form with rows, which are named by their places: `milestones.0.title`. Places are counted anew from 0,
 * list by list: what was sent says which row comes after which, and never how many there are.
 */
export function rowValuesOf(form: FormData): FormValues {
  const values = valuesOf(form);
  const places = new Map<string, Set<number>>();
  const steps = Object.keys(values).map((name) => name.split('.'));
  for (const path of steps) {
    path.forEach((step, at) => {
      if (!isPlace(step)) return;
      const list = path.slice(0, at).join('.');
      places.set(list, (places.get(list) ?? new Set()).add(Number(step)));
    });
  }
  const inOrder = new Map([...places].map(([list, sent]) => [list, rankOf([...sent].toSorted((a, b) => a - b))]));
  const renamed = steps.map((path) =>
    path
      .map((step, at) => (isPlace(step) ? inOrder.get(path.slice(0, at).join('.'))?.get(Number(step)) : step))
      .join('.'),
  );
  return Object.fromEntries(Object.values(values).map((texts, at) => [renamed[at] ?? '', texts]));
}

/** How many rows of a list were sent or are shown; `values` come from `rowValuesOf` or the thing itself. */
export function countRows(values: FormValues, list: string): number {
  const start = `${list}.`;
  const names = Object.keys(values).filter((name) => name.startsWith(start));
  return new Set(names.map((name) => name.slice(start.length).split('.', 1)[0] ?? '').filter(isPlace)).size;
}

function isPlace(step: string): boolean {
  return /^\d{1,9}$/.test(step);
}

function rankOf(sent: readonly number[]): ReadonlyMap<number, number> {
  return new Map(sent.map((place, rank) => [place, rank]));
}

/** Values to show in a form that nobody has sent yet. */
export function shownValues(
  texts: Readonly<Record<string, string | number | readonly string[] | undefined>>,
): FormValues {
  const entries = Object.entries(texts).filter(([, text]) => text !== undefined);
  return Object.fromEntries(entries.map(([name, text]) => [name, Array.isArray(text) ? text : [String(text)]]));
}

/** The file of a field; `undefined` when none was chosen. */
export function fileIn(form: FormData, name: string): File | undefined {
  const value = form.get(name);
  return value instanceof File && value.size > 0 ? value : undefined;
}

/** The text of a field that is sent once; "" when it was not sent, or is a file. */
export function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
