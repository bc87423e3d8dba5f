import { createReadStream, createWriteStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createGunzip, createInflateRaw } from 'node:zlib';
import { failed, ok, type Problem, type Result } from '../../../foundation/problem.ts';

/** The most that is taken: of a file as it was delivered, unpacked, and of what a packed byte may become. */
const mostDelivered = 150 * 1024 * 1024;
const mostUnpacked = 1024 * 1024 * 1024;
const mostRatio = 200;
const ratioFrom = 10 * 1024 * 1024;

/** A file in which a table can be read: the delivered one where it was not packed, else a temporary one. */
export interface UnpackedFile {
  readonly path: string;
  readonly kind: 'text' | 'workbook';
}

/**
 * Unpacks a gzip or zip file into a folder, in pieces; leaves other files where they are. Of a zip, the member with
 * the given name is taken, or its only one. A zip with a workbook's parts is a workbook.
 *
 * Problems: `no-file`, `empty-file`, `too-large`, `zip-bomb`, `bad-gzip`, `bad-zip`, `no-member`.
 */
export async function unpackFile(
  path: string,
  file: string,
  member: string | undefined,
  folder: string,
): Promise<Result<UnpackedFile>> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) return failed([problem('no-file', 'This file cannot be read.', file, 'Check its name.')]);
  if (found.size === 0) return failed([problem('empty-file', 'The file is empty.', file, 'Take the file again.')]);
  if (found.size > mostDelivered) return failed([tooLarge(found.size, file)]);
  const start = await firstBytes(path);
  if (start[0] === 0x1f && start[1] === 0x8b) return gunzip(path, file, found.size, folder);
  if (start.toString('latin1').startsWith('PK')) return unzip(path, file, member, found.size, folder);
  return ok({ path, kind: 'text' });
}

async function firstBytes(path: string): Promise<Buffer> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function gunzip(path: string, file: string, size: number, folder: string): Promise<Result<UnpackedFile>> {
  const target = join(folder, 'table.txt');
  try {
    await pipeline(createReadStream(path), createGunzip(), limited(size), createWriteStream(target));
    return ok({ path: target, kind: 'text' });
  } catch (error) {
    if (error instanceof TooMuch) return failed([bomb(error, file)]);
    const isCut = error instanceof Error && error.message.includes('unexpected end');
    const message = isCut ? 'The gzip file is cut off.' : 'The gzip file is damaged.';
    return failed([problem('bad-gzip', message, file, 'Fetch the file again: it did not arrive whole.')]);
  }
}

/** Thrown inside a stream when more comes out than is taken. */
class TooMuch extends Error {
  readonly ratio: number;
  readonly bytes: number;

  constructor(ratio: number, bytes: number) {
    super('too much comes out');
    this.ratio = ratio;
    this.bytes = bytes;
  }
}

function limited(packed: number, see: (piece: Buffer) => void = () => undefined): Transform {
  let bytes = 0;
  return new Transform({
    transform(piece: Buffer, _, done) {
      bytes += piece.length;
      const ratio = bytes / Math.max(1, packed);
      if (bytes > mostUnpacked || (bytes > ratioFrom && ratio > mostRatio)) return done(new TooMuch(ratio, bytes));
      see(piece);
      done(null, piece);
    },
  });
}

/** A file inside a zip, as its central directory tells. */
interface Member {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
  readonly isLocked: boolean;
}

async function unzip(
  path: string,
  file: string,
  wanted: string | undefined,
  size: number,
  folder: string,
): Promise<Result<UnpackedFile>> {
  const members = await readDirectory(path, size);
  if (!members) return failed([badZip('The zip file is cut off or damaged.', file)]);
  if (members.some(({ name }) => name === '[Content_Types].xml')) {
    const checked = await Promise.all(members.map((member) => inflate(path, file, member, undefined)));
    const problems = checked.flatMap((result) => (result.ok ? [] : result.problems)).slice(0, 1);
    return problems.length > 0 ? failed(problems) : ok({ path, kind: 'workbook' });
  }
  const chosen = chooseMember(members, wanted, file);
  if (!chosen.ok) return chosen;
  const target = join(folder, 'table.txt');
  const inflated = await inflate(path, file, chosen.value, target);
  return inflated.ok ? ok({ path: target, kind: 'text' }) : inflated;
}

function chooseMember(members: readonly Member[], wanted: string | undefined, file: string): Result<Member> {
  const files = members.filter(({ name }) => !name.endsWith('/'));
  const fitting = wanted === undefined ? files : files.filter(({ name }) => name === wanted);
  const [only, ...others] = fitting;
  if (only && others.length === 0) return ok(only);
  const names = files.map(({ name }) => name).join(', ');
  const message = wanted === undefined ? `The zip holds ${files.length} files.` : `The zip has no file "${wanted}".`;
  return failed([problem('no-member', message, file, `Name one of them as member in the mapping: ${names}.`)]);
}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;

/** The central directory (PKWARE APPNOTE 6.3, without Zip64); `undefined` when it is not there or does not hold. */
async function readDirectory(path: string, size: number): Promise<readonly Member[] | undefined> {
  const handle = await open(path);
  try {
    const tail = Buffer.alloc(Math.min(size, 65_557));
    await handle.read(tail, 0, tail.length, size - tail.length);
    const end = tail.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
    if (end === -1 || end + 22 > tail.length || tail.readUInt32LE(end) !== endMark) return undefined;
    const length = tail.readUInt32LE(end + 12);
    const start = tail.readUInt32LE(end + 16);
    if (start + length > size) return undefined;
    const directory = Buffer.alloc(length);
    await handle.read(directory, 0, length, start);
    return membersOf(directory, tail.readUInt16LE(end + 10));
  } finally {
    await handle.close();
  }
}

function membersOf(directory: Buffer, count: number): readonly Member[] | undefined {
  const members: Member[] = [];
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

/** Takes one member out, into a file when one is named, and checks its length and checksum. */
async function inflate(path: string, file: string, member: Member, target: string | undefined): Promise<Result<true>> {
  if (member.isLocked) return failed([badZip(`"${member.name}" is locked with a password.`, file)]);
  if (member.method !== 0 && member.method !== 8) return failed([badZip('The way of packing is unknown.', file)]);
  let sum = 0;
  let bytes = 0;
  const counted = limited(member.packed, (piece) => {
    sum = crc32(piece, sum);
    bytes += piece.length;
  });
  try {
    const packed = await packedBytes(path, member);
    const sink = target === undefined ? nowhere() : createWriteStream(target);
    if (member.method === 8) await pipeline(packed, createInflateRaw(), counted, sink);
    else await pipeline(packed, counted, sink);
  } catch (error) {
    if (error instanceof TooMuch) return failed([bomb(error, file)]);
    return failed([badZip(`"${member.name}" in the zip file is damaged.`, file)]);
  }
  const isWhole = sum === member.crc && bytes === member.size;
  return isWhole ? ok(true) : failed([badZip(`"${member.name}" in the zip file is damaged.`, file)]);
}

async function packedBytes(path: string, member: Member): Promise<Readable> {
  const handle = await open(path);
  try {
    const header = Buffer.alloc(30);
    await handle.read(header, 0, 30, member.offset);
    const start = member.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
    if (member.packed === 0) return createReadStream(path, { start: 0, end: -1 });
    return createReadStream(path, { start, end: start + member.packed - 1 });
  } finally {
    await handle.close();
  }
}

function nowhere(): Transform {
  return new Transform({ transform: (_piece, _, done) => done() });
}

function tooLarge(bytes: number, file: string): Problem {
  const message = `The file has ${megabytes(bytes)} MB; at most ${megabytes(mostDelivered)} MB is taken.`;
  return problem('too-large', message, file, 'Split it, by year for instance, or pack it with gzip.');
}

function bomb({ bytes, ratio }: TooMuch, file: string): Problem {
  const message =
    bytes > mostUnpacked
      ? `The file unpacks to more than ${megabytes(mostUnpacked)} MB.`
      : `The file unpacks to more than ${Math.floor(ratio)} times its size, as a zip bomb does.`;
  return problem('zip-bomb', message, file, 'Check where it comes from; unpack and look at it before using it.');
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}

function badZip(message: string, file: string): Problem {
  return problem('bad-zip', message, file, 'Take the file again from its publisher.');
}

function problem(code: string, message: string, at: string, hint: string): Problem {
  return { code, message, at, hint };
}
