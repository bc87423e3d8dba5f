import { sql, type QueryExecutorProvider } from 'kysely';

/** What about ideas waits for somebody. */
export interface WaitingIdeas {
  /** Exchanges of contact details that this person was asked for. */
  readonly contacts: number;
  /** Questions without an answer about ideas that this person proposed. */
  readonly questions: number;
  /** The idea with the oldest of those questions. */
  readonly slug?: string;
}

/** Counts what waits for somebody's answer. */
export async function readWaitingIdeas(database: QueryExecutorProvider, person: string): Promise<WaitingIdeas> {
  const { rows } = await sql<{ contacts: number; questions: number; slug: string | null }>`
    with open as (
      select idea.slug, question.created_at from idea_question question join idea on idea.id = idea_id
      where idea.proposed_by = ${person} and asked_by is distinct from ${person}::uuid and question.hidden_at is null
        and not exists (select from idea_answer where question_id = question.id))
    select (select count(*)::int from idea_contact where to_person = ${person} and state = 'asked') as contacts,
      (select count(*)::int from open) as questions,
      (select slug from open order by created_at limit 1) as slug`.execute(database);
  const { slug = null, ...counts } = rows[0] ?? { contacts: 0, questions: 0 };
  return { ...counts, ...(slug !== null && { slug }) };
}
