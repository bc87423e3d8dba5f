import type { ProjectResult, ResultPeriod } from './project.ts';
import { saysTheSame } from './section.ts';

type PeriodField = 'start' | 'end' | 'target' | 'targetComment' | 'actual' | 'actualComment';

/** A period as a plan has it; what was reported of it is no part of that. */
interface PlannedPeriod extends Pick<ResultPeriod, 'id' | 'start' | 'end' | 'parts'> {
  readonly target?: number | undefined;
  readonly targetComment?: string | undefined;
}

/** Results as somebody plans them, with what was reported of their periods as it is: a plan never changes that. */
export function withReports(
  planned: readonly ProjectResult[],
  current: readonly ProjectResult[],
): readonly ProjectResult[] {
  const known = new Map(placesOf(current).map(([id, { period }]) => [id, period]));
  return planned.map((result) => ({
    ...result,
    indicators: result.indicators.map((indicator) => ({
      ...indicator,
      periods: indicator.periods.map((period) => withReport(period, known.get(period.id))),
    })),
  }));
}

/** The same for one period: a part of which something was reported stays, even where the plan no longer has it. */
export function withReport(planned: PlannedPeriod, known: ResultPeriod | undefined): ResultPeriod {
  const { id, start, end, target, targetComment, parts } = planned;
  const reported = known?.parts.filter(({ actual }) => actual !== undefined) ?? [];
  const actuals = new Map(reported.map((part) => [partKey(part), part.actual]));
  const keys = new Set(parts.map(partKey));
  return {
    id,
    start,
    end,
    state: known?.state ?? 'waiting',
    ...(target !== undefined && { target }),
    ...(targetComment && { targetComment }),
    ...(known?.actual !== undefined && { actual: known.actual }),
    ...(known?.actualComment && { actualComment: known.actualComment }),
    parts: [
      ...parts.map(({ actual: _, ...part }) => {
        const actual = actuals.get(partKey(part));
        return { ...part, ...(actual !== undefined && { actual }) };
      }),
      ...reported.filter((part) => !keys.has(partKey(part))).map(({ target: _, ...part }) => part),
    ],
  };
}

function partKey({ dimension, category }: ResultPeriod['parts'][number]): string {
  return JSON.stringify([dimension, category]);
}

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

/** Whether results would change a judged period, or put it with another indicator. */
export function changesJudged(current: readonly ProjectResult[], next: readonly ProjectResult[]): boolean {
  const known = new Map(placesOf(current));
  return placesOf(next).some(([id, place]) => {
    const before = known.get(id);
    if (!before) return false;
    const isMoved = place.indicator !== before.indicator && ['approved', 'locked'].includes(before.period.state);
    return isMoved || judgedChanges(before.period, place.period).length > 0;
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
