import { sql, type QueryExecutorProvider } from 'kysely';
import type { Person } from '../../wing/actor.ts';
import { note } from '../../wing/trail-store.ts';
import { subjectOf, type IdeaAnswer, type IdeaOwners, type IdeaQuestion } from './idea.ts';

/** Questions about an idea with their answers, latest first; private ones only for who may read them. */
export async function readQuestions(
  database: QueryExecutorProvider,
  idea: string,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly questions: readonly IdeaQuestion[]; readonly total: number }> {
  const { rows } = await sql<QuestionRow>`
    select question.id, body, is_private, hidden_at is not null as is_hidden, asked_by, profile.name as asker_name,
      question.created_at as asked_at, count(*) over ()::int as total
    from idea_question question left join profile on profile.person_id = asked_by
    where idea_id = ${idea}
    order by question.created_at desc, question.id
    limit ${limit} offset ${offset}`.execute(database);
  const answers = rows.length > 0 ? await readAnswers(database, rows) : new Map<string, AnswerRow[]>();
  const questions = rows.map((row) => questionOf(row, answers.get(row.id) ?? []));
  return { questions, total: rows[0]?.total ?? 0 };
}

/** Asks something about an idea, with an entry in the trail; gives the question's id. */
export async function askQuestion(
  database: QueryExecutorProvider,
  person: Person,
  idea: IdeaOwners,
  { body, isPrivate }: { readonly body: string; readonly isPrivate: boolean },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into idea_question (idea_id, asked_by, body, is_private)
    values (${idea.id}, ${person.id}, ${body}, ${isPrivate}) returning id`.execute(database);
  await note(database, person, { event: isPrivate ? 'idea.asked-private' : 'idea.asked', ...subjectOf(idea) });
  return rows[0]!.id;
}

/**
 * Answers a question of an idea, as its asker, as the idea's proposer or organisation, or as who may read what is
 * private, with an entry in the trail. Says whether there is such a question that this person may answer.
 */
export async function answerQuestion(
  database: QueryExecutorProvider,
  person: Person,
  idea: IdeaOwners,
  { question, body }: { readonly question: string; readonly body: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into idea_answer (question_id, answered_by, body)
    select id, ${person.id}, ${body} from idea_question question
    where id::text = ${question} and idea_id = ${idea.id} and (asked_by = ${person.id}
      or exists (select from idea where idea.id = ${idea.id} and (proposed_by = ${person.id}
        or may_any('idea.read-private') or organisation_id = any (may_own('idea.read-private')))))`.execute(database);
  if (numAffectedRows !== 1n) return false;
  const { about: _, ...subject } = subjectOf(idea);
  await note(database, person, { event: 'idea.answered', ...subject });
  return true;
}

/** Takes a question out of sight, with an entry in the trail. Says whether it was there. */
export async function hideQuestion(
  database: QueryExecutorProvider,
  person: Person,
  idea: IdeaOwners,
  question: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update idea_question set hidden_at = now()
    where id::text = ${question} and idea_id = ${idea.id} and hidden_at is null`.execute(database);
  if (numAffectedRows !== 1n) return false;
  const { about: _, ...subject } = subjectOf(idea);
  await note(database, person, { event: 'idea.question-hidden', ...subject });
  return true;
}

interface QuestionRow extends Omit<IdeaQuestion, 'askedBy' | 'askerName' | 'answers'> {
  readonly askedBy: string | null;
  readonly askerName: string | null;
  readonly total: number;
}

interface AnswerRow extends Omit<IdeaAnswer, 'answererName'> {
  readonly questionId: string;
  readonly answererName: string | null;
}

async function readAnswers(
  database: QueryExecutorProvider,
  questions: readonly QuestionRow[],
): Promise<ReadonlyMap<string, readonly AnswerRow[]>> {
  const { rows } = await sql<AnswerRow>`
    select answer.id, question_id, body, profile.name as answerer_name, answer.created_at as answered_at
    from idea_answer answer left join profile on profile.person_id = answered_by
    where question_id = any (${questions.map(({ id }) => id)}::uuid[])
    order by answer.created_at, answer.id`.execute(database);
  return Map.groupBy(rows, ({ questionId }) => questionId);
}

function questionOf(row: QuestionRow, answers: readonly AnswerRow[]): IdeaQuestion {
  const { askedBy, askerName, total: _, ...plain } = row;
  return {
    ...plain,
    ...(askedBy !== null && { askedBy }),
    ...(askerName !== null && { askerName }),
    answers: answers.map(({ questionId: __, answererName, ...answer }) => ({
      ...answer,
      ...(answererName !== null && { answererName }),
    })),
  };
}
