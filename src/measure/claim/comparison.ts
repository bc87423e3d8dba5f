import { decimalsApart } from '../../foundation/number.ts';
import { gapConvergence } from '../analysis/convergence.ts';
import { crossingOf } from '../analysis/crossing.ts';
import { periodKind, type Period } from '../observation/period.ts';
import { commonPeriods, type ObservationSet, type Pair } from '../observation/observation-set.ts';
import {
  missingSeries,
  onePeriod,
  valueWord,
  verdictOf,
  yesNo,
  type Outcome,
  type TestOf,
  type Word,
} from './outcome.ts';

/** The tests that hold one area against another, period by period. */
type Comparison = TestOf<'changes-more' | 'crossed' | 'on-side' | 'not-catching-up' | 'stays-around'>;

/** Runs a test of one area against another on the periods that both have. */
export function evaluateComparison(test: Comparison, observations: ObservationSet): Outcome {
  const pairs = commonPeriods(
    observations.series(test.indicator, test.area),
    observations.series(test.indicator, test.benchmark),
  );
  const latest =
    test.kind === 'on-side' && test.period ? pairs.find(({ period }) => period === test.period) : pairs.at(-1);
  if (!latest) return missingSeries(test.indicator, observations);
  switch (test.kind) {
    case 'changes-more':
      return pairs.length > 1 ? changesMore(test, pairs) : onePeriod(test.indicator, [latest.area, latest.benchmark]);
    case 'crossed':
      return crossed(test, pairs, latest);
    case 'on-side':
      return onSide(test, latest);
    case 'not-catching-up':
      return notCatchingUp(test, pairs, latest);
    case 'stays-around':
      return staysAround(test, pairs);
  }
}

function changesMore(test: TestOf<'changes-more'>, pairs: readonly Pair[]): Outcome {
  const from = pairs[0] as Pair;
  const to = pairs.at(-1) as Pair;
  const areaChange = to.area.value - from.area.value;
  const benchmarkChange = to.benchmark.value - from.benchmark.value;
  const sign = test.towards === 'up' ? 1 : -1;
  const holds = sign * areaChange > 0 && sign * areaChange > sign * benchmarkChange;
  const decimals = decimalsApart([areaChange, benchmarkChange]);
  return {
    verdict: verdictOf(holds),
    evidence: [from.area, to.area, from.benchmark, to.benchmark],
    say: {
      key: 'changes-more',
      words: {
        ...places(test),
        from: { text: from.period },
        to: { text: to.period },
        a0: valueWord(from.area),
        a1: valueWord(to.area),
        b0: valueWord(from.benchmark),
        b1: valueWord(to.benchmark),
        da: { points: areaChange, decimals },
        db: { points: benchmarkChange, decimals },
        holds: yesNo(holds),
      },
    },
  };
}

function crossed(test: TestOf<'crossed'>, pairs: readonly Pair[], latest: Pair): Outcome {
  const crossing = crossingOf(pairs);
  const onWantedSide = crossing?.side === test.to;
  const firstOnSide = pairs.find((pair) => pair.period === crossing?.since) ?? latest;
  const words = {
    ...places(test),
    ...latestWords(latest),
    to: { text: test.to },
    since: { text: crossing?.since ?? '' },
  };
  const evidence = onWantedSide
    ? [firstOnSide.area, firstOnSide.benchmark, latest.area, latest.benchmark]
    : [latest.area, latest.benchmark];
  if (!onWantedSide) return { verdict: 'no longer holds', evidence, say: { key: 'not-crossed', words } };
  if (!crossing.crossed) {
    return { verdict: 'cannot be checked', evidence, say: { key: 'crossing-unseen', words }, missing: test.indicator };
  }
  if (test.statedSince && !isWithin(test.statedSince, crossing.since)) {
    const stated = { text: test.statedSince };
    const say = { key: 'crossed-otherwise', words: { ...words, stated } } as const;
    return { verdict: 'no longer holds', evidence, say, period: crossing.since };
  }
  const key = test.to === 'above' ? 'crossed-above' : 'crossed-below';
  return { verdict: 'holds', evidence, say: { key, words }, period: crossing.since };
}

/** Whether the period that was found is the stated one, or a month or quarter of the stated year. */
function isWithin(stated: Period, found: Period): boolean {
  if (found === stated) return true;
  return periodKind(stated) === 'year' && periodKind(found) !== 'school-year' && found.startsWith(`${stated}-`);
}

function onSide(test: TestOf<'on-side'>, latest: Pair): Outcome {
  const difference = latest.area.value - latest.benchmark.value;
  const holds = test.side === 'above' ? difference > 0 : difference < 0;
  return {
    verdict: verdictOf(holds),
    evidence: [latest.area, latest.benchmark],
    say: {
      key: 'on-side',
      words: { ...places(test), ...latestWords(latest), side: { text: test.side }, holds: yesNo(holds) },
    },
    period: latest.period,
  };
}

function notCatchingUp(test: TestOf<'not-catching-up'>, pairs: readonly Pair[], latest: Pair): Outcome {
  const convergence = gapConvergence(pairs);
  if (!convergence) return onePeriod(test.indicator, [latest.area, latest.benchmark]);
  const { from, to, distanceFrom, distanceTo } = convergence;
  const holds = convergence.outcome !== 'narrowed';
  const decimals = decimalsApart([distanceFrom, distanceTo]);
  const unit = latest.area.unit;
  return {
    verdict: verdictOf(holds),
    evidence: [from.area, from.benchmark, to.area, to.benchmark],
    say: {
      key: 'not-catching-up',
      words: {
        ...places(test),
        from: { text: from.period },
        to: { text: to.period },
        d0: { value: distanceFrom, unit, decimals },
        d1: { value: distanceTo, unit, decimals },
        holds: yesNo(holds),
      },
    },
  };
}

function staysAround(test: TestOf<'stays-around'>, pairs: readonly Pair[]): Outcome {
  const firstBelow = Math.max(
    0,
    pairs.findIndex((pair) => pair.area.value < pair.benchmark.value),
  );
  const since = pairs.slice(firstBelow);
  const inside = since.filter((pair) => Math.abs(pair.area.value - pair.benchmark.value) <= test.points);
  const farthest = since.toSorted((a, b) => distance(b) - distance(a))[0] as Pair;
  return {
    verdict: verdictOf(inside.length === since.length),
    evidence: [farthest.area, farthest.benchmark],
    say: {
      key: 'stays-around',
      words: {
        ...places(test),
        since: { text: (since[0] as Pair).period },
        inside: { count: inside.length },
        all: { count: since.length },
        points: { points: test.points, decimals: 1 },
      },
    },
  };
}

function distance(pair: Pair): number {
  return Math.abs(pair.area.value - pair.benchmark.value);
}

function places(test: Comparison): Readonly<Record<string, Word>> {
  return {
    indicator: { indicator: test.indicator },
    area: { area: test.area },
    benchmark: { area: test.benchmark },
  };
}

function latestWords(latest: Pair): Readonly<Record<string, Word>> {
  const decimals = decimalsApart([latest.area.value, latest.benchmark.value]);
  return {
    latest: { text: latest.period },
    a: valueWord(latest.area, decimals),
    b: valueWord(latest.benchmark, decimals),
  };
}
