import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { isMap, isScalar, parseDocument, visit } from 'yaml';
import { locales } from '../../src/foundation/locale.ts';
import { toCsvText } from '../../src/foundation/csv-file.ts';
import { readRooms } from './catalogues.ts';

/** The code of a language that nobody speaks: Dutch with accents, between ⟦ and ⟧, written from right to left. */
export const pseudoLocale = 'xx';

const accents: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ó',
  u: 'ú',
  n: 'ñ',
  A: 'Á',
  E: 'É',
  O: 'Ó',
};

/**
 * A Dutch text in the pseudo-language. Arguments stay as they are: every brace of an ICU message leads from text into an
 * argument or back, so letters are changed wherever the braces so far are even in number.
 */
export function pseudo(text: string): string {
  if (text === '') return '';
  let isText = true;
  const changed = Array.from(text, (sign) => {
    if (sign === '{' || sign === '}') isText = !isText;
    return isText ? (accents[sign] ?? sign) : sign;
  });
  return `⟦${changed.join('')}⟧`;
}

/** Adds the pseudo-language to a checkout, the way of docs/how-to/add-a-language.md. */
export async function addPseudoLanguage(checkout: string): Promise<void> {
  change(checkout, 'src/foundation/locale.ts', listLanguage);
  for (const { folder, texts } of await readRooms('src')) {
    const dutch = Object.entries(texts[locales[0]] ?? {});
    const own = Object.fromEntries(dutch.map(([key, text]) => [key, pseudo(text)]));
    write(
      checkout,
      `src/${folder}/messages/${pseudoLocale}.ts`,
      `import type { texts as nl } from './nl.ts';\n\nexport const texts: Readonly<Record<keyof typeof nl, string>> = ${JSON.stringify(own)};\n`,
    );
  }
  for (const plan of plans) {
    write(
      checkout,
      `${plan}/texts/${pseudoLocale}.yaml`,
      everyTextOf(read(checkout, `${plan}/texts/${locales[0]}.yaml`)),
    );
    for (const file of ['areas.csv', 'targets.csv']) change(checkout, `${plan}/${file}`, columnsBesideDutch);
  }
  change(checkout, 'plans/limburg/projects.yaml', besideDutch);
}

/** The plan, and the small one of the tests. */
const plans = ['plans/limburg', 'test/cases/tiny-plan/input'];

const settings: Readonly<Record<string, string>> = {
  formattingTag: 'ar-XB',
  languageNames: pseudo('Niets'),
  languageCodes: 'mis',
  textDirections: 'rtl',
};

/** The list of languages and the tables below it, each with one more entry. */
function listLanguage(source: string): string {
  const listed = source.replace(/(locales = \[[^\]]+)\]/, `$1, '${pseudoLocale}']`);
  return Object.entries(settings).reduce(
    (text, [name, value]) =>
      text.replace(new RegExp(`(${name}: Localised[^{]*\\{[^}]*?),? \\}`), `$1, ${pseudoLocale}: '${value}' }`),
    listed,
  );
}

/** A file of texts with every one of them changed. */
function everyTextOf(yaml: string): string {
  const document = parseDocument(yaml);
  visit(document, {
    Scalar: (place, node) => {
      if (place !== 'key' && typeof node.value === 'string') node.value = pseudo(node.value);
    },
  });
  return document.toString();
}

/** A file in which texts stand as { nl, en, fr }, with one more language in each. */
function besideDutch(yaml: string): string {
  const document = parseDocument(yaml);
  visit(document, {
    Map: (_, node) => {
      const dutch = isMap(node) ? node.get(locales[0], true) : undefined;
      if (isScalar(dutch)) node.set(pseudoLocale, pseudo(String(dutch.value)));
    },
  });
  return document.toString();
}

/** A table with a column of the pseudo-language after all others, for each Dutch one. */
function columnsBesideDutch(csv: string): string {
  const [header = [], ...rows] = parse(csv);
  const dutch = header.flatMap((name, index) => (name.endsWith(`_${locales[0]}`) ? [index] : []));
  const added = header
    .filter((name) => name.endsWith(`_${locales[0]}`))
    .map((name) => name.replace(/[^_]+$/, pseudoLocale));
  return toCsvText([
    [...header, ...added],
    ...rows.map((row) => [...row, ...dutch.map((index) => pseudo(row[index] ?? ''))]),
  ]);
}

function change(checkout: string, file: string, by: (text: string) => string): void {
  write(checkout, file, by(read(checkout, file)));
}

function read(checkout: string, file: string): string {
  return readFileSync(join(checkout, file), 'utf8');
}

function write(checkout: string, file: string, text: string): void {
  mkdirSync(dirname(join(checkout, file)), { recursive: true });
  writeFileSync(join(checkout, file), text);
}
