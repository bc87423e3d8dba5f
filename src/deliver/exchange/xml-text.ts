/** A text without the characters that XML cannot hold. Source: XML 1.0, fifth edition, section 2.2. */
export function xmlText(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are the ones
  return text.toWellFormed().replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\uFFFE\uFFFF]/g, '');
}
