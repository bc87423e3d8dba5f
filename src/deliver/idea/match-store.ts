import { sql, type QueryExecutorProvider } from 'kysely';
import type { WrittenText } from '../project/project.ts';
import type { OrganisationKind } from '../../wing/organisations.ts';
import type { MatchIdea, MatchOrganisation } from './partner-match.ts';

/** Most candidates that are ranked: those with most words in common, as PostgreSQL counts them. */
const mostCandidates = 500;

/** Organisations that may fit an idea: they share a word with it or are of a kind that it needs, and are not in it. */
export async function partnerCandidates(
  database: QueryExecutorProvider,
  idea: string,
): Promise<{ readonly idea: MatchIdea; readonly organisations: readonly MatchOrganisation[] } | undefined> {
  const { rows: ideas } = await sql<MatchIdea & { readonly words: string }>`
    select id, ${needsByStem} as needs, needs_kinds, ${aboutByStem} as about, municipalities,
      joined(needs) || ' ' || joined(themes) as words
    from idea where id = ${idea}`.execute(database);
  const wanted = ideas[0];
  if (!wanted) return undefined;
  const { rows } = await sql<OrganisationRow>`
    select ${organisationColumns} from organisation
    where (search @@ any_word(${wanted.words}) or kind = any (${wanted.needsKinds}::text[])) and archived_at is null
      and not exists (select from idea_interest where idea_id = ${idea} and organisation_id = organisation.id)
      and id is distinct from (select organisation_id from idea where id = ${idea})
    order by ts_rank(search, any_word(${wanted.words})) desc, id limit ${mostCandidates}`.execute(database);
  return { idea: wanted, organisations: rows.map(organisationOf) };
}

/** An idea to suggest, with what a list shows of it. */
export interface CandidateIdea extends MatchIdea {
  readonly slug: string;
  readonly title: WrittenText;
  readonly summary: WrittenText;
}

/** Ideas in sight that may fit an organisation, in which it does not take part yet. */
export async function ideaCandidates(
  database: QueryExecutorProvider,
  organisation: MatchOrganisation,
): Promise<readonly CandidateIdea[]> {
  const words = Object.values({ ...organisation.offers, ...organisation.seeks, ...organisation.sector }).join(' ');
  const { rows } = await sql<CandidateIdea>`
    select id, slug, title, summary, ${needsByStem} as needs, needs_kinds, ${aboutByStem} as about, municipalities
    from idea
    where hidden_at is null and organisation_id is distinct from ${organisation.id}
      and (search @@ any_word(${words}) or needs_kinds @> array[${organisation.kind}])
      and not exists (select from idea_interest where idea_id = idea.id and organisation_id = ${organisation.id})
      and not exists (select from idea_project where idea_id = idea.id)
    order by ts_rank(search, any_word(${words})) desc, id limit ${mostCandidates}`.execute(database);
  return rows;
}

/** Organisations of one kind that share a word with an organisation. */
export async function firmCandidates(
  database: QueryExecutorProvider,
  organisation: MatchOrganisation,
  kind: OrganisationKind,
): Promise<readonly MatchOrganisation[]> {
  const words = Object.values({ ...organisation.offers, ...organisation.seeks }).join(' ');
  const { rows } = await sql<OrganisationRow>`
    select ${organisationColumns} from organisation
    where kind = ${kind} and search @@ any_word(${words}) and archived_at is null and id <> ${organisation.id}
    order by ts_rank(search, any_word(${words})) desc, id limit ${mostCandidates}`.execute(database);
  return rows.map(organisationOf);
}

/** An organisation as matching looks at it, by the last part of its address. */
export async function readMatchOrganisation(
  database: QueryExecutorProvider,
  slug: string,
): Promise<MatchOrganisation | undefined> {
  const { rows } = await sql<OrganisationRow>`
    select ${organisationColumns} from organisation where slug = ${slug}`.execute(database);
  return rows[0] && organisationOf(rows[0]);
}

const needsByStem = sql`words_by_stem(joined(needs))`;
const aboutByStem = sql`words_by_stem(written(title) || ' ' || written(summary) || ' ' || joined(themes))`;
const organisationColumns = sql`id, slug, name, kind, words_by_stem(joined(offers)) as offers,
  words_by_stem(joined(seeks)) as seeks, words_by_stem(sector) as sector, municipality`;

type OrganisationRow = Omit<MatchOrganisation, 'municipality'> & { readonly municipality: string | null };

function organisationOf({ municipality, ...row }: OrganisationRow): MatchOrganisation {
  return { ...row, ...(municipality !== null && { municipality }) };
}
