import {
  numberStyle,
  readWorkbookCell,
  type CellSetting,
  type NumberStyle,
  type WorkbookCell,
} from './workbook-cell.ts';
import type { XmlHandling } from './xml-reading.ts';

/** What reads one part of a workbook (ECMA-376), and what was found in it once it has been read. */
export interface PartReading<Found> extends XmlHandling {
  readonly found: () => Found;
}

/** Another part that a part names: what it is (the last word of its type) and where it stands. */
export interface Relation {
  readonly type: string;
  readonly target: string;
}

/** The relations of a part, by their ids. */
export function relationsPart(folder: string): PartReading<ReadonlyMap<string, Relation>> {
  const relations = new Map<string, Relation>();
  return {
    open: (tag, attribute) => {
      if (tag !== 'Relationship') return;
      const target = attribute('Target');
      const path = target.startsWith('/') ? target.slice(1) : `${folder}${target}`;
      relations.set(attribute('Id'), { type: attribute('Type').replace(/^.*\//, ''), target: path });
    },
    found: () => relations,
  };
}

/** The sheets of a workbook in the order of their tabs, and whether its days count from 1904. */
export interface Outline {
  readonly sheets: readonly { readonly name: string; readonly isHidden: boolean; readonly relation: string }[];
  readonly is1904: boolean;
}

/** The main part. */
export function outlinePart(): PartReading<Outline> {
  const sheets: Outline['sheets'][number][] = [];
  let is1904 = false;
  return {
    open: (tag, attribute) => {
      if (tag === 'workbookPr') is1904 = ['1', 'true', 'on'].includes(attribute('date1904').toLowerCase());
      if (tag !== 'sheet') return;
      const isHidden = /hidden$/i.test(attribute('state'));
      sheets.push({ name: attribute('name'), isHidden, relation: attribute('id') });
    },
    found: () => ({ sheets, is1904 }),
  };
}

/** The texts that cells share; how a text is pronounced is passed over. */
export function stringsPart(): PartReading<readonly string[]> {
  const strings: string[] = [];
  let current = '';
  let isPronounced = false;
  let isText = false;
  return {
    open: (tag) => {
      if (tag === 'si') current = '';
      if (tag === 'rPh') isPronounced = true;
      isText = tag === 't' && !isPronounced;
    },
    text: (text) => {
      if (isText) current += text;
    },
    close: (tag) => {
      if (tag === 'si') strings.push(current);
      if (tag === 'rPh') isPronounced = false;
      isText = false;
    },
    found: () => strings,
  };
}

/** How the numbers of each style of cells are shown. */
export function stylesPart(): PartReading<readonly NumberStyle[]> {
  const formats = new Map<number, string>();
  const styles: NumberStyle[] = [];
  let isOfCells = false;
  return {
    open: (tag, attribute) => {
      if (tag === 'numFmt') formats.set(Number(attribute('numFmtId')), attribute('formatCode'));
      if (tag === 'cellXfs') isOfCells = true;
      if (tag !== 'xf' || !isOfCells) return;
      const id = Number(attribute('numFmtId'));
      styles.push(numberStyle(id, formats.get(id)));
    },
    close: (tag) => {
      if (tag === 'cellXfs') isOfCells = false;
    },
    found: () => styles,
  };
}

/** What the cells of a sheet are read with; `mostBytes` is what they may take in memory, roughly. */
export interface SheetSetting extends CellSetting {
  readonly styles: readonly NumberStyle[];
  readonly mostBytes: number;
}

/** A row that has cells: its number as a spreadsheet shows it (from 1), and its cells from column A on. */
export interface WorkbookRow {
  readonly row: number;
  readonly cells: readonly WorkbookCell[];
}

/** More rows or columns than a sheet can have (ECMA-376 part 1, 18.3.1.73). */
const mostRows = 1_048_576;
const mostColumns = 16_384;

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: NumberStyle;
  hasFormula: boolean;
  value: string | undefined;
}

/** The rows of a sheet. Throws on a cell that no workbook may hold, and on more of them than memory is given for. */
export function sheetPart(setting: SheetSetting): PartReading<readonly WorkbookRow[]> {
  const rows: { readonly row: number; readonly cells: WorkbookCell[] }[] = [];
  let cells: WorkbookCell[] = [];
  let row = 0;
  let cell: OpenCell | undefined;
  let isText = false;
  let bytes = 0;
  const weigh = (more: number): void => {
    bytes += more;
    if (bytes > setting.mostBytes) throw new Error('its cells do not fit in memory');
  };
  return {
    open: (tag, attribute) => {
      isText = (tag === 'v' || tag === 't') && cell !== undefined;
      if (tag === 'row') {
        row = rowOf(attribute('r'), row);
        cells = [];
        rows.push({ row, cells });
      } else if (tag === 'c') cell = openCell(attribute, cells.length, setting);
      else if (tag === 'f' && cell) cell.hasFormula = true;
      else if (isText && cell) cell.value ??= '';
    },
    text: (text) => {
      if (isText && cell) cell.value = (cell.value ?? '') + text;
    },
    close: (tag) => {
      isText = false;
      if (tag !== 'c' || !cell) return;
      weigh(8 * (cell.column + 1 - cells.length));
      while (cells.length < cell.column) cells.push('');
      const read = readWorkbookCell(cell, setting);
      if (typeof read === 'string') weigh(read.length);
      cells[cell.column] = read;
      cell = undefined;
    },
    found: () => rows.filter((each) => each.cells.length > 0),
  };
}

function rowOf(written: string, before: number): number {
  const row = written === '' ? before + 1 : Number(written);
  if (Number.isInteger(row) && row > before && row <= mostRows) return row;
  throw new Error(`a row ${written.slice(0, 20)} after row ${before}`);
}

function openCell(attribute: (name: string) => string, next: number, { styles }: SheetSetting): OpenCell {
  const address = attribute('r');
  const column = address === '' ? next : columnOf(address);
  if (!(column >= next && column < mostColumns)) throw new Error(`a cell ${address.slice(0, 20)}`);
  const style = styles[Number(attribute('s'))] ?? 'plain';
  return { column, type: attribute('t') || 'n', style, hasFormula: false, value: undefined };
}

/** The place of a column, from 0, in an address like "AB12". */
function columnOf(address: string): number {
  const letters = /^[A-Z]{1,3}(?=\d)/i.exec(address)?.[0].toUpperCase() ?? '';
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The name of a column that stands at a place from 0: "AB". */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26) - 1;
  return (rest < 0 ? '' : columnName(rest)) + String.fromCharCode(65 + (column % 26));
}
