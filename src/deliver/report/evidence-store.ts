import { createHash } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Author } from '../../wing/actor.ts';
import { note } from '../../wing/trail-store.ts';
import { checkEvidence, maxEvidenceFiles, type EvidenceFault } from './evidence.ts';
import { readPeriod } from './report-store.ts';
import { entryOf, isReportable } from './reported.ts';

type Database = Kysely<unknown>;

/** Looks for viruses: whether there are none, or `unknown` when it cannot say. */
export type ScanFile = (bytes: Uint8Array) => Promise<'clean' | 'infected' | 'unknown'>;

/** A file that was sent whole. */
export interface NewEvidence {
  readonly period: string;
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What became of a file; `closed` when its period can no longer be reported. */
export type EvidenceOutcome =
  { readonly kind: 'kept' | 'gone' | 'closed' } | { readonly kind: 'refused'; readonly fault: EvidenceFault };

/** Looks at a file before anything of it is kept; what cannot be scanned is not taken. */
export async function examine(
  { name, bytes }: NewEvidence,
  scan: ScanFile,
): Promise<{ readonly ok: true } | { readonly ok: false; readonly fault: EvidenceFault }> {
  const checked = checkEvidence(name, bytes);
  if (!checked.ok) return checked;
  const found = await scan(bytes);
  if (found === 'clean') return { ok: true };
  return { ok: false, fault: found === 'infected' ? 'infected' : 'no-scan' };
}

/** Keeps a file that was examined with a period. The same file sent again is kept once. */
export async function addEvidence(database: Database, author: Author, sent: NewEvidence): Promise<EvidenceOutcome> {
  const period = await readPeriod(database, sent.period);
  if (!period) return { kind: 'gone' };
  if (!isReportable(period.state)) return { kind: 'closed' };
  if (period.evidence.length >= maxEvidenceFiles) return { kind: 'refused', fault: 'too-many' };
  const checked = checkEvidence(sent.name, sent.bytes);
  if (!checked.ok) return { kind: 'refused', fault: checked.fault };
  const { fileName, mediaType } = checked.file;
  const sha256 = createHash('sha256').update(sent.bytes).digest('hex');
  await sql`
    insert into evidence_file (sha256, bytes) values (${sha256}, ${Buffer.from(sent.bytes)})
    on conflict do nothing`.execute(database);
  const { numAffectedRows } = await sql`
    insert into evidence (project_id, period_id, sha256, media_type, file_name, size, added_by)
    values (${period.project.id}, ${period.id}, ${sha256}, ${mediaType}, ${fileName}, ${sent.bytes.length},
      ${author.kind === 'person' ? author.id : null})
    on conflict (period_id, sha256) do nothing`.execute(database);
  if (numAffectedRows === 1n) await note(database, author, { event: 'evidence.added', ...entryOf(period) });
  return { kind: 'kept' };
}

/** A file as it is sent to who may see it. */
export interface StoredEvidence {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A file; `undefined` when there is none that whoever asks may see. */
export async function readEvidence(database: Database, id: string): Promise<StoredEvidence | undefined> {
  const { rows } = await sql<{ fileName: string; mediaType: string; bytes: Buffer }>`
    select file_name, media_type, bytes from evidence join evidence_file using (sha256)
    where evidence.id::text = ${id}`.execute(database);
  return rows[0] && { ...rows[0], bytes: new Uint8Array(rows[0].bytes) };
}

/** Takes a file away from its period. Says whether it was there, and its period open. */
export async function removeEvidence(database: Database, author: Author, id: string): Promise<boolean> {
  const { rows } = await sql<{ period: string }>`
    delete from evidence using result_period period
    where evidence.id::text = ${id} and period.id = evidence.period_id and period.state in ('open', 'returned')
    returning period.id as period`.execute(database);
  const period = rows[0] && (await readPeriod(database, rows[0].period));
  if (!period) return false;
  await note(database, author, { event: 'evidence.removed', ...entryOf(period) });
  return true;
}

/** The organisations whose people may see a file; `undefined` when there is none. */
export async function evidenceOwners(database: Database, id: string): Promise<readonly string[] | undefined> {
  const { rows } = await sql<{ organisations: readonly string[] }>`
    select organisations from project join evidence on evidence.project_id = project.id
    where evidence.id::text = ${id}`.execute(database);
  return rows[0]?.organisations;
}

/** Forgets the bytes of files that are no longer evidence of anything. Gives how many. */
export async function forgetLooseFiles(database: Database): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from evidence_file where not exists (select from evidence where evidence.sha256 = evidence_file.sha256)`.execute(
    database,
  );
  return Number(numAffectedRows);
}
