import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ok, type Result } from '../../../foundation/problem.ts';
import { draftMapping } from './draft-mapping.ts';
import type { KnownToPlan } from './mapping.ts';
import { plainText } from './plain-text-store.ts';
import { readHead } from './text-store.ts';
import { unpackFile } from './unpack-store.ts';
import { writeSheet, type WrittenSheet } from './workbook-store.ts';

/** How many lines of a table a draft is guessed from. */
const sampledLines = 1000;

/**
 * Drafts the mapping of a file, packed or not; of a workbook, of the sheet named or else the first that is not hidden.
 *
 * Problems: those of unpacking, of the workbook and of `readHead`.
 */
export async function draftFromFile(
  path: string,
  file: string,
  known: KnownToPlan,
  sheet?: string,
): Promise<Result<string>> {
  const folder = await mkdtemp(join(tmpdir(), 'ambitie-draft-'));
  try {
    const unpacked = await unpackFile(path, file, undefined, folder);
    if (!unpacked.ok) return unpacked;
    const { path: delivered, kind } = unpacked.value;
    if (kind === 'text') {
      const plain = await plainText(delivered, file, folder);
      return plain.ok ? await draftFromText(plain.value, file, known, {}) : plain;
    }
    const text = join(folder, 'sheet.csv');
    const written = await writeSheet(delivered, file, sheet, text);
    return written.ok ? await draftFromText(text, file, known, { sheet: written.value }) : written;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function draftFromText(
  path: string,
  file: string,
  known: KnownToPlan,
  from: { readonly sheet?: WrittenSheet },
): Promise<Result<string>> {
  const head = await readHead(path, file);
  if (!head.ok) return head;
  return ok(draftMapping({ lines: head.value.lines.slice(0, sampledLines), ...from }, known));
}
