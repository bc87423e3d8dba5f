import { createHash } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { systemAccess } from '../../store/access.ts';
import type { Store } from '../../store/store.ts';
import {
  joinContributions,
  type CountedUnit,
  type JointContribution,
  type ProjectContribution,
} from './contribution.ts';
import { facetTable, type FacetTable } from './facet-table.ts';
import type { Facet, IndexedPlan } from './index-entry.ts';
import { readGlimpses, type GlimpsePlace, type ProjectGlimpse } from './glimpse-store.ts';
import { refreshIndex } from './index-store.ts';
import { readPeopleReached, readReached } from './project-facts-store.ts';

type Database = Kysely<unknown>;

/** What public projects together mean for the plan, as it is shown beside its figures. */
export interface PublicPortfolio {
  /** Another one whenever any of this says something else. */
  readonly version: string;
  /** Numbers of labelled public projects by facet: by ambition line, action, indicator that they move, group, place. */
  readonly projectCounts: ReadonlyMap<Facet, number>;
  /** What they reached together, by indicator. */
  readonly contributions: ReadonlyMap<string, JointContribution>;
  /** A few of those projects to show beside each thing. */
  readonly glimpses: ReadonlyMap<GlimpsePlace, readonly ProjectGlimpse[]>;
}

/** The portfolio as it is at each moment. */
export interface FollowedPortfolio {
  readonly current: () => PublicPortfolio;
  /** The facets of the index at a version, or at a later one. */
  readonly facetsAt: (version: string) => Promise<FacetTable>;
  /** Brings it up to date now instead of at the next look. */
  readonly refresh: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface FollowOptions {
  readonly store: Store;
  readonly plan: () => IndexedPlan;
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
  /** How people are counted for an indicator: by what its codes stand for. */
  readonly unitOf: (indicator: string) => CountedUnit;
}

/** How often changes are looked for, in milliseconds. */
const interval = 1000;

/** Follows the projects: what changed is indexed, by whichever process sees it first, and seen by all within seconds. */
export async function followPortfolio(options: FollowOptions): Promise<FollowedPortfolio> {
  const { store, plan, now, onError, unitOf } = options;
  let [table, current] = await readAll(store, plan(), now(), unitOf);
  let running: Promise<void> | undefined;
  const refresh = async (): Promise<void> => {
    const version = await refreshIndex(store, plan(), dayOf(now()));
    if (version !== table.version) [table, current] = await readAll(store, plan(), now(), unitOf);
  };
  const timer = setInterval(() => {
    // A look that takes long is not overtaken by the next.
    running ??= refresh()
      .catch(onError)
      .finally(() => (running = undefined));
  }, interval).unref();
  return {
    current: () => current,
    facetsAt: async (version) => {
      if (table.version !== version) table = await readFacets(store);
      return table;
    },
    refresh,
    close: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

async function readAll(
  store: Store,
  plan: IndexedPlan,
  now: Date,
  unitOf: FollowOptions['unitOf'],
): Promise<[FacetTable, PublicPortfolio]> {
  await refreshIndex(store, plan, dayOf(now));
  return [await readFacets(store), await readPublicPortfolio(store, unitOf)];
}

function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

async function readFacets(store: Store): Promise<FacetTable> {
  return store.as<unknown, FacetTable>(systemAccess, async (database) => {
    const { rows } = await sql<{ version: string; number: number | null; facets: readonly Facet[] }>`
      select version::text, number, facets from portfolio_state left join project_index on true order by number`.execute(
      database,
    );
    const filled = rows.flatMap(({ number, facets }) => (number === null ? [] : [{ number, facets }]));
    return facetTable(rows[0]!.version, filled);
  });
}

/** Reads what public projects mean together. */
async function readPublicPortfolio(store: Store, unitOf: FollowOptions['unitOf']): Promise<PublicPortfolio> {
  return store.as<unknown, PublicPortfolio>(systemAccess, async (database) => {
    const projectCounts = await countProjects(database);
    const contributions = await readContributions(database, unitOf);
    const glimpses = await readGlimpses(database, await readPeopleReached(database, unitOf));
    const content = JSON.stringify([[...projectCounts], [...contributions], [...glimpses]]);
    const version = createHash('sha256').update(content).digest('base64url');
    return { version, projectCounts, contributions, glimpses };
  });
}

async function countProjects(database: Database): Promise<ReadonlyMap<Facet, number>> {
  const { rows } = await sql<{ facet: Facet; count: number }>`
    select facet, count(*)::int as count
    from project_index join project on project.id = project_id, unnest(facets) as facet
    where published_at is not null and stage = 'labelled' and facet ~ '^(line|action|moves|group|place):'
    group by facet order by facet`.execute(database);
  return new Map(rows.map(({ facet, count }) => [facet, count]));
}

/** What public projects reached together for each indicator, from their own totals and the codes they gave. */
async function readContributions(
  database: Database,
  unitOf: FollowOptions['unitOf'],
): Promise<ReadonlyMap<string, JointContribution>> {
  const totals = await readReached(database);
  const codes = await readCodes(database);
  const indicators = [...new Set([...totals, ...codes].map(({ indicator }) => indicator))].toSorted();
  return new Map(
    indicators.map((indicator) => {
      const coded = codes.filter((each) => each.indicator === indicator && each.unit === unitOf(indicator));
      const own = totals.filter((each) => each.indicator === indicator);
      const projects = [...new Set([...own, ...coded].map(({ project }) => project))];
      const contributions = projects.map((project): ProjectContribution => {
        const total = own.find((each) => each.project === project);
        const count = coded.find((each) => each.project === project)?.coded ?? 0;
        return { least: total?.least ?? 0, most: total?.most ?? 0, coded: count };
      });
      return [indicator, joinContributions(contributions, coded[0]?.together ?? 0)] as const;
    }),
  );
}

interface Coded {
  readonly indicator: string;
  readonly unit: CountedUnit;
  readonly project: string;
  readonly coded: number;
  /** Different codes over all projects of the indicator. */
  readonly together: number;
}

async function readCodes(database: Database): Promise<readonly Coded[]> {
  const { rows } = await sql<Coded>`
    with public as (
      select participation.* from participation
        join project on project.id = project_id and published_at is not null and stage = 'labelled')
    select indicator, unit, project_id as project, count(*)::int as coded,
      (select count(distinct code)::int from public others
        where others.indicator = public.indicator and others.unit = public.unit) as together
    from public group by indicator, unit, project_id order by 1, 2, 3`.execute(database);
  return rows;
}
