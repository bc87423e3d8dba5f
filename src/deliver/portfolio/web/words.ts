import type { Locale } from '../../../foundation/locale.ts';
import { formatDate, formatEuros, formatShort } from '../../../foundation/number.ts';
import { type ProjectStatus, type StatusReason, projectStatuses } from '../../project/progress.ts';
import { moneySources, projectStages, type Day, type MoneySource } from '../../project/project.ts';
import { type FacetKind, nowhere } from '../index-entry.ts';
import type { PlanContext } from '../../../wing/plan-context.ts';
import { portfolioText } from '../texts.ts';

/** Says things of projects in one language, with the names that the plan gives. */
export interface PortfolioWords {
  readonly locale: Locale;
  readonly t: ReturnType<typeof portfolioText>;
  /** The name of a facet's value; of leads, whose names are in the database, the value itself. */
  readonly facet: (kind: FacetKind, value: string) => string;
  readonly reason: (reason: StatusReason) => string;
  /** From when to when, in a few words; `today` tells whether it began. */
  readonly period: (start: Day | null | undefined, end: Day | null | undefined, today: Day) => string;
  readonly euros: (amount: number) => string;
  readonly count: (value: number) => string;
}

export function portfolioWords(plan: PlanContext, locale: Locale): PortfolioWords {
  const t = portfolioText(locale);
  const names = facetNames(plan, locale, t);
  return {
    locale,
    t,
    facet: (kind, value) => names[kind]?.get(value) ?? value,
    reason: (reason) => reasonSentence(reason, locale, t),
    period: (start, end, today) => periodText({ start, end, today }, locale, t),
    euros: (amount) => formatEuros(locale, amount),
    count: (value) => formatShort(locale, value, 2),
  };
}

type Names = Readonly<Partial<Record<FacetKind, ReadonlyMap<string, string>>>>;

function facetNames(context: PlanContext, locale: Locale, t: ReturnType<typeof portfolioText>): Names {
  const { ambitions, groups } = context.plan();
  return {
    line: new Map(ambitions.map(({ id, title }) => [id, t('facet.line.value', { id, title: title[locale] })])),
    action: new Map(ambitions.flatMap((line) => line.actions.map(({ id, title }) => [id, title[locale]] as const))),
    group: new Map(groups.map(({ id, name }) => [id, name[locale]])),
    place: new Map([
      ...context.municipalities(locale).map(({ code, name }) => [code, name] as const),
      [nowhere, t('facet.place.none')],
    ]),
    status: new Map(projectStatuses.map((status) => [status, t(`status.${status}`)])),
    money: new Map(moneySources.map((source) => [source, t(`money.${source}`)])),
    moves: new Map(context.indicators(locale).map(({ id, name }) => [id, name])),
    stage: new Map(projectStages.map((stage) => [stage, t(`stage.${stage}`)])),
  };
}

function reasonSentence(reason: StatusReason, locale: Locale, t: ReturnType<typeof portfolioText>): string {
  const day = (of: Day): string => formatDate(locale, of);
  const number = (value: number): string => formatShort(locale, value, 2);
  switch (reason.kind) {
    case 'stopped':
      return t('reason.stopped', { day: day(reason.on), why: reason.why });
    case 'ended':
      return t('reason.ended', { day: day(reason.on) });
    case 'starts-later':
      return t('reason.starts-later', { day: day(reason.on) });
    case 'end-passed':
      return t('reason.end-passed', { day: day(reason.planned) });
    case 'milestone-late':
      return t('reason.milestone-late', { title: reason.title, day: day(reason.due) });
    case 'result-behind':
      return t('reason.result-behind', {
        title: reason.title,
        day: day(reason.end),
        actual: number(reason.actual),
        target: number(reason.target),
      });
    case 'milestones-met':
      return t('reason.milestones-met', { done: reason.done, due: reason.due });
    case 'results-met':
      return t('reason.results-met', { indicators: reason.indicators });
    case 'ends-later':
      return t('reason.ends-later', { day: day(reason.planned) });
    case 'nothing-to-judge':
      return t('reason.nothing-to-judge');
  }
}

interface Stretch {
  readonly start: Day | null | undefined;
  readonly end: Day | null | undefined;
  readonly today: Day;
}

function periodText({ start, end, today }: Stretch, locale: Locale, t: ReturnType<typeof portfolioText>): string {
  const day = (of: Day): string => formatDate(locale, of);
  if (start && end) return t('period.between', { start: day(start), end: day(end) });
  if (start) return t(start <= today ? 'period.since' : 'period.from', { start: day(start) });
  return end ? t('period.until', { end: day(end) }) : t('period.unknown');
}

/** What a status looks like on a timeline. */
export const timelineKinds = {
  planned: 'planned',
  'on-schedule': 'going',
  delayed: 'late',
  finished: 'done',
  stopped: 'stopped',
  unknown: 'unknown',
} as const satisfies Readonly<Record<ProjectStatus, string>>;

/** Where money comes from, in the order in which it is listed. */
export function sourceOrder(a: { readonly source: MoneySource }, b: { readonly source: MoneySource }): number {
  return moneySources.indexOf(a.source) - moneySources.indexOf(b.source);
}
