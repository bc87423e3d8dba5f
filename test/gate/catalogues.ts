import { globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import { locales, type Locale } from '../../src/foundation/locale.ts';
import { argumentsOfMessage } from '../../src/foundation/message-check.ts';
import type { Catalogue } from '../../src/foundation/message.ts';

/** The catalogues of a room, by language. */
export interface Room {
  /** Its folder, in which messages/ stands. */
  readonly folder: string;
  readonly texts: Readonly<Record<string, Catalogue>>;
}

/** A file of the source that is no catalogue. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** Its strings. */
  readonly literals: readonly string[];
  /** Lines on which the languages are listed by hand. */
  readonly lists: readonly number[];
  /** Its templates; one whose fixed parts hold no letter could be any key, and is none. */
  readonly patterns: readonly RegExp[];
}

/** Every catalogue under a folder, found by its name: a new room needs to be named nowhere. */
export async function readRooms(root: string): Promise<readonly Room[]> {
  const files = globSync('**/messages/*.ts', { cwd: root }).toSorted();
  const folders = [...new Set(files.map((file) => dirname(dirname(file))))];
  return Promise.all(
    folders.map(async (folder) => {
      const own = files.filter((file) => dirname(dirname(file)) === folder);
      const texts = await Promise.all(
        own.map(async (file): Promise<[string, Catalogue]> => {
          const loaded = (await import(resolve(root, file))) as { readonly texts: Catalogue };
          return [file.slice(file.lastIndexOf('/') + 1, -'.ts'.length), loaded.texts];
        }),
      );
      return { folder, texts: Object.fromEntries(texts) };
    }),
  );
}

/** The source in which keys are used: tests and catalogues use none. */
export function readSource(root: string): readonly SourceFile[] {
  return globSync('**/*.{ts,tsx}', { cwd: root })
    .filter((path) => !/\.test\.tsx?$|(^|\/)messages\//.test(path))
    .map((path) => sourceFile(path, readFileSync(join(root, path), 'utf8')));
}

/** What is wrong among the languages of a room: a language or key too many or too few, a text that is no message. */
export function languageFaults({ folder, texts }: Room): readonly string[] {
  const found = Object.keys(texts).toSorted();
  const faults = found.join() === locales.toSorted().join() ? [] : [`${folder}: has ${found.join(', ')}`];
  const [deciding] = locales;
  const keys = Object.keys(texts[deciding] ?? {});
  const all = [...new Set(Object.values(texts).flatMap((catalogue) => Object.keys(catalogue)))];
  return [
    ...faults,
    ...locales.flatMap((locale) => [
      ...all
        .filter((key) => keys.includes(key) !== Object.hasOwn(texts[locale] ?? {}, key))
        .map((key) => `${folder} ${locale}: ${key} is ${keys.includes(key) ? 'missing' : 'not in Dutch'}`),
      ...keys.flatMap((key) =>
        argumentFaults(texts, key, locale).map((fault) => `${folder} ${locale}: ${key} ${fault}`),
      ),
    ]),
  ];
}

function argumentFaults(texts: Room['texts'], key: string, locale: Locale): readonly string[] {
  const [wanted, own] = [locales[0], locale].map((each) => argumentsOfMessage(texts[each]?.[key] ?? '', each));
  if (!wanted || !own) return ['is no valid message'];
  const names = (of: typeof own): string => of.toSorted().join(', ');
  return names(wanted) === names(own)
    ? []
    : [`takes ${names(own) || 'nothing'}, in Dutch ${names(wanted) || 'nothing'}`];
}

/** Folders that know every wing, or that every wing knows. */
const shared = /^(wing|house|cli)\//;

/**
 * Keys that no file of their wing uses, nor one that knows every wing or imports their texts: neither the key itself nor a
 * template that it fits stands there. The name of an event stands there without its prefix.
 */
export function unusedKeys({ folder, texts }: Room, source: readonly SourceFile[]): readonly string[] {
  const wing = `${folder.split('/')[0]}/`;
  const near = source.filter(
    ({ path, text }) => path.startsWith(wing) || shared.test(path) || text.includes(`${folder}/texts.ts'`),
  );
  const literals = new Set(near.flatMap((file) => file.literals));
  const patterns = near.flatMap((file) => file.patterns);
  return Object.keys(texts[locales[0]] ?? {}).filter((key) => {
    const name = key.replace(/^event\./, '');
    return !literals.has(name) && !patterns.some((pattern) => pattern.test(name));
  });
}

/** Reads the strings of a file. */
export function sourceFile(path: string, text: string): SourceFile {
  const literals: string[] = [];
  const patterns: RegExp[] = [];
  const lists: number[] = [];
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, kind);
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) literals.push(node.text);
    if (ts.isTemplateExpression(node)) {
      const parts = [node.head.text, ...node.templateSpans.map((span) => span.literal.text)];
      const isTelling = /[a-z]/i.test(parts.join(''));
      if (isTelling)
        patterns.push(new RegExp(`^${parts.map((part) => part.replaceAll(/[^\w ]/g, String.raw`\$&`)).join('.+')}$`));
    }
    if (listsLanguages(node)) lists.push(tree.getLineAndCharacterOfPosition(node.pos).line + 1);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { path, text, literals, patterns, lists };
}

/** Whether a list or a table has an entry for each language. */
function listsLanguages(node: ts.Node): boolean {
  if (ts.isArrayLiteralExpression(node)) {
    const entries = node.elements.map((each) => (ts.isStringLiteralLike(each) ? each.text : ''));
    return locales.every((locale) => entries.includes(locale));
  }
  if (!ts.isObjectLiteralExpression(node)) return false;
  const names = node.properties.map(({ name }) =>
    name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : '',
  );
  return locales.every((locale) => names.includes(locale));
}
