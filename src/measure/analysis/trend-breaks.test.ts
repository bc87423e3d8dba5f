import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indicatorNamed, observed } from '../../../test/observations.ts';
import type { Period } from '../observation/period.ts';
import { latestTrend, stretches } from './trend.ts';
import { localised } from '../../../test/localised.ts';

const reason = localised({ nl: '', en: '', fr: '' });
const year = fc.integer({ min: 1990, max: 2030 });
const figure = fc.record({
  at: year,
  value: fc.option(fc.integer({ min: 0, max: 100 })),
  isBreak: fc.boolean(),
});
const figures = fc
  .uniqueArray(figure, { selector: ({ at }) => at, maxLength: 25 })
  .map((all) => all.toSorted((a, b) => a.at - b.at));
const known = fc.array(year, { maxLength: 4 });

test('no stretch and no trend ever reaches over a break, flagged or announced', () => {
  fc.assert(
    fc.property(figures, known, (all, announced) => {
      const series = all.map(({ at, value, isBreak }) =>
        observed('i', 'A', String(at), value, { status: [isBreak ? 'B' : 'A'] }),
      );
      const indicator = indicatorNamed('i', {
        breaks: announced.map((at) => ({ period: String(at) as Period, reason })),
      });
      const cuts = [...announced, ...all.filter(({ isBreak }) => isBreak).map(({ at }) => at)];
      const isCut = (from: string, to: string): boolean => cuts.some((cut) => Number(from) < cut && cut <= Number(to));
      for (const stretch of stretches(indicator, series)) {
        expect(isCut(stretch[0]!.period, stretch.at(-1)!.period)).toBe(false);
      }
      const trend = latestTrend(indicator, series);
      if (trend) expect(isCut(trend.from.period, trend.to.period)).toBe(false);
    }),
    { numRuns: 1000 },
  );
});
