import type { OrganisationKind } from '../../wing/organisations.ts';

/** Words by their stem, as they were written: `{ werkplek: 'werkplekken' }`. */
export type WordsByStem = Readonly<Record<string, string>>;

/** An organisation as far as matching looks at it. */
export interface MatchOrganisation {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly offers: WordsByStem;
  readonly seeks: WordsByStem;
  readonly sector: WordsByStem;
  /** NIS code of its seat. */
  readonly municipality?: string;
}

/** An idea as far as matching looks at it. */
export interface MatchIdea {
  readonly id: string;
  readonly needs: WordsByStem;
  readonly needsKinds: readonly OrganisationKind[];
  /** Words of its title, summary and themes. */
  readonly about: WordsByStem;
  /** NIS codes; none when it may be anywhere. */
  readonly municipalities: readonly string[];
}

/** Why something is suggested, to be shown in words; the first ones weigh most. */
export type MatchReason =
  /** Words of what one offers that are among what the other asks. */
  | { readonly kind: 'offers' | 'seeks' | 'sector'; readonly words: readonly string[] }
  | { readonly kind: 'organisation-kind'; readonly of: OrganisationKind }
  | { readonly kind: 'municipality'; readonly code: string }
  | { readonly kind: 'group'; readonly code: string };

export interface Suggestion<T> {
  readonly item: T;
  readonly reasons: readonly MatchReason[];
  /** Sum of the weights of its reasons. */
  readonly score: number;
}

/** Groups of municipalities that a municipality belongs to, by NIS code. */
export type GroupsOf = (municipality: string) => readonly string[];

/** What a reason counts for; of words, each one. */
const weights = {
  offers: 10,
  seeks: 6,
  sector: 3,
  'organisation-kind': 5,
  municipality: 4,
  group: 2,
} as const satisfies Readonly<Record<MatchReason['kind'], number>>;

/** Organisations that could bring what an idea needs, best first. Somebody already in it is left to the caller. */
export function suggestPartners(
  idea: MatchIdea,
  organisations: readonly MatchOrganisation[],
  groupsOf: GroupsOf,
): readonly Suggestion<MatchOrganisation>[] {
  return ranked(organisations, (organisation) => fitOf(idea, organisation, groupsOf));
}

/** Ideas that need what an organisation offers, or are about what it seeks, best first. */
export function suggestIdeas<T extends MatchIdea>(
  organisation: MatchOrganisation,
  ideas: readonly T[],
  groupsOf: GroupsOf,
): readonly Suggestion<T>[] {
  return ranked(ideas, (idea) => [
    ...fitOf(idea, organisation, groupsOf),
    ...wordsReason('seeks', organisation.seeks, idea.about),
  ]);
}

/**
 * Firms of the other economy that seek what this organisation offers, or offer what it seeks: market firms for one of
 * the social economy, and the other way round (action A11.1). None for other kinds.
 */
export function suggestFirms(
  organisation: MatchOrganisation,
  others: readonly MatchOrganisation[],
  groupsOf: GroupsOf,
): readonly Suggestion<MatchOrganisation>[] {
  const wanted = counterpartOf(organisation.kind);
  const firms = others.filter(({ id, kind }) => kind === wanted && id !== organisation.id);
  return ranked(firms, (firm) => [
    ...wordsReason('offers', organisation.offers, firm.seeks),
    ...wordsReason('seeks', organisation.seeks, firm.offers),
    ...placeReason(firm.municipality, organisation.municipality ? [organisation.municipality] : [], groupsOf),
  ]);
}

/** The other economy of an organisation in one of the two. */
export function counterpartOf(kind: OrganisationKind): OrganisationKind | undefined {
  if (kind === 'market') return 'social-economy';
  return kind === 'social-economy' ? 'market' : undefined;
}

function fitOf(idea: MatchIdea, organisation: MatchOrganisation, groupsOf: GroupsOf): readonly MatchReason[] {
  const { kind, offers, sector, municipality } = organisation;
  return [
    ...wordsReason('offers', offers, idea.needs),
    ...(idea.needsKinds.includes(kind) ? [{ kind: 'organisation-kind', of: kind } as const] : []),
    ...placeReason(municipality, idea.municipalities, groupsOf),
    ...wordsReason('sector', sector, { ...idea.about, ...idea.needs }),
  ];
}

/** What both have in common, in the words of the first. */
function wordsReason(
  kind: 'offers' | 'seeks' | 'sector',
  mine: WordsByStem,
  theirs: WordsByStem,
): readonly MatchReason[] {
  const words = Object.keys(mine)
    .filter((stem) => Object.hasOwn(theirs, stem))
    .map((stem) => mine[stem] ?? stem)
    .toSorted(byCodePoint);
  return words.length > 0 ? [{ kind, words }] : [];
}

/** The same municipality says more than the same group of municipalities. */
function placeReason(
  seat: string | undefined,
  municipalities: readonly string[],
  groupsOf: GroupsOf,
): readonly MatchReason[] {
  if (!seat) return [];
  if (municipalities.includes(seat)) return [{ kind: 'municipality', code: seat }];
  const near = new Set(municipalities.flatMap(groupsOf));
  const shared = groupsOf(seat).find((group) => near.has(group));
  return shared ? [{ kind: 'group', code: shared }] : [];
}

/** A place or a sector alone is no reason to bring two together. */
const sufficient: ReadonlySet<MatchReason['kind']> = new Set(['offers', 'seeks', 'organisation-kind']);

function ranked<T extends { readonly id: string }>(
  items: readonly T[],
  reasonsOf: (item: T) => readonly MatchReason[],
): readonly Suggestion<T>[] {
  return items
    .map((item) => ({ item, reasons: byWeight(reasonsOf(item)) }))
    .filter(({ reasons }) => reasons.some(({ kind }) => sufficient.has(kind)))
    .map((each) => ({ ...each, score: each.reasons.reduce((sum, reason) => sum + weightOf(reason), 0) }))
    .toSorted((a, b) => b.score - a.score || byCodePoint(a.item.id, b.item.id));
}

function byWeight(reasons: readonly MatchReason[]): readonly MatchReason[] {
  return reasons.toSorted((a, b) => weightOf(b) - weightOf(a));
}

function weightOf(reason: MatchReason): number {
  return weights[reason.kind] * ('words' in reason ? reason.words.length : 1);
}

function byCodePoint(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
