import type { ProjectResult, ResultPeriod } from './project.ts';
import { saysTheSame } from './section.ts';

type PeriodField = 'start' | 'end' | 'target' | 'targetComment' | 'actual' | 'actualComment';

/**
 * What would change of a period although it was judged: its time and its report once that is approved, its target too
 * once it is locked. A part that changes counts as its target, or as its report.
 */
export function judgedChanges(known: ResultPeriod, next: ResultPeriod): readonly PeriodField[] {
  if (known.state !== 'approved' && known.state !== 'locked') return [];
  const reported = changed(known, next, ['start', 'end', 'actual', 'actualComment']);
  if (!sameParts(known, next, 'actual')) reported.push('actual');
  if (known.state === 'approved') return reported;
  const planned = changed(known, next, ['target', 'targetComment']);
  if (!sameParts(known, next, 'target')) planned.push('target');
  return [...reported, ...planned];
}

/** Whether results would change a judged period, in fields that a save writes. */
export function changesJudged(
  current: readonly ProjectResult[],
  next: readonly ProjectResult[],
  replacesReports: boolean,
): boolean {
  const known = new Map(placesOf(current));
  return placesOf(next).some(([id, place]) => {
    const before = known.get(id);
    if (!before) return false;
    const fields = judgedChanges(before.period, place.period);
    const isMoved = place.indicator !== before.indicator && ['approved', 'locked'].includes(before.period.state);
    return isMoved || fields.some((field) => replacesReports || !field.startsWith('actual'));
  });
}

function placesOf(results: readonly ProjectResult[]) {
  return results.flatMap(({ indicators }) =>
    indicators.flatMap(({ id: indicator, periods }) =>
      periods.map((period) => [period.id, { indicator, period }] as const),
    ),
  );
}

function changed(known: ResultPeriod, next: ResultPeriod, fields: readonly PeriodField[]): PeriodField[] {
  return fields.filter((field) => known[field] !== next[field]);
}

/** The same value for every part; for targets also the same parts. */
function sameParts(known: ResultPeriod, next: ResultPeriod, field: 'target' | 'actual'): boolean {
  const values = ({ parts }: ResultPeriod) =>
    parts
      .filter((part) => field === 'target' || part.actual !== undefined)
      .map((part) => JSON.stringify([part.dimension, part.category, part[field] ?? null]))
      .toSorted();
  return saysTheSame(values(known), values(next));
}
