/** The number that a file writes in plain decimal or exponent notation (`70.3`, `-5`, `1.2e6`); else `undefined`. */
export function parseWrittenNumber(text: string): number | undefined {
  if (!/^[+-]?(\d+(\.\d+)?|\.\d+)([eE][+-]?\d{1,3})?$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value + 0 : undefined;
}

/** How to write the number that a text was probably meant to be. */
export function numberHint(text: string): string {
  if (/^-?\d{1,3}([,. ]\d{3})+$/.test(text))
    return `Write thousands without separator: ${text.replaceAll(/[,. ]/g, '')}.`;
  if (/^-?\d+,\d+$/.test(text)) return `Write the decimal with a point: ${text.replace(',', '.')}.`;
  if (text.endsWith('%')) return 'Leave out the percent sign.';
  return 'Write a number such as 70.3, or leave it empty with a flag that says why it is missing.';
}
