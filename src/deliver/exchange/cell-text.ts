/** How values are written in the cells of a sheet, and read back as the same values. */

/** Beginnings that make a spreadsheet run a cell as a formula, or that hide one. Source: OWASP, CSV injection. */
const dangerous = /^'*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
const neutralised = /^'+[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** A text that no spreadsheet runs: an apostrophe stands before what begins like a formula. */
export function neutralise(text: string): string {
  return dangerous.test(text) ? `'${text}` : text;
}

/** The text that was neutralised; any other text stays as it is. */
export function restore(cell: string): string {
  return neutralised.test(cell) ? cell.slice(1) : cell;
}

const plain = new Intl.NumberFormat('en-US', { useGrouping: false, maximumSignificantDigits: 17 });

/** A number with a point before its decimals and no exponent: 1234.5. Nothing for what is not known. */
export function numberText(value: number | undefined): string {
  return value === undefined ? '' : plain.format(value);
}

/** A number however it was typed, as `numberText` writes it; `undefined` when it is none, or more precise than 15 figures. */
export function readNumber(text: string): string | undefined {
  const typed = text.trim().replace('−', '-').replace(',', '.');
  const parts = /^(-?)0*(\d*)(?:\.(\d*?)0*)?$/.exec(typed);
  if (!parts || !/\d/.test(typed)) return undefined;
  const [, sign = '', whole = '', decimals = ''] = parts;
  if (whole.length + decimals.length > 15) return undefined;
  const size = `${whole || '0'}${decimals && `.${decimals}`}`;
  return size === '0' ? '0' : `${sign}${size}`;
}

/** Values in one cell: "Genk; Beringen". A semicolon within a value stands as "\;". */
export function listText(values: readonly string[]): string {
  return values.map((value) => value.replaceAll('\\', '\\\\').replaceAll(';', '\\;')).join('; ');
}

/** The values of a cell, without spaces around them, empty ones or repeats. */
export function readList(cell: string): readonly string[] {
  const values = [''];
  for (let at = 0; at < cell.length; at += 1) {
    const isEscape = cell[at] === '\\' && at + 1 < cell.length;
    if (cell[at] === ';') values.push('');
    else values.push(values.pop()! + cell[isEscape ? ++at : at]);
  }
  return [...new Set(values.map((value) => value.trim()).filter(Boolean))];
}

/** A row of a CSV file (RFC 4180). */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`;
}

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
