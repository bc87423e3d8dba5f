import type { ChartPoint, ChartSeries } from '../../../site/chart/series.ts';
import type { TableCell } from '../../../site/ui/data-table/data-table.tsx';
import { standOnTarget, type TargetStanding } from '../../analysis/progress.ts';
import type { Indicator } from '../../indicator/indicator.ts';
import { periodStart } from '../../observation/period.ts';
import { pathPoints } from '../../target/growth-path.ts';
import type { Reading, View } from '../view.ts';
import type { Wording } from '../../wording/wording.ts';
import { decimalsOf } from '../../wording/target-wording.ts';
import { targetText } from './texts.ts';

/** How the areas stand on the targets of an indicator: those of the plan's own area first. */
export function standingsOf({ release, focus }: View, { indicator, observations }: Reading): readonly TargetStanding[] {
  return release.targets
    .filter((target) => target.indicator === indicator.id)
    .toSorted((a, b) => Number(b.area === focus) - Number(a.area === focus))
    .map((target) => standOnTarget(target, indicator, observations.series(indicator.id, target.area)));
}

/** The standings of a KPI's own targets. */
export function kpiStandings(view: View, kpi: string, readings: readonly Reading[]): readonly KpiStanding[] {
  return readings.flatMap((reading) =>
    standingsOf(view, reading)
      .filter(({ target }) => target.kpi === kpi)
      .map((standing) => ({ standing, indicator: reading.indicator })),
  );
}

export interface KpiStanding {
  readonly standing: TargetStanding;
  readonly indicator: Indicator;
}

/**
 * The way to the target of the plan's own area, for its chart: from the baseline along the growth path. Without a
 * baseline, or from one that met the target already, it is the target alone. Nothing without a target.
 */
export function targetSeries(standings: readonly TargetStanding[], view: View): readonly ChartSeries[] {
  const own = standings.find(({ target }) => target.area === view.focus);
  if (!own) return [];
  const t = targetText(view.locale);
  const period = view.words.period(own.target.period);
  const setBy = own.target.setBy[view.locale];
  const isOwn = own.target.kind === 'own';
  return [
    {
      id: 'target',
      role: 'target',
      label: isOwn ? t('chart.target', { period }) : t('chart.yardstick', { period, setBy }),
      shortLabel: isOwn ? t('chart.target.short', { period }) : t('chart.yardstick.short', { period }),
      pathLabel: t('chart.path'),
      points: wayPoints(own),
    },
  ];
}

function wayPoints({ target, baseline, toGo, progress }: TargetStanding): readonly ChartPoint[] {
  const end = { x: periodStart(target.period), label: target.period, value: target.value };
  const metAtStart = progress.kind === 'not-rated' && progress.reason === 'met-at-baseline';
  const neverShort =
    progress.kind === 'reached' && baseline && toGo !== undefined && isSameSide(baseline.value, target.value, toGo);
  if (!baseline || metAtStart || neverShort) return [end];
  return pathPoints(target, baseline.value).map(({ at, value }) => ({ x: at, label: String(Math.floor(at)), value }));
}

/** Whether the baseline was on the same side of the target as the latest figure, which reached it. */
function isSameSide(baseline: number, target: number, toGo: number): boolean {
  return Math.sign(target - baseline) === Math.sign(toGo) || baseline === target;
}

/** Rows of the table behind a chart: the targets of the plan's areas. */
export function targetRows(
  standings: readonly TargetStanding[],
  indicator: Indicator,
  words: Wording,
): readonly (readonly TableCell[])[] {
  const t = targetText(words.locale);
  return standings.map(({ target }) => [
    {
      content:
        target.kind === 'own'
          ? t('table.target', { area: words.area(target.area) })
          : t('table.yardstick', { area: words.area(target.area), setBy: target.setBy[words.locale] }),
    },
    { content: words.period(target.period) },
    { content: words.value(target.value, indicator.unit, decimalsOf(target.value)), sortBy: target.value },
    { content: '' },
    { content: target.setBy[words.locale] },
  ]);
}
