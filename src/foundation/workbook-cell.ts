/** A cell of which nothing can be taken: an error (`shown` as "#REF!"), or a formula that was never worked out. */
export interface CellFault {
  readonly fault: 'error' | 'no-value';
  readonly shown: string;
}

/** What a cell of a workbook shows: '' when nothing, a percentage in percent, a `Date` in UTC. */
export type WorkbookCell = string | number | boolean | Date | CellFault;

export function isCellFault(cell: WorkbookCell): cell is CellFault {
  return typeof cell === 'object' && 'fault' in cell;
}

/** How the numbers of a style are shown. */
export type NumberStyle = 'plain' | 'percent' | 'day';

/** Formats that every workbook knows by their number (ECMA-376 part 1, 18.8.30, those of East Asia included). */
const builtIn: ReadonlyMap<number, NumberStyle> = new Map([
  [9, 'percent'],
  [10, 'percent'],
  ...[14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47].map((id) => [id, 'day'] as const),
  ...[27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58].map((id) => [id, 'day'] as const),
]);

/** How a number format shows numbers: by its number, or its code where the workbook gives one ("0,0%", "dd/mm/jjjj"). */
export function numberStyle(id: number, code: string | undefined): NumberStyle {
  if (code === undefined) return builtIn.get(id) ?? 'plain';
  // What stands between quotes or brackets, or after a sign that takes the next letter as it is, formats nothing.
  const bare = code.replaceAll(/"[^"]*"|\[[^\]]*\]|[\\_*]./gs, '').replaceAll(/general|standard/gi, '');
  if (bare.includes('%')) return 'percent';
  return /[dmyhs]/i.test(bare) ? 'day' : 'plain';
}

/** A cell as its XML has it: type, style, formula or not, and the text of its value, if any. */
export interface RawCell {
  readonly type: string;
  readonly style: NumberStyle;
  readonly hasFormula: boolean;
  readonly value: string | undefined;
}

/** What a workbook's cells are read with. */
export interface CellSetting {
  readonly strings: readonly string[];
  readonly is1904: boolean;
}

/**
 * What a cell shows. Numbers are given to the 15 digits that a spreadsheet keeps: what lies beyond comes from adding up
 * in binary. Throws when the cell is none that a workbook may hold.
 */
export function readWorkbookCell({ type, style, hasFormula, value }: RawCell, setting: CellSetting): WorkbookCell {
  if (type === 'e') return { fault: 'error', shown: value || '#ERROR' };
  if (type === 'inlineStr') return plainText(value ?? '');
  if (value === undefined || (value === '' && type !== 'str')) return emptyCell(hasFormula);
  switch (type) {
    case 's':
      return plainText(sharedString(value, setting.strings));
    case 'str':
      return plainText(value);
    case 'b':
      return ['1', 'true'].includes(value);
    case 'd':
      return dayOf(new Date(isoMoment(value)), value);
    case 'n':
      return numberCell(value, style, setting.is1904);
    default:
      throw new Error(`a cell of type ${type}`);
  }
}

function emptyCell(hasFormula: boolean): WorkbookCell {
  return hasFormula ? { fault: 'no-value', shown: '' } : '';
}

/** A moment of which the time zone is not told is one in UTC, as those of numbers are. */
function isoMoment(value: string): string {
  return /[zZ]$|[+-]\d\d:\d\d$|^[\d-]+$/.test(value) ? value : `${value}Z`;
}

function numberCell(value: string, style: NumberStyle, is1904: boolean): number | Date {
  const number = Number(value);
  if (!Number.isFinite(number)) throw new Error(`a number ${value}`);
  if (style === 'day') return dayOf(dateOf(number, is1904), value);
  return Number((style === 'percent' ? number * 100 : number).toPrecision(15));
}

const dayInMilliseconds = 86_400_000;

/** A serial number of a day: counted from 1904, or from 1900 with a 29 February that it never had. */
function dateOf(serial: number, is1904: boolean): Date {
  const from1900 = serial < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30);
  return new Date((is1904 ? Date.UTC(1904, 0, 1) : from1900) + Math.round(serial * dayInMilliseconds));
}

function dayOf(date: Date, value: string): Date {
  if (Number.isNaN(date.getTime())) throw new Error(`a day ${value}`);
  return date;
}

function sharedString(value: string, strings: readonly string[]): string {
  const text = strings[Number(value)];
  if (text === undefined) throw new Error(`no shared text ${value}`);
  return text;
}

/** A text with the letters that XML cannot hold, which workbooks write as "_x000D_". */
function plainText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
