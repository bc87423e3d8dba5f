/** The most codes that are taken for one project and indicator. */
export const maxCodes = 20_000;

/** A code with what may stand between its parts is no longer. */
const longestLine = 200;

/** What is wrong with a line; none of these is a code that organisations agreed on. */
export const codeFaults = ['register', 'email', 'name', 'short', 'shape'] as const;
export type CodeFault = (typeof codeFaults)[number];

/** Codes as they were written, one a line. */
export interface CodeReading {
  /** Each different code once, as it is hashed. */
  readonly codes: readonly string[];
  /** Numbers of the lines, from 1, that are no code, by what is wrong with them. */
  readonly refused: ReadonlyMap<CodeFault, readonly number[]>;
}

/**
 * Reads codes of participants, one a line; empty lines are passed over. A line that may be about somebody by name, by
 * e-mail address or by national register number is refused: what nobody needs is not taken.
 */
export function readCodes(text: string): CodeReading {
  const codes = new Set<string>();
  const refused = new Map<CodeFault, number[]>();
  text.split(/\r\n|\r|\n/).forEach((line, at) => {
    if (line.trim() === '') return;
    const fault = line.length > longestLine ? 'shape' : faultOf(line.normalize('NFKC').trim());
    if (!fault) return void codes.add(tidyCode(line));
    const lines = refused.get(fault);
    if (lines) lines.push(at + 1);
    else refused.set(fault, [at + 1]);
  });
  return { codes: [...codes], refused };
}

/** A code as it is compared: signs between its parts, and capitals, differ from writer to writer. */
export function tidyCode(code: string): string {
  return code
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.\-/_\p{Cf}]/gu, '');
}

function faultOf(line: string): CodeFault | undefined {
  const code = tidyCode(line);
  // Eleven digits in a row, whatever stands between or around them: the form of a national register number.
  if (/(?<!\d)\d{11}(?!\d)/.test(code)) return 'register';
  if (line.includes('@')) return 'email';
  if (!/\d/.test(code) || /\p{L}{2,}[\s,;]+\p{L}{2,}/u.test(line)) return 'name';
  if (!/^[A-Z0-9]{1,64}$/.test(code)) return 'shape';
  return code.length < 4 ? 'short' : undefined;
}
