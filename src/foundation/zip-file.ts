import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Readable, Transform, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';
import { failed, ok, type Problem, type Result } from './problem.ts';

/** A file of which parts can be read, on disk or in memory. */
export interface FileParts {
  readonly size: number;
  readonly read: (start: number, length: number) => Promise<Buffer>;
  readonly stream: (start: number, length: number) => Readable;
}

/** The parts of a file in memory. */
export function partsOfBytes(bytes: Uint8Array): FileParts {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const part = (start: number, length: number): Buffer => whole.subarray(start, start + length);
  return {
    size: whole.length,
    read: (start, length) => Promise.resolve(part(start, length)),
    stream: (start, length) => Readable.from([part(start, length)], { objectMode: false }),
  };
}

/** The parts of a file on disk; rejects as Node does when there is none. */
export async function partsOfFile(path: string): Promise<FileParts> {
  const { size } = await stat(path);
  return {
    size,
    read: async (start, length) => {
      const handle = await open(path);
      try {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, start);
        return buffer.subarray(0, bytesRead);
      } finally {
        await handle.close();
      }
    },
    stream: (start, length) =>
      length === 0 ? Readable.from([]) : createReadStream(path, { start, end: start + length - 1 }),
  };
}

/** Whether a file begins as a zip file does. */
export function startsAsZip(start: Uint8Array): boolean {
  return start[0] === 0x50 && start[1] === 0x4b;
}

/** What a packed byte may become, from how many unpacked bytes on that is looked at, and the most that is unpacked. */
const mostRatio = 200;
const ratioFrom = 10 * 1024 * 1024;
export const mostUnpacked = 1024 * 1024 * 1024;

/** Thrown inside a stream when more comes out than is taken. */
export class TooMuch extends Error {
  readonly ratio: number;
  readonly most: number;
  readonly bytes: number;

  constructor(ratio: number, bytes: number, most: number) {
    super('too much comes out');
    this.ratio = ratio;
    this.bytes = bytes;
    this.most = most;
  }
}

/** A step in a stream that ends it with `TooMuch` when its bytes are more than `packed` ones may become. */
export function limited(packed: number, most: number, see: (piece: Buffer) => void = () => undefined): Transform {
  let bytes = 0;
  return new Transform({
    transform(piece: Buffer, _, done) {
      bytes += piece.length;
      const ratio = bytes / Math.max(1, packed);
      if (bytes > most || (bytes > ratioFrom && ratio > mostRatio)) return done(new TooMuch(ratio, bytes, most));
      see(piece);
      done(null, piece);
    },
  });
}

/** The problem `zip-bomb` of a file. */
export function bombProblem({ bytes, ratio, most }: TooMuch, file: string): Problem {
  const message =
    bytes > most
      ? `The file unpacks to more than ${Math.round(most / 1024 / 1024)} MB.`
      : `The file unpacks to more than ${Math.floor(ratio)} times its size, as a zip bomb does.`;
  return zipProblem('zip-bomb', message, file, 'Check where it comes from; unpack and look at it before using it.');
}

/** A file inside a zip, as its central directory tells. */
export interface ZipMember {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
  readonly isLocked: boolean;
}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;

/**
 * The members of a zip, from its central directory (PKWARE APPNOTE 6.3, without Zip64).
 *
 * Problems: `bad-zip`.
 */
export async function readMembers(parts: FileParts, file: string): Promise<Result<readonly ZipMember[]>> {
  const members = await readDirectory(parts);
  return members ? ok(members) : failed([badZip('The zip file is cut off or damaged.', file)]);
}

async function readDirectory(parts: FileParts): Promise<readonly ZipMember[] | undefined> {
  const length = Math.min(parts.size, 65_557);
  const tail = await parts.read(parts.size - length, length);
  const end = tail.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end === -1 || end + 22 > tail.length || tail.readUInt32LE(end) !== endMark) return undefined;
  const [size, start] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (start + size > parts.size) return undefined;
  return membersOf(await parts.read(start, size), tail.readUInt16LE(end + 10));
}

function membersOf(directory: Buffer, count: number): readonly ZipMember[] | undefined {
  const members: ZipMember[] = [];
  let at = 0;
  while (members.length < count) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== entryMark) return undefined;
    const nameLength = directory.readUInt16LE(at + 28);
    members.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      isLocked: (directory.readUInt16LE(at + 8) & 1) === 1,
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      packed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return members;
}

/**
 * Takes one member out into a sink, at most `most` bytes of it, and checks its length and checksum.
 *
 * Problems: `bad-zip`, `zip-bomb`.
 */
export async function inflateMember(
  parts: FileParts,
  file: string,
  member: ZipMember,
  sink: Writable,
  most: number = mostUnpacked,
): Promise<Result<true>> {
  if (member.isLocked) return failed([badZip(`"${member.name}" is locked with a password.`, file)]);
  if (member.method !== 0 && member.method !== 8) return failed([badZip('The way of packing is unknown.', file)]);
  let sum = 0;
  let bytes = 0;
  const counted = limited(member.packed, most, (piece) => {
    sum = crc32(piece, sum);
    bytes += piece.length;
  });
  try {
    const packed = await packedBytes(parts, member);
    if (member.method === 8) await pipeline(packed, createInflateRaw(), counted, sink);
    else await pipeline(packed, counted, sink);
  } catch (error) {
    return failed([error instanceof TooMuch ? bombProblem(error, file) : damaged(member, file)]);
  }
  return sum === member.crc && bytes === member.size ? ok(true) : failed([damaged(member, file)]);
}

async function packedBytes(parts: FileParts, member: ZipMember): Promise<Readable> {
  const header = await parts.read(member.offset, 30);
  if (header.length < 30) throw new Error('the member begins after the end of the file');
  const start = member.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  return parts.stream(start, member.packed);
}

function damaged(member: ZipMember, file: string): Problem {
  return badZip(`"${member.name}" in the zip file is damaged.`, file);
}

function badZip(message: string, file: string): Problem {
  return zipProblem('bad-zip', message, file, 'Take the file again from its publisher.');
}

function zipProblem(code: string, message: string, at: string, hint: string): Problem {
  return { code, message, at, hint };
}
