import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { encodingOf } from '../../../foundation/file-text.ts';
import { failed, ok, type Result } from '../../../foundation/problem.ts';
import { partsOfFile } from '../../../foundation/zip-file.ts';

/** How much of a text is looked at for the way in which its lines end. */
const headSize = 64 * 1024;

/**
 * The path of a text in UTF-8 whose lines end in a line feed: the file itself, or a copy in the folder of one that a
 * spreadsheet wrote in UTF-16 or with the line ends of an old Macintosh.
 *
 * Problems: `bad-utf-16`.
 */
export async function plainText(path: string, file: string, folder: string): Promise<Result<string>> {
  const parts = await partsOfFile(path);
  const head = await parts.read(0, headSize);
  const encoding = encodingOf(head);
  const endsInReturns = encoding === 'utf-8' && head.includes(13) && !head.includes(10);
  if (encoding === 'utf-8' && !endsInReturns) return ok(path);
  const target = join(folder, 'plain.txt');
  try {
    const steps = endsInReturns ? returnsToFeeds() : toUtf8(encoding);
    await pipeline(createReadStream(path), steps, createWriteStream(target));
    return ok(target);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const message = 'The text begins as UTF-16 does, and is not.';
    return failed([{ code: 'bad-utf-16', message, at: file, hint: 'Save the file as UTF-8.' }]);
  }
}

function returnsToFeeds(): Transform {
  return new Transform({
    transform(piece: Buffer, _, done) {
      for (let at = piece.indexOf(13); at !== -1; at = piece.indexOf(13, at + 1)) piece[at] = 10;
      done(null, piece);
    },
  });
}

function toUtf8(encoding: 'utf-16le' | 'utf-16be' | 'utf-8'): Transform {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const decoded = (piece: Buffer | undefined): { readonly error?: Error; readonly text: string } => {
    try {
      return { text: piece ? decoder.decode(piece, { stream: true }) : decoder.decode() };
    } catch (error) {
      return { error: error as Error, text: '' };
    }
  };
  return new Transform({
    transform(piece: Buffer, _, done) {
      const { error, text } = decoded(piece);
      done(error, text);
    },
    flush(done) {
      const { error, text } = decoded(undefined);
      done(error, text);
    },
  });
}
