/**
 * Plain notation: a point before decimals and no thousands, as programs write numbers and official files keep them.
 * What people type is read by `readWrittenNumber`.
 */

/** The number that plain decimal or exponent notation says (`70.3`, `-5`, `1.2e6`); else `undefined`. */
export function readPlainNumber(text: string): number | undefined {
  if (!/^[+-]?(\d+(\.\d+)?|\.\d+)([eE][+-]?\d{1,3})?$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value + 0 : undefined;
}

/** How to write the number that a text was probably meant to be. */
export function plainNumberHint(text: string): string {
  if (/^-?\d{1,3}([,. ]\d{3})+$/.test(text))
    return `Write thousands without separator: ${text.replaceAll(/[,. ]/g, '')}.`;
  if (/^-?\d+,\d+$/.test(text)) return `Write the decimal with a point: ${text.replace(',', '.')}.`;
  if (text.endsWith('%')) return 'Leave out the percent sign.';
  return 'Write a number such as 70.3, or leave it empty with a flag that says why it is missing.';
}

const plain = new Intl.NumberFormat('en-US', { useGrouping: false, maximumSignificantDigits: 17 });

/** A number in plain notation without exponent: 1234.5. Nothing for what is not known. */
export function writePlainNumber(value: number | undefined): string {
  return value === undefined ? '' : plain.format(value);
}

/** A count as an address or a hidden field holds it, in up to nine digits ("12"); `undefined` for any other text. */
export function readCount(text: string | null | undefined): number | undefined {
  return text && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** The page of a list that an address names, from 1 to `last`; the first one for any other text. */
export function readPage(text: string | null | undefined, last = 9999): number {
  const page = readCount(text) ?? 1;
  return page >= 1 && page <= last ? page : 1;
}
