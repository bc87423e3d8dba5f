import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** What a file on disk is known by: the SHA-256 of its bytes, in hexadecimal, and their number. */
export interface FileHash {
  readonly sha256: string;
  readonly bytes: number;
}

/** The SHA-256 of bytes, or of a text as UTF-8, in hexadecimal. */
export function hashBytes(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * Hashes a file in pieces, so that a large one takes no memory.
 *
 * @throws {Error} when it cannot be read, with the system's code.
 */
export async function hashFile(path: string): Promise<FileHash> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    hash.update(piece as Buffer);
    bytes += (piece as Buffer).length;
  }
  return { sha256: hash.digest('hex'), bytes };
}
