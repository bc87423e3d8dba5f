import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { failed, ok, type Problem, type Result } from '../../../foundation/problem.ts';
import { isWorkbook } from '../../../foundation/workbook.ts';
import {
  bombProblem,
  inflateMember,
  limited,
  mostUnpacked,
  partsOfFile,
  readMembers,
  startsAsZip,
  TooMuch,
  type FileParts,
  type ZipMember,
} from '../../../foundation/zip-file.ts';

/** The most that is taken of a file as it was delivered. */
const mostDelivered = 150 * 1024 * 1024;

/** A file in which a table can be read: the delivered one where it was not packed, else a temporary one. */
export interface UnpackedFile {
  readonly path: string;
  readonly kind: 'text' | 'workbook';
}

/**
 * Unpacks a gzip or zip file into a folder, in pieces; leaves other files where they are, whatever their names end in.
 * Of a zip, the member with the given name is taken, or its only one. A zip with a workbook's parts is a workbook.
 *
 * Problems: `no-file`, `empty-file`, `too-large`, `zip-bomb`, `bad-gzip`, `bad-zip`, `no-member`, `other-packing`.
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
  const parts = await partsOfFile(path);
  const start = await parts.read(0, 4);
  if (start[0] === 0x1f && start[1] === 0x8b) return gunzip(path, file, found.size, folder);
  if (startsAsZip(start)) return unzip(path, file, member, parts, folder);
  const packing = otherPacking(start);
  return packing ? failed([unknownPacking(packing, file)]) : ok({ path, kind: 'text' });
}

/** Ways of packing that are named, but not read, by their first bytes. */
const otherPackings = {
  zstd: [0x28, 0xb5, 0x2f, 0xfd],
  bzip2: [0x42, 0x5a, 0x68],
  xz: [0xfd, 0x37, 0x7a, 0x58],
  '7-Zip': [0x37, 0x7a, 0xbc, 0xaf],
  'old Excel (.xls)': [0xd0, 0xcf, 0x11, 0xe0],
} as const;

function otherPacking(start: Buffer): string | undefined {
  return Object.entries(otherPackings).find(([, mark]) => mark.every((byte, at) => start[at] === byte))?.[0];
}

function unknownPacking(packing: string, file: string): Problem {
  const hint = 'Give it as text, packed with gzip or zip, or as a workbook (.xlsx).';
  return problem('other-packing', `The file is packed in a way that is not read: ${packing}.`, file, hint);
}

async function gunzip(path: string, file: string, size: number, folder: string): Promise<Result<UnpackedFile>> {
  const target = join(folder, 'table.txt');
  try {
    await pipeline(createReadStream(path), createGunzip(), limited(size, mostUnpacked), createWriteStream(target));
    return ok({ path: target, kind: 'text' });
  } catch (error) {
    if (error instanceof TooMuch) return failed([bombProblem(error, file)]);
    const isCut = error instanceof Error && error.message.includes('unexpected end');
    const message = isCut ? 'The gzip file is cut off.' : 'The gzip file is damaged.';
    return failed([problem('bad-gzip', message, file, 'Fetch the file again: it did not arrive whole.')]);
  }
}

async function unzip(
  path: string,
  file: string,
  wanted: string | undefined,
  parts: FileParts,
  folder: string,
): Promise<Result<UnpackedFile>> {
  const members = await readMembers(parts, file);
  if (!members.ok) return members;
  if (isWorkbook(members.value)) return ok({ path, kind: 'workbook' });
  const chosen = chooseMember(members.value, wanted, file);
  if (!chosen.ok) return chosen;
  const target = join(folder, 'table.txt');
  const inflated = await inflateMember(parts, file, chosen.value, createWriteStream(target));
  return inflated.ok ? ok({ path: target, kind: 'text' }) : inflated;
}

function chooseMember(members: readonly ZipMember[], wanted: string | undefined, file: string): Result<ZipMember> {
  const files = members.filter(({ name }) => !name.endsWith('/'));
  const fitting = wanted === undefined ? files : files.filter(({ name }) => name === wanted);
  const [only, ...others] = fitting;
  if (only && others.length === 0) return ok(only);
  const names = files.map(({ name }) => name).join(', ');
  const message = wanted === undefined ? `The zip holds ${files.length} files.` : `The zip has no file "${wanted}".`;
  return failed([problem('no-member', message, file, `Name one of them as member in the mapping: ${names}.`)]);
}

function tooLarge(bytes: number, file: string): Problem {
  const megabytes = (size: number): number => Math.round(size / 1024 / 1024);
  const message = `The file has ${megabytes(bytes)} MB; at most ${megabytes(mostDelivered)} MB is taken.`;
  return problem('too-large', message, file, 'Split it, by year for instance, or pack it with gzip.');
}

function problem(code: string, message: string, at: string, hint: string): Problem {
  return { code, message, at, hint };
}
