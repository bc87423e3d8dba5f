import { decimalsApart } from '../../foundation/number.ts';
import { median } from 'd3-array';
import { rankCorrelation } from '../analysis/correlation.ts';
import { latestSharedPeriod, rankAreas } from '../analysis/rank.ts';
import type { AreaCode } from '../area/area.ts';
import type { IndicatorId } from '../observation/observation.ts';
import { hasValue, type ObservationSet, type Valued } from '../observation/observation-set.ts';
import { missingSeries, onePeriod, valueWord, verdictOf, yesNo, type Outcome, type TestOf } from './outcome.ts';

export function evaluateTrend(test: TestOf<'trends'>, observations: ObservationSet): Outcome {
  const series = observations.series(test.indicator, test.area).filter(hasValue);
  const from = series[0];
  const to = series.at(-1);
  if (!from || !to) return missingSeries(test.indicator, observations);
  if (from === to) return onePeriod(test.indicator, [from]);
  const holds = test.towards === 'up' ? to.value > from.value : to.value < from.value;
  const decimals = decimalsApart([from.value, to.value]);
  return {
    verdict: verdictOf(holds),
    evidence: [from, to],
    say: {
      key: 'trends',
      words: {
        indicator: { indicator: test.indicator },
        area: { area: test.area },
        from: { text: from.period },
        to: { text: to.period },
        a0: valueWord(from, decimals),
        a1: valueWord(to, decimals),
        towards: { text: test.towards },
        holds: yesNo(holds),
      },
    },
  };
}

export function evaluateRank(test: TestOf<'ranks'>, observations: ObservationSet): Outcome {
  const { indicator } = test;
  const areas = [...new Set([test.area, ...test.among])];
  const period = latestSharedPeriod(observations, indicator, areas);
  if (!period) return missingSeries(indicator, observations);
  const direction = test.position === 'lowest' ? 'less' : 'more';
  const { places: order } = rankAreas(observations, { id: indicator, direction }, areas, period);
  const ordered = order.map((place) => place.observation);
  const own = ordered.find((observation) => observation.area === test.area) as Valued;
  const first = ordered[0] as Valued;
  const holds = own.value === first.value;
  const next = (holds ? ordered.find((observation) => observation !== own) : first) ?? own;
  const decimals = decimalsApart([own.value, next.value]);
  return {
    verdict: verdictOf(holds),
    evidence: ordered,
    say: {
      key: holds ? 'ranks-yes' : 'ranks-no',
      words: {
        indicator: { indicator },
        area: { area: test.area },
        period: { text: period },
        a: valueWord(own, decimals),
        b: valueWord(next, decimals),
        next: { area: next.area },
        all: { count: ordered.length },
        position: { text: test.position },
      },
    },
    period,
  };
}

/** Names the members that do not lie above, as those are what a reader asks for next. */
export function evaluateMedian(test: TestOf<'most-above-median'>, observations: ObservationSet): Outcome {
  const { indicator, members } = test;
  const areas = [...new Set([...members, ...test.among])];
  const period = latestSharedPeriod(observations, indicator, areas);
  if (!period) return missingSeries(indicator, observations);
  const at = (area: AreaCode): Valued => observations.at(indicator, area, period) as Valued;
  const middle = median(test.among.map((area) => at(area).value)) ?? 0;
  const above = members.filter((area) => at(area).value > middle);
  const below = members.filter((area) => !above.includes(area));
  const all = members.map(at);
  const { unit } = all[0] as Valued;
  return {
    verdict: verdictOf(above.length > members.length / 2),
    evidence: all,
    say: {
      key: 'most-above-median',
      words: {
        indicator: { indicator },
        period: { text: period },
        above: { count: above.length },
        all: { count: members.length },
        among: { count: test.among.length },
        median: { value: middle, unit, decimals: 1 },
        list: { list: all.map((observation) => ({ area: observation.area, value: valueWord(observation) })) },
        exceptions: { text: below.length === 0 ? 'none' : 'some' },
        below: { areas: below },
      },
    },
    period,
  };
}

export function evaluateStatedLevels(test: TestOf<'states-levels'>, observations: ObservationSet): Outcome {
  const areas = test.stated.map((level) => level.area);
  const first = areas[0] as AreaCode;
  const shared = observations
    .series(test.indicator, first)
    .map((observation) => areas.map((area) => observations.at(test.indicator, area, observation.period)))
    .filter((row): row is Valued[] => row.every(hasValue));
  const latest = shared.at(-1);
  if (!latest) return missingSeries(test.indicator, observations);
  const fitting = shared.findLast((row) =>
    row.every((observation, index) => roundsTo(observation.value, test.stated[index]?.value ?? Number.NaN)),
  );
  const shown = fitting ?? latest;
  const period = (shown[0] as Valued).period;
  return {
    verdict: verdictOf(fitting !== undefined),
    evidence: shown,
    say: {
      key: fitting ? 'states-levels-yes' : 'states-levels-no',
      words: {
        indicator: { indicator: test.indicator },
        period: { text: period },
        list: { list: shown.map((observation) => ({ area: observation.area, value: valueWord(observation) })) },
      },
    },
    period,
  };
}

/** Whether a value, rounded to as many decimals as the stated one is written with, is the stated one. */
function roundsTo(value: number, stated: number): boolean {
  const decimals = (String(stated).split('.')[1] ?? '').length;
  return Number(value.toFixed(decimals)) === stated;
}

export function evaluateAssociation(test: TestOf<'goes-with'>, observations: ObservationSet): Outcome {
  for (const indicator of [test.indicator, test.other]) {
    if (!latestSharedPeriod(observations, indicator, test.among)) return missingSeries(indicator, observations);
  }
  const first = test.among[0] as AreaCode;
  const period = observations
    .series(test.indicator, first)
    .findLast(({ period: at }) =>
      test.among.every(
        (area) =>
          hasValue(observations.at(test.indicator, area, at)) && hasValue(observations.at(test.other, area, at)),
      ),
    )?.period;
  if (!period) return missingSeries(test.other, observations);
  const valuesOf = (indicator: IndicatorId): readonly Valued[] =>
    test.among.map((area) => observations.at(indicator, area, period)).filter(hasValue);
  const one = valuesOf(test.indicator);
  const other = valuesOf(test.other);
  const r = rankCorrelation(
    one.map((observation) => observation.value),
    other.map((observation) => observation.value),
  );
  const holds = test.sign === 'positive' ? r > 0 : r < 0;
  return {
    verdict: verdictOf(holds),
    evidence: [...one, ...other],
    say: {
      key: 'goes-with',
      words: {
        indicator: { indicator: test.indicator },
        other: { indicator: test.other },
        period: { text: period },
        all: { count: test.among.length },
        r: { value: r, unit: 'NR', decimals: 2 },
        holds: yesNo(holds),
      },
    },
    period,
  };
}
