import type { Delivering } from '../../delivering.ts';
import { may } from '../../../wing/permission.ts';
import type { PageVisit } from '../../../wing/route.ts';
import type { Locale } from '../../../foundation/locale.ts';
import { readExplorerState } from '../explorer.ts';
import { findNumbers } from '../explorer-store.ts';
import { countFacets, type FacetCounts } from '../facet-table.ts';
import {
  countWithoutLabel,
  countWithoutMoney,
  greatestRisks,
  labelsByYear,
  moneyOfLines,
  moneyOfProjects,
  moneyOfSources,
  type MoneyRow,
  type ProjectMoney,
  type ProjectRisk,
} from '../portfolio-figures-store.ts';
import type { LabelBasis } from '../../project/plain-field.ts';
import type { ProjectStatus } from '../../project/progress.ts';
import { moneySources, type MoneySource } from '../../project/project.ts';
import type { PlanMunicipality } from '../../../wing/plan-context.ts';
import { moneySteps, type KnownSum, type MoneyStep } from '../../project/source-money.ts';
import type { PortfolioWords } from './words.ts';

/** Money summed by something: a source, an ambition line, a project. */
export type SummedMoney<Key> = Readonly<Record<MoneyStep, KnownSum>> & { readonly key: Key };

/** All that the portfolio's page and its files say, as far as whoever asks may know it. */
export interface PortfolioReading {
  /** Of labelled projects. */
  readonly facets: FacetCounts;
  readonly progress: Progress;
  readonly sources: readonly SummedMoney<MoneySource>[];
  readonly lines: readonly SummedMoney<string>[];
  readonly withoutMoney: number;
  readonly labels: readonly { readonly year: number; readonly count: number }[];
  readonly undated: number;
  /** Projects of which we cannot say that they have the label. */
  readonly unlabelled: ReadonlyMap<LabelBasis, number>;
  /** Every municipality with how many projects work there. */
  readonly coverage: readonly { readonly municipality: PlanMunicipality; readonly projects: number }[];
  /** For who may see the money of each project. */
  readonly projects?: readonly (SummedMoney<string> & Pick<ProjectMoney, 'title'>)[];
  /** For who reads drafts. */
  readonly inside?: { readonly drafts: number; readonly risks: readonly ProjectRisk[] };
}

/** How many projects are finished or on schedule, of those of which it can be said. */
export interface Progress {
  readonly good: number;
  readonly judged: number;
  readonly total: number;
  readonly byStatus: ReadonlyMap<string, number>;
}

/** What a section of the portfolio is made from. */
export interface PortfolioSection {
  readonly words: PortfolioWords;
  readonly reading: PortfolioReading;
  readonly today: string;
}

const mostProjects = 20;
const mostRisks = 10;

export async function readPortfolio(
  visit: PageVisit,
  delivering: Delivering,
  locale: Locale,
): Promise<PortfolioReading> {
  const seesMoney = may(visit.actor, 'portfolio.read-money');
  const seesDrafts = may(visit.actor, 'project.read-draft');
  return visit.as<unknown, PortfolioReading>(async (database) => {
    const { numbers, version } = await findNumbers(database, '');
    const table = await delivering.portfolio.facetsAt(version);
    const all = readExplorerState(new URLSearchParams()).chosen;
    const facets = countFacets(table, numbers, { ...all, stage: ['labelled'] });
    const labels = await labelsByYear(database);
    return {
      facets,
      progress: progressOf(facets),
      sources: (await moneyOfSources(database))
        .map((row) => summed(row.source, row))
        .toSorted((a, b) => moneySources.indexOf(a.key) - moneySources.indexOf(b.key)),
      lines: (await moneyOfLines(database)).map((row) => summed(row.line, row)),
      withoutMoney: await countWithoutMoney(database),
      labels: labels.flatMap(({ year, count }) => (year === null ? [] : [{ year, count }])),
      undated: labels.find(({ year }) => year === null)?.count ?? 0,
      unlabelled: await countWithoutLabel(database),
      coverage: delivering.plan
        .municipalities(locale)
        .map((municipality) => ({ municipality, projects: facets.counts.place.get(municipality.code) ?? 0 })),
      ...(seesMoney && {
        projects: (await moneyOfProjects(database, mostProjects)).map((row) => ({
          ...summed(row.slug, row),
          title: row.title,
        })),
      }),
      ...(seesDrafts && {
        inside: {
          drafts: ['draft', 'submitted'].reduce((sum, stage) => sum + (facets.counts.stage.get(stage) ?? 0), 0),
          risks: await greatestRisks(database, mostRisks),
        },
      }),
    };
  });
}

function progressOf({ total, counts }: FacetCounts): Progress {
  const of = (status: ProjectStatus): number => counts.status.get(status) ?? 0;
  const good = of('finished') + of('on-schedule');
  return { good, judged: good + of('delayed') + of('stopped'), total, byStatus: counts.status };
}

function summed<Key>(key: Key, row: MoneyRow): SummedMoney<Key> {
  const sums = moneySteps.map((step) => {
    const amount = row[step];
    return [step, { ...(amount !== null && { amount }), known: row[`${step}Known`], all: row.all }] as const;
  });
  return { key, ...(Object.fromEntries(sums) as unknown as Record<MoneyStep, KnownSum>) };
}
