import { sql, type QueryExecutorProvider } from 'kysely';
import type { Author } from '../../wing/actor.ts';
import { note } from '../../wing/trail-store.ts';
import { firstFree, slugFrom } from '../../foundation/slug.ts';
import type { EligibilityCheck } from './eligibility.ts';
import type { Criterion, Round } from './round.ts';
import { defaultLocale } from '../../foundation/locale.ts';
import { writtenIn } from '../written-text.ts';

/** Rounds, the last to close first. */
export async function listRounds(database: QueryExecutorProvider): Promise<readonly Round[]> {
  const { rows } = await wholeRounds(sql`true`).execute(database);
  return rows;
}

/** A round by its address, with its criteria. */
export async function readRound(database: QueryExecutorProvider, slug: string): Promise<Round | undefined> {
  const { rows } = await wholeRounds(sql`slug = ${slug}`).execute(database);
  return rows[0];
}

/** A round by its id. */
export async function readRoundById(database: QueryExecutorProvider, id: string): Promise<Round | undefined> {
  const { rows } = await wholeRounds(sql`id = ${id}`).execute(database);
  return rows[0];
}

function wholeRounds(condition: ReturnType<typeof sql>) {
  return sql<Round>`
    select id, slug, title, intro, opens_at, closes_at, reviewers_per_proposal, rules, version,
      (select coalesce(jsonb_agg(jsonb_build_object('id', criterion.id, 'title', criterion.title,
          'description', criterion.description, 'weight', weight, 'maximum', maximum) order by position, criterion.id), '[]')
        from round_criterion criterion where round_id = round.id) as criteria,
      (select coalesce(jsonb_agg(jsonb_build_object('id', item.id, 'title', item.title) order by position, item.id), '[]')
        from round_check item where round_id = round.id) as checks
    from round where ${condition} order by closes_at desc, slug limit 200`;
}

/** What a round is made of, before it has an address. */
export type RoundContent = Omit<Round, 'id' | 'slug' | 'version'>;

/** Announces a round under an address made of its title; gives the address. */
export async function createRound(
  database: QueryExecutorProvider,
  author: Author,
  content: RoundContent,
): Promise<string> {
  const slug = slugFrom(writtenIn(content.title, defaultLocale).text);
  const attempt = async (free: string) => {
    const { rows } = await sql<{ id: string; slug: string }>`
      insert into round (slug, title, intro, opens_at, closes_at, reviewers_per_proposal, rules)
      values (${free}, ${json(content.title)}, ${json(content.intro)}, ${content.opensAt},
        ${content.closesAt}, ${content.reviewersPerProposal}, ${json(content.rules)})
      on conflict (slug) do nothing returning id, slug`.execute(database);
    return rows[0];
  };
  const made = await firstFree(slug, attempt, slug === 'nieuw' ? 2 : 1);
  await writeCriteria(database, made.id, content.criteria);
  await writeChecks(database, made.id, content.checks);
  await note(database, author, { event: 'round.created', subject: { kind: 'round', id: made.id } });
  return made.slug;
}

/** How changing a round went: `judged` when proposals are there already, for whom the rules may not change. */
export type RoundChange = 'changed' | 'conflict' | 'judged' | 'gone';

/** Changes a round. Once something was submitted, only its texts and its times change; its criteria stay. */
export async function changeRound(
  database: QueryExecutorProvider,
  author: Author,
  { id, version, content }: { readonly id: string; readonly version: number; readonly content: RoundContent },
): Promise<RoundChange> {
  const { rows } = await sql<{ version: number; hasProposals: boolean }>`
    select version, exists (select from proposal where round_id = round.id) as has_proposals
    from round where id = ${id} for update`.execute(database);
  const found = rows[0];
  if (!found) return 'gone';
  if (found.version !== version) return 'conflict';
  if (found.hasProposals && !(await hasSameMeasure(database, id, content))) return 'judged';
  await sql`update round set title = ${json(content.title)}, intro = ${json(content.intro)}, opens_at = ${content.opensAt},
      closes_at = ${content.closesAt}, reviewers_per_proposal = ${content.reviewersPerProposal},
      rules = ${json(content.rules)}, version = version + 1
    where id = ${id}`.execute(database);
  if (!found.hasProposals) {
    await writeCriteria(database, id, content.criteria);
    await writeChecks(database, id, content.checks);
  }
  await note(database, author, { event: 'round.changed', subject: { kind: 'round', id } });
  return 'changed';
}

/** Whether proposals would still be measured by the same criteria and checks. */
async function hasSameMeasure(
  database: QueryExecutorProvider,
  round: string,
  { criteria, checks }: RoundContent,
): Promise<boolean> {
  if (!(await hasCriteria(database, round, criteria))) return false;
  const { rows } = await sql<{ id: string }>`
    select id from round_check where round_id = ${round} order by id`.execute(database);
  return rows.length === checks.length && rows.every(({ id }) => checks.some((check) => check.id === id));
}

async function hasCriteria(
  database: QueryExecutorProvider,
  round: string,
  criteria: readonly Criterion[],
): Promise<boolean> {
  const { rows } = await sql<{ id: string; weight: string; maximum: number }>`
    select id, weight, maximum from round_criterion where round_id = ${round} order by id`.execute(database);
  const same = rows.filter(({ id, weight, maximum }) =>
    criteria.some((each) => each.id === id && each.weight === Number(weight) && each.maximum === maximum),
  );
  return same.length === rows.length && criteria.length === rows.length;
}

async function writeCriteria(
  database: QueryExecutorProvider,
  round: string,
  criteria: readonly Criterion[],
): Promise<void> {
  await sql`delete from round_criterion where round_id = ${round}`.execute(database);
  for (const [position, { id, title, description, weight, maximum }] of criteria.entries()) {
    await sql`insert into round_criterion (id, round_id, title, description, weight, maximum, position)
      values (${id}, ${round}, ${json(title)}, ${json(description)}, ${weight}, ${maximum}, ${position})`.execute(
      database,
    );
  }
}

async function writeChecks(
  database: QueryExecutorProvider,
  round: string,
  checks: readonly EligibilityCheck[],
): Promise<void> {
  await sql`delete from round_check where round_id = ${round}`.execute(database);
  for (const [position, { id, title }] of checks.entries()) {
    await sql`insert into round_check (id, round_id, title, position)
      values (${id}, ${round}, ${json(title)}, ${position})`.execute(database);
  }
}

function json(value: unknown): string {
  return JSON.stringify(value);
}
