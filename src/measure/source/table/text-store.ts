import { isUtf8 } from 'node:buffer';
import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { failed, ok, type Problem, type Result } from '../../../foundation/problem.ts';
import { decodeText, inspectText } from '../file-text.ts';
import { startScan, type ScanOrder, type ScanOutcome, type ShapeFault } from './table-scan.ts';

const pieceSize = 1024 * 1024;
const headSize = 256 * 1024;
const tailSize = 64 * 1024;

/** The begin of a text: whole lines, at most 256 KB of them, without the byte order mark. */
export interface TextHead {
  readonly lines: readonly string[];
  /** Where in the file each line begins, in bytes. */
  readonly offsets: readonly number[];
}

/**
 * Reads the begin of a text, which shows most files that are none.
 *
 * Problems: those of `decodeText` and `inspectText`: `not-utf-8`, `html-answer`, `binary`, `empty-file`.
 */
export async function readHead(path: string, file: string): Promise<Result<TextHead>> {
  const bytes = await readPart(path, 0, headSize);
  const end = bytes.length < headSize ? bytes.length : bytes.lastIndexOf(10) + 1 || bytes.length;
  const decoded = decodeText(bytes.subarray(0, end), file);
  const inspected = decoded.ok ? inspectText(decoded.value, file) : decoded;
  if (!inspected.ok) return inspected;
  const lines = inspected.value.split('\n');
  const markLength = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const offsets = [markLength];
  for (const line of lines) offsets.push((offsets.at(-1) ?? 0) + Buffer.byteLength(line) + 1);
  return ok({ lines: lines.map((line) => line.replace(/\r$/, '')), offsets });
}

async function readPart(path: string, start: number, length: number): Promise<Buffer> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, start);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Where the notes below a table begin, in bytes: the first of its last lines that matches; its size when none does. */
export async function footerOffset(path: string, footer: RegExp | undefined): Promise<number> {
  const handle = await open(path);
  const { size } = await handle.stat();
  await handle.close();
  if (!footer) return size;
  const start = Math.max(0, size - tailSize);
  const tail = await readPart(path, start, tailSize);
  let offset = start === 0 ? 0 : tail.indexOf(10) + 1;
  while (offset < tail.length) {
    const next = tail.indexOf(10, offset);
    const end = next === -1 ? tail.length : next;
    if (footer.test(tail.toString('utf8', offset, end).replace(/\r$/, ''))) return start + offset;
    offset = end + 1;
  }
  return size;
}

/** Copies a part of a file. */
export async function copyPart(path: string, start: number, end: number, target: string): Promise<void> {
  const source = end > start ? createReadStream(path, { start, end: end - 1 }) : Readable.from([]);
  await pipeline(source, createWriteStream(target));
}

/**
 * Reads a table's whole text in pieces and checks its shape and its encoding.
 *
 * Problems: `not-utf-8`, `wrong-encoding`, and those of the scan (`ragged-row`, `quote`, `open-quote`, `line-end`,
 * `binary`), the first 100 of them.
 */
export async function scanText(path: string, file: string, order: ScanOrder): Promise<Result<ScanOutcome>> {
  const scan = startScan(order);
  const letters = startLetterCheck(file);
  for await (const piece of pieces(path)) {
    scan.feed(piece);
    const damage = letters.feed(piece);
    if (damage) return failed([await placed(damage, path, order.firstLine)]);
  }
  const damage = letters.finish();
  if (damage) return failed([await placed(damage, path, order.firstLine)]);
  const outcome = scan.finish();
  if (outcome.faultCount === 0) return ok(outcome);
  const rest = outcome.faultCount - outcome.faults.length;
  const shown = outcome.faults.map((fault) => shapeProblem(fault, order, file));
  return failed(rest > 0 ? [...shown, moreProblems(rest, file)] : shown);
}

function pieces(path: string): AsyncIterable<Buffer> {
  return createReadStream(path, { highWaterMark: pieceSize });
}

/** The closing line of a list of problems that was cut. */
export function moreProblems(count: number, file: string): Problem {
  return {
    code: 'more-problems',
    message: `${count} more problem${count === 1 ? '' : 's'} not listed.`,
    at: file,
    hint: 'Mend those above and read the file again.',
  };
}

function shapeProblem({ code, line, cells }: ShapeFault, order: ScanOrder, file: string): Problem {
  const at = `${file}:${line}`;
  switch (code) {
    case 'ragged-row': {
      const hint = `Check the delimiter (the mapping says "${order.delimiter}") and the cells with one inside.`;
      return { code, message: `This row has ${cells} cells; the header has ${order.cells}.`, at, hint };
    }
    case 'quote': {
      const hint = 'Put the whole cell between quotes and double those inside, or write "quote: none" in the mapping.';
      return { code, message: 'A quote stands inside a cell.', at, hint };
    }
    case 'open-quote':
      return { code, message: 'A quote is opened here and never closed.', at, hint: 'Close it, or take it out.' };
    case 'line-end': {
      const hint = 'Save the file with one kind of line end throughout.';
      return { code, message: 'The kind of line end changes here.', at, hint };
    }
    case 'nul': {
      const message = 'The file holds binary data, not text.';
      return { code: 'binary', message, at, hint: 'Check that it is the right file.' };
    }
  }
}

/** Damaged letters, with where the lines begin in which their own line is counted. */
interface Damage {
  readonly problem: Problem;
  readonly offset: number;
}

interface LetterCheck {
  readonly feed: (piece: Buffer) => Damage | undefined;
  readonly finish: () => Damage | undefined;
}

const suspicious = ['Â', 'Ã', 'â€', '\uFFFD'].map((text) => Buffer.from(text));

/** Checks UTF-8 piece by piece (cut at line ends), and looks for letters that were damaged before. */
function startLetterCheck(file: string): LetterCheck {
  let carried: Buffer = Buffer.alloc(0);
  let offset = 0;
  const check = (bytes: Buffer): Damage | undefined => {
    if (isUtf8(bytes) && !suspicious.some((letters) => bytes.includes(letters))) return undefined;
    const decoded = decodeText(bytes, file);
    const inspected = decoded.ok ? inspectText(`.${decoded.value}`, file) : decoded;
    const problem = inspected.ok ? undefined : inspected.problems[0];
    return problem && { problem, offset };
  };
  return {
    feed: (piece) => {
      const cut = piece.lastIndexOf(10) + 1;
      const damage = cut === 0 ? undefined : check(Buffer.concat([carried, piece.subarray(0, cut)]));
      if (cut > 0) offset += carried.length + cut;
      carried = cut === 0 ? Buffer.concat([carried, piece]) : Buffer.from(piece.subarray(cut));
      return damage;
    },
    finish: () => check(carried),
  };
}

/** The problem with the line in the whole file instead of that in its piece. */
async function placed({ problem, offset }: Damage, path: string, firstLine: number): Promise<Problem> {
  const [, file = '', line] = /^(.*):(\d+)$/.exec(problem.at) ?? [];
  if (line === undefined) return problem;
  let before = firstLine - 1;
  let position = 0;
  for await (const piece of pieces(path)) {
    const end = Math.min(piece.length, offset - position);
    for (let at = piece.indexOf(10); at !== -1 && at < end; at = piece.indexOf(10, at + 1)) before += 1;
    position += piece.length;
    if (position >= offset) break;
  }
  return { ...problem, at: `${file}:${before + Number(line)}` };
}
