import { failed, ok, type Problem, type Result } from './problem.ts';
import {
  outlinePart,
  relationsPart,
  sheetPart,
  stringsPart,
  stylesPart,
  type PartReading,
  type Relation,
  type SheetSetting,
  type WorkbookRow,
} from './workbook-parts.ts';
import { readXml } from './xml-reading.ts';
import { inflateMember, readMembers, type FileParts, type ZipMember } from './zip-file.ts';

/** A sheet, in the order of its tab; its rows are read when asked for. */
export interface WorkbookSheet {
  readonly name: string;
  readonly isHidden: boolean;
  readonly rows: () => Promise<Result<readonly WorkbookRow[]>>;
}

/** Whether the members of a zip are those of a workbook. */
export function isWorkbook(members: readonly ZipMember[]): boolean {
  return members.some(({ name }) => name === '[Content_Types].xml');
}

/**
 * Opens a workbook (.xlsx, ECMA-376) and lists its sheets. All that is unpacked of it together stays below
 * `mostBytes`, and below 200 times what it was packed in; so do its cells in memory. It is read piece by piece, and
 * others get their turn in between: this is the one guard for every workbook.
 *
 * Problems, of this and of reading rows: `bad-zip`, `zip-bomb`, `bad-workbook`.
 */
export async function openWorkbook(
  parts: FileParts,
  file: string,
  mostBytes: number,
): Promise<Result<readonly WorkbookSheet[]>> {
  const members = await readMembers(parts, file);
  if (!members.ok) return members;
  const book: Book = { parts, file, members: members.value, budget: { left: mostBytes } };
  return orBad(book, async () => {
    const first = [...(await relationsOf(book, '')).values()].find(({ type }) => type === 'officeDocument');
    const main = first?.target ?? 'xl/workbook.xml';
    const { sheets, is1904 } = await readPart(book, main, outlinePart());
    if (sheets.length === 0) throw new Error('it has no sheets');
    const relations = await relationsOf(book, main);
    const setting = once(() => settingOf(book, [...relations.values()], is1904, mostBytes));
    return sheets.map(({ name, isHidden, relation }) => ({
      name,
      isHidden,
      rows: () => orBad(book, async () => rowsOf(book, relations.get(relation), await setting())),
    }));
  });
}

interface Book {
  readonly parts: FileParts;
  readonly file: string;
  readonly members: readonly ZipMember[];
  /** Bytes that may still be unpacked. */
  readonly budget: { left: number };
}

/** Thrown with the problems of a part that cannot be unpacked. */
class Unreadable extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super('a part cannot be unpacked');
    this.problems = problems;
  }
}

async function orBad<Value>({ file }: Book, read: () => Promise<Value>): Promise<Result<Value>> {
  try {
    return ok(await read());
  } catch (error) {
    if (error instanceof Unreadable) return failed(error.problems);
    // What the XML or the cells hold that no workbook may hold.
    const why = error instanceof Error ? ` (${(error.message.split('\n')[0] ?? '').slice(0, 120)})` : '';
    const hint = 'Open it in a spreadsheet program and save it again as .xlsx, or as CSV.';
    return failed([{ code: 'bad-workbook', message: `The workbook cannot be read${why}.`, at: file, hint }]);
  }
}

async function readPart<Found>(book: Book, name: string, reading: PartReading<Found>): Promise<Found> {
  const member = book.members.find((each) => each.name === name);
  if (!member) throw new Error(`${name.slice(0, 60)} is not in it`);
  const { sink, error } = readXml(reading);
  const inflated = await inflateMember(book.parts, book.file, member, sink, book.budget.left);
  if (!inflated.ok) throw new Unreadable(inflated.problems);
  book.budget.left -= member.size;
  if (error() !== undefined) throw error();
  return reading.found();
}

/** The relations of a part; of the workbook itself when it is ''. */
async function relationsOf(book: Book, part: string): Promise<ReadonlyMap<string, Relation>> {
  const [, folder = '', name = ''] = /^(.*\/)?([^/]*)$/.exec(part) ?? [];
  const path = `${folder}_rels/${name}.rels`;
  const reading = relationsPart(folder);
  return book.members.some((each) => each.name === path) ? readPart(book, path, reading) : reading.found();
}

async function settingOf(
  book: Book,
  relations: readonly Relation[],
  is1904: boolean,
  mostBytes: number,
): Promise<SheetSetting> {
  const find = async <Found>(kind: string, reading: PartReading<Found>): Promise<Found> => {
    const relation = relations.find(({ type }) => type === kind);
    return relation ? readPart(book, relation.target, reading) : reading.found();
  };
  const strings = await find('sharedStrings', stringsPart());
  return { strings, styles: await find('styles', stylesPart()), is1904, mostBytes };
}

/** The rows of a sheet; none of a sheet of another kind, which is a chart. */
async function rowsOf(
  book: Book,
  relation: Relation | undefined,
  setting: SheetSetting,
): Promise<readonly WorkbookRow[]> {
  if (!relation) throw new Error('a sheet is not in it');
  return relation.type === 'worksheet' ? readPart(book, relation.target, sheetPart(setting)) : [];
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}
