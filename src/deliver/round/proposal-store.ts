import { sql, type QueryExecutorProvider } from 'kysely';
import type { Author } from '../../wing/actor.ts';
import { note } from '../../wing/trail-store.ts';
import { isComplete } from '../project/completeness.ts';
import type { Project, WrittenText } from '../project/project.ts';
import { readProject } from '../project/project-read-store.ts';
import { changeStage } from '../project/project-store.ts';
import { contentOf, type ProjectContent } from '../project/section.ts';
import type { CheckVerdict } from './eligibility.ts';
import { roundState, unmetRules, type Decision, type Round } from './round.ts';

/** How submitting went; only `submitted` changed anything. */
export type Submission = 'submitted' | 'not open' | 'incomplete' | 'not eligible' | 'already submitted' | 'gone';

/** Submits a project to a round, as it is at this moment: what is judged does not change afterwards. */
export async function submitProject(
  database: QueryExecutorProvider,
  author: Author,
  { round, project: id, at }: { readonly round: Round; readonly project: string; readonly at: Date },
): Promise<Submission> {
  await sql`select 1 from project where id = ${id} for update`.execute(database);
  const project = await readProject(database, { id });
  if (!project || project.stage === 'labelled') return 'gone';
  if (roundState(round, at) !== 'open') return 'not open';
  if (!isComplete(project)) return 'incomplete';
  if (unmetRules(round.rules, project).length > 0) return 'not eligible';
  const organisations = workersOn(project);
  const { rows } = await sql<{ id: string }>`
    insert into proposal (round_id, project_id, title, organisations, submitted_at, submitted_by)
    values (${round.id}, ${id}, ${JSON.stringify(project.title)}, ${organisations}::uuid[], ${at},
      ${author.kind === 'person' ? author.id : null})
    on conflict (round_id, project_id) do nothing returning id`.execute(database);
  const made = rows[0];
  if (!made) return 'already submitted';
  await sql`insert into proposal_content (proposal_id, content)
    values (${made.id}, ${JSON.stringify(contentOf(project))})`.execute(database);
  await changeStage(database, author, { id, stage: 'submitted', at });
  return 'submitted';
}

/** The organisations whose people work on a project. */
export function workersOn({ partners }: Pick<Project, 'partners'>): readonly string[] {
  return partners.flatMap(({ role, organisation }) => (role === 'funder' ? [] : [organisation]));
}

/** What was submitted, with what was decided. */
export interface Proposal {
  readonly id: string;
  readonly roundId: string;
  readonly projectId: string;
  readonly title: WrittenText;
  readonly organisations: readonly string[];
  readonly submittedAt: Date;
  readonly decision: Decision | null;
  readonly reason: string | null;
  readonly decidedAt: Date | null;
  readonly feedback: Feedback | null;
  readonly withdrawnAt: Date | null;
  /** What was found of the round's checks, as far as somebody looked. */
  readonly verdicts: readonly CheckVerdict[];
}

/** What an applicant is told: points and notes by criterion, in an order that tells nothing of who gave them. */
export interface Feedback {
  readonly score?: number;
  readonly criteria: readonly {
    readonly criterion: string;
    readonly points: readonly number[];
    readonly notes: readonly string[];
  }[];
  readonly remarks: readonly string[];
}

const verdicts = sql`(select coalesce(jsonb_agg(jsonb_build_object('check', check_id, 'passed', passed, 'note', note)
    order by check_id), '[]') from proposal_check where proposal_id = proposal.id)`;

const columns = sql`id, round_id, project_id, title, organisations, submitted_at, decision, reason, decided_at, feedback, withdrawn_at,
  ${verdicts} as verdicts`;

/** What was submitted to a round, first come first. */
export async function listProposals(database: QueryExecutorProvider, round: string): Promise<readonly Proposal[]> {
  const { rows } = await sql<Proposal>`
    select ${columns} from proposal where round_id = ${round} order by submitted_at, id limit 1000`.execute(database);
  return rows;
}

/** A proposal by its id; `undefined` when there is none for whoever asks. */
export async function readProposal(database: QueryExecutorProvider, id: string): Promise<Proposal | undefined> {
  const { rows } = await sql<Proposal>`select ${columns} from proposal where id::text = ${id}`.execute(database);
  return rows[0];
}

/** What it said when it was submitted; `undefined` for a reviewer who did not declare to be free of conflict. */
export async function readProposalContent(
  database: QueryExecutorProvider,
  id: string,
): Promise<ProjectContent | undefined> {
  const { rows } = await sql<{ content: ProjectContent }>`
    select content from proposal_content where proposal_id::text = ${id}`.execute(database);
  return rows[0]?.content;
}

/** Where a project was submitted, last first. */
export async function listSubmissions(
  database: QueryExecutorProvider,
  project: string,
): Promise<readonly (Proposal & { readonly roundSlug: string; readonly roundTitle: WrittenText })[]> {
  const { rows } = await sql<Proposal & { readonly roundSlug: string; readonly roundTitle: WrittenText }>`
    select proposal.id, round_id, project_id, proposal.title, organisations, submitted_at, decision, reason, decided_at,
      feedback, withdrawn_at, ${verdicts} as verdicts, round.slug as round_slug, round.title as round_title
    from proposal join round on round.id = round_id
    where project_id = ${project} order by submitted_at desc, proposal.id`.execute(database);
  return rows;
}

/** Who decides what, with why and what the applicant is told. */
export interface Verdict {
  readonly proposal: Proposal;
  readonly decision: Decision;
  readonly reason: string;
  readonly feedback: Feedback;
  readonly at: Date;
  /** The day for the label. */
  readonly day: string;
}

/** Decides once; the project gets its label and becomes public, or may be written on. Says whether it was still open. */
export async function decide(
  database: QueryExecutorProvider,
  author: Author,
  { proposal, decision, reason, feedback, at, day }: Verdict,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update proposal set decision = ${decision}, reason = ${reason}, decided_at = ${at},
      feedback = ${JSON.stringify(feedback)}
    where id = ${proposal.id} and decision is null and withdrawn_at is null and not (${decision} = 'labelled'
      and exists (select from proposal_check where proposal_id = proposal.id and not passed))`.execute(database);
  if (numAffectedRows === 0n) return false;
  const stage = stageAfter[decision];
  await changeStage(database, author, { id: proposal.projectId, stage, labelledOn: day, at });
  const subject = { kind: 'proposal', id: proposal.id };
  const organisation = proposal.organisations[0];
  await note(database, author, { event: `proposal.${decision}`, subject, ...(organisation && { organisation }) });
  return true;
}

const stageAfter = { labelled: 'labelled', declined: 'declined', 'come-back': 'draft' } as const;
