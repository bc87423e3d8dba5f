import { z } from 'zod';
import { locales, inEveryLocale, type Locale, type Localised } from '../foundation/locale.ts';
import { nearestName } from '../foundation/nearest-name.ts';
import { failed, ok, type Problem, type Result } from '../foundation/problem.ts';
import { typeset } from '../foundation/typeset.ts';
import { readYaml, type YamlFile } from '../foundation/yaml-file.ts';

/** Where a text stands in the text files: `['actions', 'A10.1', 'title']`. */
export type TextKey = readonly string[];

/** One text in one language, with its place in its file. */
export interface PlacedText {
  readonly text: string;
  readonly at: string;
}

/** The text file of one language: every text by its key, joined with `/`. */
export interface TextFile {
  readonly locale: Locale;
  readonly texts: ReadonlyMap<string, PlacedText>;
  readonly placeOf: YamlFile<unknown>['placeOf'];
}

/** All prose of a plan. */
export interface PlanTexts {
  /**
   * @throws {Error} for a key that was not among the required ones: that is a bug.
   */
  readonly get: (key: TextKey) => Localised;
  readonly placed: (locale: Locale, key: TextKey) => PlacedText;
  /** A text that a language may go without. */
  readonly find: (locale: Locale, key: TextKey) => string | undefined;
}

/** Name of a language's text file within a plan folder. */
export function textFileName(locale: Locale): string {
  return `texts/${locale}.yaml`;
}

/** Reads the text file of one language: keys within keys, ending in texts. Empty texts and numbers are problems. */
export function readTextFile(locale: Locale, text: string): Result<TextFile> {
  const file = readYaml(textFileName(locale), text, z.record(z.string(), z.unknown()));
  if (!file.ok) return file;
  const leaves = [...leavesOf(file.value.value, [])];
  const problems = leaves.flatMap(({ key, value }) => checkLeaf(key, value, file.value.placeOf(key)));
  if (problems.length > 0) return failed(problems);
  const texts = new Map(
    leaves.map(({ key, value }) => [
      key.join('/'),
      { text: typeset(locale, String(value).trim()), at: file.value.placeOf(key) },
    ]),
  );
  return ok({ locale, texts, placeOf: file.value.placeOf });
}

interface Leaf {
  readonly key: TextKey;
  readonly value: unknown;
}

function* leavesOf(value: unknown, key: TextKey): Generator<Leaf, void> {
  const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isGroup) {
    yield { key, value };
    return;
  }
  for (const [name, inner] of Object.entries(value)) yield* leavesOf(inner, [...key, name]);
}

function checkLeaf(key: TextKey, value: unknown, at: string): readonly Problem[] {
  if (typeof value === 'string' && value.trim() !== '') return [];
  const name = key.join('.');
  const message = value === null || value === '' ? `The text "${name}" is empty.` : `"${name}" is not a text.`;
  return [
    { code: 'wrong-text', message, at, hint: 'Write the text after the colon, in quotes when it holds a colon.' },
  ];
}

/**
 * Holds the text files against the texts that the plan needs: each text has to stand in every language, and a text
 * that nothing in the plan asks for is a problem as well (most often a mistyped id). Those of `optional` may be there,
 * in any language by itself.
 */
export function collectTexts(
  files: Localised<TextFile>,
  required: readonly TextKey[],
  optional: readonly TextKey[] = [],
): Result<PlanTexts> {
  const problems = locales.flatMap((locale) => [
    ...missingTexts(files[locale], required),
    ...unknownTexts(files[locale], [...required, ...optional]),
  ]);
  if (problems.length > 0) return failed(problems);
  const placed = (locale: Locale, key: TextKey): PlacedText => {
    const found = files[locale].texts.get(key.join('/'));
    if (!found) throw new Error(`text not asked for in advance: ${key.join('/')}`);
    return found;
  };
  return ok({
    placed,
    get: (key) => inEveryLocale((locale) => placed(locale, key).text),
    find: (locale, key) => files[locale].texts.get(key.join('/'))?.text,
  });
}

function missingTexts(file: TextFile, required: readonly TextKey[]): readonly Problem[] {
  return required
    .filter((key) => !file.texts.has(key.join('/')))
    .map((key) => ({
      code: 'missing-text',
      message: `The text "${key.join('.')}" is missing in language "${file.locale}".`,
      at: file.placeOf(key),
      hint: `Add "${String(key.at(-1))}:" below "${key.slice(0, -1).join('.')}" in ${textFileName(file.locale)}.`,
    }));
}

function unknownTexts(file: TextFile, required: readonly TextKey[]): readonly Problem[] {
  const known = new Set(required.map((key) => key.join('/')));
  return [...file.texts]
    .filter(([key]) => !known.has(key))
    .map(([key, { at }]) => ({
      code: 'unknown-text',
      message: `Nothing in the plan asks for the text "${key.replaceAll('/', '.')}".`,
      at,
      hint: suggestText(key, known, file),
    }));
}

function suggestText(key: string, known: ReadonlySet<string>, file: TextFile): string {
  const free = [...known].filter((name) => !file.texts.has(name));
  const near = nearestName(key, free);
  return near ? `Did you mean "${near.replaceAll('/', '.')}"?` : 'Remove it, or add its id to the plan.';
}
