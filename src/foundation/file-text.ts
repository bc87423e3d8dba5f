/** UTF-8 that was read as Latin-1 or Windows-1252 and written again: "Ã¨" for "è". */
const mojibake = /[ÂÃ][\u0080-\u00BF]|â€[\u0098-\u009D\u2018-\u2026\u0153\u2122]/u;

/** The encoding that a byte order mark names, of those that spreadsheets write; UTF-8 without one. */
export function encodingOf(start: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : 'utf-8';
}

/** The text of a file in UTF-8, or in UTF-16 with its mark; the mark itself goes. `undefined` when it is neither. */
export function textOfBytes(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Where the first letter stands that a wrong encoding damaged; -1 when none did. */
export function damagedLetter(text: string): number {
  const wrong = text.search(mojibake);
  return wrong === -1 ? text.indexOf('\uFFFD') : wrong;
}
