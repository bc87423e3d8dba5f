import { sql, type QueryExecutorProvider } from 'kysely';
import type { Author } from '../../wing/actor.ts';
import { note } from '../../wing/trail-store.ts';
import { saysTheSame } from '../project/section.ts';
import type { CheckVerdict } from './eligibility.ts';
import { readProposal, type Proposal } from './proposal-store.ts';

/** What was found, the verdicts it was made from, and when. */
export interface EligibilitySave {
  readonly proposal: string;
  readonly verdicts: readonly CheckVerdict[];
  /** The verdicts that the form showed. */
  readonly before: readonly CheckVerdict[];
  readonly at: Date;
}

/** How it went; only `saved` changed anything. `overtaken`: somebody else's verdicts came first. */
export type EligibilityOutcome = 'saved' | 'overtaken' | 'decided' | 'gone';

/** Keeps what was found of a proposal's checks, with an entry in the trail. Checkers of one proposal take turns. */
export async function saveVerdicts(
  database: QueryExecutorProvider,
  author: Author,
  { proposal: id, verdicts, before, at }: EligibilitySave,
): Promise<EligibilityOutcome> {
  await sql`select pg_advisory_xact_lock(hashtext('proposal_check'), hashtext(${id}))`.execute(database);
  const proposal = await readProposal(database, id);
  if (!proposal) return 'gone';
  if (proposal.decision) return 'decided';
  if (saysTheSame(inOrder(proposal.verdicts), inOrder(verdicts))) return 'saved';
  if (!saysTheSame(inOrder(proposal.verdicts), inOrder(before))) return 'overtaken';
  await writeVerdicts(database, author, { id, verdicts, at });
  await noteVerdicts(database, author, proposal, verdicts);
  return 'saved';
}

async function writeVerdicts(
  database: QueryExecutorProvider,
  author: Author,
  { id, verdicts, at }: { readonly id: string; readonly verdicts: readonly CheckVerdict[]; readonly at: Date },
): Promise<void> {
  await sql`delete from proposal_check where proposal_id = ${id}`.execute(database);
  const person = author.kind === 'person' ? author.id : null;
  for (const { check, passed, note: words } of verdicts) {
    await sql`insert into proposal_check (proposal_id, check_id, passed, note, checked_by, checked_at)
      values (${id}, ${check}, ${passed}, ${words}, ${person}, ${at})`.execute(database);
  }
}

async function noteVerdicts(
  database: QueryExecutorProvider,
  author: Author,
  { id, organisations: [organisation] }: Proposal,
  verdicts: readonly CheckVerdict[],
): Promise<void> {
  await note(database, author, {
    event: 'proposal.checked',
    subject: { kind: 'proposal', id },
    ...(organisation && { organisation }),
    details: { failed: verdicts.filter(({ passed }) => !passed).length },
  });
}

function inOrder(verdicts: readonly CheckVerdict[]): readonly CheckVerdict[] {
  return verdicts.toSorted((one, other) => (one.check < other.check ? -1 : 1));
}
