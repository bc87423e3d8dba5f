import type { Day, Project, ResultIndicator, ResultPeriod } from './project.ts';

/** How a project stands against what it set out to do. */
export const projectStatuses = ['planned', 'on-schedule', 'delayed', 'finished', 'stopped', 'unknown'] as const;
export type ProjectStatus = (typeof projectStatuses)[number];

/** A fact that a status rests on. */
export type StatusReason =
  | { readonly kind: 'stopped'; readonly on: Day; readonly why: string }
  | { readonly kind: 'ended'; readonly on: Day }
  | { readonly kind: 'starts-later'; readonly on: Day }
  | { readonly kind: 'end-passed'; readonly planned: Day }
  | { readonly kind: 'milestone-late'; readonly title: string; readonly due: Day }
  | {
      readonly kind: 'result-behind';
      readonly title: string;
      readonly end: Day;
      readonly target: number;
      readonly actual: number;
    }
  | { readonly kind: 'milestones-met'; readonly done: number; readonly due: number }
  | { readonly kind: 'results-met'; readonly indicators: number }
  | { readonly kind: 'ends-later'; readonly planned: Day }
  | { readonly kind: 'nothing-to-judge' };

/** A status with every reason for it, the heaviest first. */
export interface ProjectStanding {
  readonly status: ProjectStatus;
  readonly reasons: readonly StatusReason[];
  /** The first day on which it may differ although nobody changed the project; absent when it never will. */
  readonly until?: Day;
}

/** The parts of a project that its status is judged by. */
export type JudgedProject = Pick<
  Project,
  'plannedStart' | 'plannedEnd' | 'actualStart' | 'actualEnd' | 'stopped' | 'milestones'
> & { readonly results: readonly { readonly indicators: readonly JudgedIndicator[] }[] };

export type JudgedIndicator = Pick<ResultIndicator, 'title' | 'measure' | 'ascending' | 'baseline'> & {
  readonly periods: readonly Pick<ResultPeriod, 'end' | 'state' | 'target' | 'actual'>[];
};

/** Days after its date before something counts as late: news of it needs time to come in. */
const graceDays = 30;

/** The part of the way from baseline to target that has to be covered for a result not to be behind. */
const sufficientShare = 0.8;

/**
 * Says how a project stands on a day. The rule, first match wins:
 *
 * 1. stopped: it was stopped before its aim; finished: it ended.
 * 2. planned: it starts later than that day.
 * 3. delayed: its planned end passed more than 30 days ago; or a milestone did; or, of an indicator, the last approved
 *    period covered less than 80% of the way from baseline to target, in the direction that is wanted.
 * 4. on schedule: none of that, and there was something to judge by: an end, a milestone or an approved period.
 * 5. unknown: there was nothing to judge by. Absent figures are never taken for zero.
 */
export function standingOf(project: JudgedProject, today: Day): ProjectStanding {
  const { stopped, actualEnd } = project;
  if (stopped && stopped.on <= today) {
    return { status: 'stopped', reasons: [{ kind: 'stopped', on: stopped.on, why: stopped.reason }] };
  }
  if (actualEnd && actualEnd <= today) return { status: 'finished', reasons: [{ kind: 'ended', on: actualEnd }] };
  const until = nextTurn(project, today);
  const start = project.actualStart ?? project.plannedStart;
  return {
    ...(start && start > today
      ? { status: 'planned', reasons: [{ kind: 'starts-later', on: start }] }
      : runningStanding(project, today)),
    ...(until && { until }),
  };
}

/** How far a period came: whether its target was met, and the part of the way from baseline to target. */
export interface Achievement {
  readonly isMet: boolean;
  /** 1 is all of the way; below 0 it went the wrong way. Absent when no way can be measured. */
  readonly share?: number;
}

/**
 * Measures a period against its target, from the baseline (from zero where more is better and there is none), in the
 * indicator's direction. `undefined` when target or actual is unknown.
 *
 * Source: the share is that of Eurostat's progress towards targets, (actual − baseline) / (target − baseline).
 */
export function achievementOf(
  { ascending, baseline }: Pick<ResultIndicator, 'ascending' | 'baseline'>,
  { target, actual }: Pick<ResultPeriod, 'target' | 'actual'>,
): Achievement | undefined {
  if (target === undefined || actual === undefined) return undefined;
  const isMet = ascending ? actual >= target : actual <= target;
  const from = baseline?.value ?? (ascending ? 0 : undefined);
  const isWay = from !== undefined && (ascending ? target > from : target < from);
  return { isMet, ...(isWay && { share: (actual - from) / (target - from) }) };
}

/** The last period that was approved and can be measured. */
export function judgedPeriod<P extends Pick<ResultPeriod, 'end' | 'state' | 'target' | 'actual'>>(
  periods: readonly P[],
): P | undefined {
  return periods
    .filter(({ state, target, actual }) => isSettled(state) && target !== undefined && actual !== undefined)
    .toSorted((a, b) => a.end.localeCompare(b.end))
    .at(-1);
}

/** Whether what a period reports was looked at by the programme, and so may be judged and shown. */
export function isSettled(state: ResultPeriod['state']): boolean {
  return state === 'approved' || state === 'locked';
}

function runningStanding(project: JudgedProject, today: Day): ProjectStanding {
  const lastTimely = daysAfter(today, -graceDays);
  const late = [
    ...(project.plannedEnd && project.plannedEnd < lastTimely
      ? [{ kind: 'end-passed', planned: project.plannedEnd } as const]
      : []),
    ...project.milestones
      .filter(({ due, doneOn }) => due < lastTimely && !isDone(doneOn, today))
      .toSorted((a, b) => a.due.localeCompare(b.due))
      .map(({ title, due }) => ({ kind: 'milestone-late', title, due }) as const),
    ...indicatorsOf(project).flatMap(behindReason),
  ];
  if (late.length > 0) return { status: 'delayed', reasons: late };
  const met = metReasons(project, today);
  return met.length > 0
    ? { status: 'on-schedule', reasons: met }
    : { status: 'unknown', reasons: [{ kind: 'nothing-to-judge' }] };
}

function behindReason(indicator: JudgedIndicator): readonly StatusReason[] {
  const period = judgedPeriod(indicator.periods);
  const achievement = period && achievementOf(indicator, period);
  if (!achievement || achievement.isMet || (achievement.share ?? 0) >= sufficientShare) return [];
  const { end, target, actual } = period;
  return [{ kind: 'result-behind', title: indicator.title, end, target: target!, actual: actual! }];
}

function metReasons(project: JudgedProject, today: Day): readonly StatusReason[] {
  const due = project.milestones.filter((milestone) => milestone.due <= today);
  const done = due.filter(({ doneOn }) => isDone(doneOn, today));
  const judged = indicatorsOf(project).filter(({ periods }) => judgedPeriod(periods));
  return [
    ...(due.length > 0 ? [{ kind: 'milestones-met', done: done.length, due: due.length } as const] : []),
    ...(judged.length > 0 ? [{ kind: 'results-met', indicators: judged.length } as const] : []),
    ...(project.plannedEnd ? [{ kind: 'ends-later', planned: project.plannedEnd } as const] : []),
  ];
}

/** Words cannot be held against a target. */
function indicatorsOf({ results }: JudgedProject): readonly JudgedIndicator[] {
  return results.flatMap(({ indicators }) => indicators).filter(({ measure }) => measure !== 'qualitative');
}

function isDone(doneOn: Day | undefined, today: Day): boolean {
  return doneOn !== undefined && doneOn <= today;
}

function nextTurn(project: JudgedProject, today: Day): Day | undefined {
  const { stopped, actualEnd, actualStart, plannedStart, plannedEnd, milestones } = project;
  const turns = [
    stopped?.on,
    actualEnd,
    actualStart ?? plannedStart,
    plannedEnd && daysAfter(plannedEnd, graceDays + 1),
    ...milestones.flatMap(({ due, doneOn }) => [due, doneOn, daysAfter(due, graceDays + 1)]),
  ];
  return turns.filter((day): day is Day => day !== undefined && day > today).toSorted()[0];
}

function daysAfter(day: Day, days: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
