/* Texts that a spreadsheet would run as a formula, made harmless and read back. */

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
