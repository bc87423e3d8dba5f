import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { OwnData } from '../wing/wing.ts';

/**
 * What ideas, projects, rounds and reports keep about a person: what she proposed, wrote, asked, judged and sent. When she
 * goes, references let go of her by themselves; her name among the authors of projects is taken away here.
 */
export const deliverOwnData: OwnData = { name: 'deliver', read: readOwn, erase: leaveProjects };

async function readOwn(database: Kysely<unknown>, person: string): Promise<Readonly<Record<string, unknown>>> {
  const copy: Record<string, unknown> = {};
  for (const [name, rowsOf] of Object.entries(parts)) copy[name] = (await rowsOf(person).execute(database)).rows;
  return copy;
}

/** Lists of what she did, the earliest first. Of others it says what she saw of it when she did it, never who they are. */
const parts: Readonly<Record<string, (person: string) => RawBuilder<unknown>>> = {
  ideas: (person) => sql`
    select slug, title, summary, description, needs, created_at from idea
    where proposed_by = ${person} order by created_at, id`,
  interests: (person) => sql`
    select slug as idea, role, note, idea_interest.created_at from idea_interest join idea on idea.id = idea_id
    where declared_by = ${person} order by idea_interest.created_at, idea.id`,
  questions: (person) => sql`
    select slug as idea, body, is_private, idea_question.created_at from idea_question join idea on idea.id = idea_id
    where asked_by = ${person} order by idea_question.created_at, idea_question.id`,
  answers: (person) => sql`
    select slug as idea, idea_answer.body, idea_answer.created_at
    from idea_answer join idea_question on idea_question.id = question_id join idea on idea.id = idea_id
    where answered_by = ${person} order by idea_answer.created_at, idea_answer.id`,
  contacts: (person) => sql`
    select slug as idea, case when from_person = ${person} then 'from me' else 'to me' end as asked, note, state, asked_at
    from idea_contact join idea on idea.id = idea_id
    where ${person} in (from_person, to_person) order by asked_at, idea_contact.id`,
  projectsFromIdeas: (person) => sql`
    select idea.slug as idea, project.slug as project, idea_project.created_at
    from idea_project join idea on idea.id = idea_id join project on project.id = project_id
    where created_by = ${person} order by idea_project.created_at, idea.id`,
  projects: (person) => sql`
    select slug, title, stage, created_at from project where ${person} = any(authors) order by created_at, id`,
  saves: (person) => sql`
    select slug as project, project_version.version, sections, saved_at
    from project_version join project on project.id = project_id
    where author_id = ${person} order by saved_at, project_id, project_version.version`,
  remarks: (person) => sql`
    select slug as project, section, text, project_comment.created_at
    from project_comment join project on project.id = project_id
    where author_id = ${person} order by project_comment.created_at, project_comment.id`,
  evidence: (person) => sql`
    select slug as project, file_name, size, added_at from evidence join project on project.id = project_id
    where added_by = ${person} order by added_at, evidence.id`,
  filesToImport: (person) => sql`
    select name, length(bytes) as size, sent_at from waiting_file where person_id = ${person} order by sent_at, position`,
  proposals: (person) => sql`
    select round.slug as round, project.slug as project, submitted_at
    from proposal join round on round.id = round_id join project on project.id = project_id
    where submitted_by = ${person} order by submitted_at, proposal.id`,
  checks: (person) => sql`
    select project.slug as project, round_check.title as check, passed, note, checked_at
    from proposal_check join round_check on round_check.id = check_id
      join proposal on proposal.id = proposal_id join project on project.id = project_id
    where checked_by = ${person} order by checked_at, proposal_id, check_id`,
  reviews: (person) => sql`
    select project.slug as project, conflict, conflict_reason, declared_at, remark, final_at,
      (select coalesce(jsonb_agg(jsonb_build_object('criterion', criterion.title, 'points', points, 'note', note)
        order by criterion.position, criterion.id), '[]')
        from score join round_criterion criterion on criterion.id = criterion_id where review_id = review.id) as scores
    from review join proposal on proposal.id = proposal_id join project on project.id = project_id
    where person_id = ${person} order by proposal.submitted_at, review.id`,
};

async function leaveProjects(database: Kysely<unknown>, person: string): Promise<void> {
  await sql`update project set authors = array_remove(authors, ${person}::uuid) where ${person} = any(authors)`.execute(
    database,
  );
  // The index follows by itself, but later than she is told that she is gone.
  await sql`update project_index set authors = array_remove(authors, ${person}::uuid) where ${person} = any(authors)`.execute(
    database,
  );
}
