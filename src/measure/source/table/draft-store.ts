import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ok, type Result } from '../../../foundation/problem.ts';
import { draftMapping } from './draft-mapping.ts';
import type { KnownToPlan } from './mapping.ts';
import { readHead } from './text-store.ts';
import { unpackFile } from './unpack-store.ts';
import { writeSheet } from './workbook-store.ts';

/** How many lines of a table a draft is guessed from. */
const sampledLines = 1000;

/**
 * Drafts the mapping of a file, packed or not; of a workbook, of the sheet named or else the first.
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
    const isWorkbook = unpacked.value.kind === 'workbook';
    const text = isWorkbook ? join(folder, 'sheet.csv') : unpacked.value.path;
    const written = isWorkbook ? await writeSheet(unpacked.value.path, file, sheet, text) : ok(true as const);
    if (!written.ok) return written;
    const head = await readHead(text, file);
    if (!head.ok) return head;
    const lines = head.value.lines.slice(0, sampledLines);
    return ok(draftMapping({ lines, kind: isWorkbook ? 'xlsx' : 'csv', ...(sheet !== undefined && { sheet }) }, known));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
