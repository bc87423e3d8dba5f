import type { Plan } from '../../plan/plan.ts';
import { isNamed, namedUntil } from '../exchange/publication.ts';
import { standingOf, type ProjectStatus } from '../project/progress.ts';
import { endOf, startOf } from '../project/project-facts.ts';
import type { Day, Project } from '../project/project.ts';
import { writtenIn } from '../written-text.ts';

/** What projects are found by, in the order in which it is asked. */
export const facetKinds = [
  'line',
  'action',
  'theme',
  'group',
  'place',
  'status',
  'money',
  'lead',
  'moves',
  'stage',
] as const;
export type FacetKind = (typeof facetKinds)[number];

/** The value under which projects are found of which nobody knows where they work. */
export const nowhere = 'none';

/** A value that a project is found under: "action:A11.2". */
export type Facet = `${FacetKind}:${string}`;

/** What the index holds of a project. */
export interface IndexEntry {
  readonly project: string;
  /** In Dutch where there is a Dutch one: projects are put in order by it. */
  readonly title: string;
  readonly status: ProjectStatus;
  readonly until?: Day;
  readonly facets: readonly Facet[];
  /** Title, partners and themes, whose words are forgiven a slip of the pen; and the longer texts. */
  readonly names: string;
  readonly texts: string;
  readonly start?: Day;
  readonly end?: Day;
  /** Planned euro; absent when no line says. */
  readonly planned?: number;
}

/** What of a plan the index depends on: which actions belong to which ambition line. */
export type IndexedPlan = Pick<Plan, 'ambitions'>;

/** Says what a project is found by on a day. */
export function indexEntry(project: Project, plan: IndexedPlan, today: Day): IndexEntry {
  const { status, until: turns } = standingOf(project, today);
  const partners = project.partners.filter((partner) => isNamed(partner, project.publishedAt, today));
  const until = soonest(turns, partners.some(({ isNaturalPerson }) => isNaturalPerson) && project.publishedAt);
  const start = startOf(project);
  const end = endOf(project);
  const planned = sumKnown(project.budget.map((line) => line.planned ?? line.committed));
  return {
    project: project.id,
    title: writtenIn(project.title, 'nl').text,
    status,
    ...(until && { until }),
    facets: facetsOf({ ...project, partners }, plan, status),
    names: [...Object.values(project.title), ...partners.map(({ name }) => name), ...project.themes].join(' '),
    texts: [...Object.values(project.summary), ...Object.values(project.description)].join(' '),
    ...(start && { start }),
    ...(end && { end }),
    ...(planned !== undefined && { planned }),
  };
}

/** The day on which a status turns, or on which a natural person is no longer named, whichever comes first. */
function soonest(turns: Day | undefined, published: Date | false | undefined): Day | undefined {
  return [turns, published ? namedUntil(published) : undefined].filter((day) => day !== undefined).toSorted()[0];
}

/** The ambition lines that a project's actions belong to. */
export function linesOf(actions: readonly string[], { ambitions }: IndexedPlan): readonly string[] {
  return ambitions.filter((line) => line.actions.some(({ id }) => actions.includes(id))).map(({ id }) => id);
}

/** The sum of what is known; `undefined` when nothing is. */
function sumKnown(amounts: readonly (number | undefined)[]): number | undefined {
  const known = amounts.filter((amount) => amount !== undefined);
  return known.length === 0 ? undefined : known.reduce((sum, amount) => sum + amount, 0);
}

function facetsOf(project: Project, plan: IndexedPlan, status: ProjectStatus): readonly Facet[] {
  const { stage, actions, themes, groups, municipalities, partners, budget, contributions, results } = project;
  const moved = results.flatMap(({ indicators }) => indicators.flatMap(({ planIndicator }) => planIndicator ?? []));
  const values: Readonly<Record<FacetKind, readonly string[]>> = {
    line: linesOf(actions, plan),
    action: actions,
    theme: themes,
    group: groups,
    place: municipalities.length > 0 ? municipalities : [nowhere],
    stage: [stage],
    status: [status],
    money: budget.map(({ source }) => source),
    lead: partners.filter(({ role }) => role === 'lead').map(({ organisation }) => organisation),
    moves: [...contributions.map(({ indicator }) => indicator), ...moved],
  };
  return facetKinds.flatMap((kind) => [...new Set(values[kind])].map((value): Facet => `${kind}:${value}`));
}
