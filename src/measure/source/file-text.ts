import { damagedLetter, textOfBytes } from '../../foundation/file-text.ts';
import { failed, ok, type Problem, type Result } from '../../foundation/problem.ts';

const byteOrderMark = '\uFEFF';
/** The most characters of a table that is read whole, as texts in memory; through a mapping more can be read. */
const mostTableCharacters = 32 * 1024 * 1024;

/**
 * Turns the bytes of a file into text: UTF-8, with or without a byte order mark, or UTF-16 with one.
 *
 * Problems: `compressed`, `not-utf-8` (with the line of the first wrong byte).
 */
export function decodeText(bytes: Uint8Array, file: string): Result<string> {
  const packed = packedProblem(bytes, file);
  if (packed) return failed([packed]);
  const text = textOfBytes(bytes);
  if (text !== undefined) return ok(text);
  const lenient = new TextDecoder().decode(bytes);
  return failed([
    {
      code: 'not-utf-8',
      message: 'The text is not UTF-8 (it looks like Latin-1 or Windows-1252).',
      at: `${file}:${lineAt(lenient, lenient.indexOf('\uFFFD'))}`,
      hint: 'Save the file as UTF-8.',
    },
  ]);
}

/**
 * Takes off a byte order mark and refuses what no publisher's file holds.
 *
 * Problems: `empty-file`, `sdmx-ml`, `html-answer` (an error page, usually of a publisher that is throttling), `binary`,
 * `wrong-encoding` (letters such as "Ã¨" where "è" was meant).
 */
export function inspectText(text: string, file: string): Result<string> {
  const plain = text.startsWith(byteOrderMark) ? text.slice(1) : text;
  const problem = refusedText(plain, file);
  return problem ? failed([problem]) : ok(plain);
}

/**
 * Like `inspectText`, for a table whose every cell will stand in memory.
 *
 * Problems: those of `inspectText`, `too-large`.
 */
export function inspectTableText(text: string, file: string): Result<string> {
  if (text.length <= mostTableCharacters) return inspectText(text, file);
  const millions = (characters: number): number => Math.round(characters / 1024 / 1024);
  const message = `The table has ${millions(text.length)} million characters; at most ${millions(mostTableCharacters)} million are taken.`;
  return failed([{ code: 'too-large', message, at: file, hint: 'Split it by year, or read it through a mapping.' }]);
}

function packedProblem(bytes: Uint8Array, file: string): Problem | undefined {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    return { code: 'compressed', message: 'The file is gzip-compressed.', at: file, hint: 'Decompress it first.' };
  }
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b || bytes[2] !== 3 || bytes[3] !== 4) return undefined;
  const hint = 'Take the file out of the zip first. A workbook is read through a mapping: --draft-mapping drafts one.';
  return { code: 'compressed', message: 'The file is a zip file or a workbook (.xlsx).', at: file, hint };
}

/** The line (from 1) on which a position of a text lies. */
function lineAt(text: string, position: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < position; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** Whether a body is a web page rather than figures. */
export function isHtml(text: string): boolean {
  return /^\uFEFF?\s*<(!doctype|html|head|body|\?xml|!--)/i.test(text.slice(0, 400));
}

/** XML with the namespace of SDMX, in whatever version. */
function isSdmxMl(text: string): boolean {
  const start = text.slice(0, 4000);
  return /^\s*<(\?xml|\w+:|[A-Z])/.test(start) && /sdmx\.org\/resources\/sdmxml/i.test(start);
}

function refusedText(text: string, file: string): Problem | undefined {
  if (text.trim() === '')
    return { code: 'empty-file', message: 'The file is empty.', at: file, hint: 'Fetch it again.' };
  if (isSdmxMl(text)) {
    return {
      code: 'sdmx-ml',
      message: 'The file is SDMX-ML, which is not read.',
      at: `${file}:1`,
      hint: 'Take the same figures as SDMX-CSV, TSV or JSON-stat.',
    };
  }
  if (isHtml(text)) {
    return {
      code: 'html-answer',
      message: 'The publisher answered with a web page instead of figures.',
      at: `${file}:1`,
      hint: 'It is probably limiting requests: fetch it again in a few minutes.',
    };
  }
  return damagedCharacters(text, file);
}

function damagedCharacters(text: string, file: string): Problem | undefined {
  const nul = text.indexOf('\0');
  if (nul !== -1) {
    const at = `${file}:${lineAt(text, nul)}`;
    return {
      code: 'binary',
      message: 'The file holds binary data, not text.',
      at,
      hint: 'Check that it is the right file.',
    };
  }
  const lost = damagedLetter(text);
  if (lost === -1) return undefined;
  return {
    code: 'wrong-encoding',
    message: `Letters were damaged by a wrong encoding: "${text.slice(Math.max(0, lost - 8), lost + 8).trim()}".`,
    at: `${file}:${lineAt(text, lost)}`,
    hint: 'Take the original file again and keep it as UTF-8.',
  };
}
