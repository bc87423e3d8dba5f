import { textWidth } from '../chart/text-width.ts';

/** Endings before which a long Dutch place name is broken; a name with none of them is cut short. */
const nameEndings = [
  'mechelen',
  'bergen',
  'kerken',
  'hoven',
  'burg',
  'beek',
  'berg',
  'daal',
  'dorp',
  'broek',
  'rooi',
  'stad',
  'kerke',
  'zele',
  'gem',
  'heim',
  'eik',
  'lo',
] as const;

/** How much smaller the letters are of a name that fits a tile no other way. */
export const smallLetters = 0.9;

/** A name in lines that fit a tile. */
export interface TileName {
  readonly lines: readonly string[];
  readonly isSmall: boolean;
}

/** A name in one or two lines that fit a tile: broken first, then in smaller letters, at last cut short. */
export function tileName(name: string, width: number, fontSize: number): TileName {
  const usual = fittingLines(name, width, fontSize);
  if (usual) return { lines: usual, isSmall: false };
  const smaller = fontSize * smallLetters;
  const lines = fittingLines(name, width, smaller) ?? [cutShort(name, (text) => textWidth(text, smaller) <= width)];
  return { lines, isSmall: true };
}

function fittingLines(name: string, width: number, fontSize: number): readonly string[] | undefined {
  const ways = [[name], ...splitAtMarks(name), ...splitAtEnding(name)];
  return ways.find((lines) => lines.every((line) => textWidth(line, fontSize) <= width));
}

/** "Sint-Truiden" as "Sint-" and "Truiden"; of several places to break, the most even first. */
function splitAtMarks(name: string): readonly (readonly [string, string])[] {
  return [...name.matchAll(/[- ]/g)]
    .map(({ index }) => [name.slice(0, index + 1).trim(), name.slice(index + 1)] as const)
    .toSorted((a, b) => unevenness(a) - unevenness(b));
}

function unevenness([first, second]: readonly [string, string]): number {
  return Math.abs(first.length - second.length);
}

function splitAtEnding(name: string): readonly (readonly [string, string])[] {
  return nameEndings
    .filter((ending) => name.endsWith(ending) && name.length - ending.length >= 3)
    .map((ending) => [`${name.slice(0, -ending.length)}-`, ending] as const);
}

function cutShort(name: string, fits: (text: string) => boolean): string {
  for (let length = name.length - 1; length > 1; length -= 1) {
    const cut = `${name.slice(0, length).replace(/[- ]+$/, '')}.`;
    if (fits(cut)) return cut;
  }
  return name.slice(0, 1);
}

/**
 * Names as short as a small tile needs, no two alike: "Genk", "Hass", "H-Z" for Heusden-Zolder; names that begin
 * alike keep what tells them apart ("M'eik", "M'me").
 */
export function abbreviations(names: readonly string[], width: number, fontSize: number): ReadonlyMap<string, string> {
  const fits = (text: string): boolean => textWidth(text, fontSize) <= width;
  const byAbbreviation = Map.groupBy(names, (name) => firstAbbreviation(name, fits));
  return new Map(
    [...byAbbreviation].flatMap(([short, alike]) =>
      alike.map((name) => [name, alike.length > 1 ? tellApart(name, alike, fits) : short] as const),
    ),
  );
}

function firstAbbreviation(name: string, fits: (text: string) => boolean): string {
  if (fits(name)) return name;
  const parts = name.split(/[- ]/).filter((part) => /^\p{Lu}/u.test(part));
  if (parts.length > 1) return parts.map((part) => part[0]).join('-');
  return longestFitting(name, fits);
}

function longestFitting(text: string, fits: (text: string) => boolean): string {
  const lengths = Array.from({ length: text.length }, (_, index) => text.length - index);
  return text.slice(0, lengths.find((length) => fits(text.slice(0, length))) ?? 1);
}

function tellApart(name: string, alike: readonly string[], fits: (text: string) => boolean): string {
  const shared = sharedStart(alike);
  if (shared === 0 || /[- ]/.test(name)) return longestFitting(name, fits);
  return longestFitting(`${name[0]}\u2019${name.slice(shared)}`, fits);
}

function sharedStart(names: readonly string[]): number {
  const [first = '', ...others] = names;
  const different = [...first].findIndex((letter, index) => others.some((other) => other[index] !== letter));
  return different === -1 ? first.length : different;
}
