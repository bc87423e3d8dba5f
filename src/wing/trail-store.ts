import { sql, type QueryExecutorProvider } from 'kysely';
import type { Author } from './actor.ts';
import type { TrailEntry, Happening, Subject } from './trail.ts';
import type { MessageArguments } from '../foundation/message.ts';

/** Keeps what happened, in the same transaction as the change itself, so that neither is ever there without the other. */
export async function note(database: QueryExecutorProvider, author: Author, happening: Happening): Promise<void> {
  const { event, subject, organisation = null, about = null, details = {} } = happening;
  const person = author.kind === 'person' ? author.id : null;
  await sql`
    insert into audit_entry (actor_kind, person_id, event, subject_kind, subject_id, organisation_id, about_id, details)
    values (${author.kind}, ${person}, ${event}, ${subject.kind}, ${subject.id}, ${organisation}, ${about},
      ${JSON.stringify(details)}::jsonb)`.execute(database);
}

/** Keeps many happenings by the same author at once, in the order given. */
export async function noteAll(
  database: QueryExecutorProvider,
  author: Author,
  happenings: readonly Happening[],
): Promise<void> {
  const person = author.kind === 'person' ? author.id : null;
  const rows = happenings.map(({ event, subject, organisation, about, details = {} }) => ({
    event,
    subject_kind: subject.kind,
    subject_id: subject.id,
    organisation_id: organisation ?? null,
    about_id: about ?? null,
    details,
  }));
  await sql`
    insert into audit_entry (actor_kind, person_id, event, subject_kind, subject_id, organisation_id, about_id, details)
    select ${author.kind}, ${person}::uuid, event, subject_kind, subject_id, organisation_id, about_id, details
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as entry(event text, subject_kind text, subject_id text,
      organisation_id uuid, about_id uuid, details jsonb)`.execute(database);
}

/** Which entries are asked for: of a thing, about a person or by them, or all; never more than the reader may see. */
export interface TrailQuestion {
  readonly subject?: Subject;
  /** Entries that this person made or that are about them. */
  readonly person?: string;
  /** Only entries older than this one, for the next page. */
  readonly before?: string;
  readonly limit: number;
}

/** The trail, latest first. Row-level security leaves out what the reader may not see. */
export async function readTrail(
  database: QueryExecutorProvider,
  { subject, person, before, limit }: TrailQuestion,
): Promise<readonly TrailEntry[]> {
  const { rows } = await sql<TrailRow>`
    select entry.id::text, at, actor_kind, event, subject_kind, subject_id, details,
      actor.name as actor_name, about.name as about_name
    from audit_entry entry
      left join profile actor on actor.person_id = entry.person_id
      left join profile about on about.person_id = entry.about_id
    where (${subject?.kind ?? null}::text is null or subject_kind = ${subject?.kind ?? null})
      and (${subject?.id ?? null}::text is null or subject_id = ${subject?.id ?? null})
      and (${person ?? null}::uuid is null or entry.person_id = ${person ?? null}::uuid or about_id = ${person ?? null}::uuid)
      and (${before ?? null}::bigint is null or entry.id < ${before ?? null}::bigint)
    order by entry.id desc
    limit ${limit}`.execute(database);
  return rows.map(entryOf);
}

interface TrailRow {
  readonly id: string;
  readonly at: Date;
  readonly actorKind: TrailEntry['actorKind'];
  readonly event: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly details: MessageArguments;
  readonly actorName: string | null;
  readonly aboutName: string | null;
}

function entryOf({ subjectKind, subjectId, actorName, aboutName, ...row }: TrailRow): TrailEntry {
  return {
    ...row,
    subject: { kind: subjectKind, id: subjectId },
    ...(actorName !== null && { actorName }),
    ...(aboutName !== null && { aboutName }),
  };
}
