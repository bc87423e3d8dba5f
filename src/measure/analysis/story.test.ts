import { describe, expect, test } from 'vitest';
import { indicatorNamed, observed, series } from '../../../test/observations.ts';
import type { AreaCode } from '../area/area.ts';
import type { Indicator } from '../indicator/indicator.ts';
import type { Observation } from '../observation/observation.ts';
import { arrangeObservations } from '../observation/observation-set.ts';
import { analyseIndicator } from './standing.ts';
import type { Story } from './story.ts';

const code = (text: string): AreaCode => text as AreaCode;
const rate = indicatorNamed('i');

function storiesIn(observations: readonly Observation[], indicator: Indicator = rate): readonly Story[] {
  const peers = ['B', 'C', 'D'].map(code);
  const areas = { focus: code('A'), benchmark: code('X'), peers };
  return analyseIndicator(arrangeObservations(observations), indicator, areas).stories;
}

function kindsIn(observations: readonly Observation[], indicator?: Indicator): readonly string[] {
  return storiesIn(observations, indicator).map(({ kind }) => kind);
}

/** Three areas that stay where they are. */
const others = ['B', 'C', 'D'].flatMap((area, index) =>
  series('i', area, Object.fromEntries(['2020', '2021', '2022', '2023'].map((year) => [year, 20 + 10 * index]))),
);

describe('a climb that is lost again', () => {
  const climbed = series('i', 'A', { 2020: 10, 2021: 35, 2022: 31, 2023: 12 });

  test('comes first, with the best place, its period, and the place of today', () => {
    const [first] = storiesIn([...climbed, ...others]);
    expect(first).toMatchObject({
      kind: 'returned',
      from: { place: 2, period: '2022' },
      to: { place: 4, period: '2023', isLast: true, again: true },
      all: 4,
    });
  });

  test('is not told across a break, nor where no direction is better', () => {
    const broken = climbed.map((each) => (each.period === '2022' ? { ...each, status: ['B'] as const } : each));
    expect(kindsIn([...broken, ...others])).not.toContain('returned');
    expect(kindsIn([...climbed, ...others], indicatorNamed('i', { direction: 'neutral' }))).not.toContain('returned');
  });

  test('is not told of an area that is still where it climbed to', () => {
    expect(kindsIn([...series('i', 'A', { 2020: 10, 2021: 31, 2022: 31, 2023: 31 }), ...others])).not.toContain(
      'returned',
    );
  });
});

describe('a highest or lowest value', () => {
  test('names all who share it as it is shown', () => {
    const stories = storiesIn([...series('i', 'A', { 2023: 19.96 }), ...others]);
    expect(stories).toContainEqual({ kind: 'extreme', side: 'lowest', others: ['B'], all: 4 });
  });

  test('is a place where it lies between', () => {
    expect(storiesIn([...series('i', 'A', { 2023: 25 }), ...others])).toContainEqual({
      kind: 'place',
      place: 3,
      all: 4,
    });
  });
});

describe('against the benchmark', () => {
  const own = series('i', 'A', { 2021: 9, 2022: 11, 2023: 12 });

  test('a crossing that lasted is told with its period', () => {
    expect(storiesIn([...own, ...series('i', 'X', { 2021: 10, 2022: 10, 2023: 10 })])[0]).toMatchObject({
      kind: 'crossed',
      since: '2022',
    });
  });

  test('a crossing of one period is a gap', () => {
    expect(kindsIn([...own, ...series('i', 'X', { 2021: 10, 2022: 11.5, 2023: 10 })])[0]).toBe('gap');
  });

  test('what the source cannot tell apart is level', () => {
    const close = series('i', 'X', { 2023: 12.4 });
    expect(kindsIn([...own, ...close])).toContain('gap');
    expect(kindsIn([...own, ...close], indicatorNamed('i', { tellsApart: 0.5 }))).toContain('level');
    expect(kindsIn([...own, ...series('i', 'X', { 2023: 12.06 })])).toContain('level');
  });

  test('a benchmark with older figures only is said to be older', () => {
    expect(storiesIn([...own, ...series('i', 'X', { 2021: 10 })])).toContainEqual(
      expect.objectContaining({ kind: 'gap', older: true, gap: expect.objectContaining({ period: '2021' }) }),
    );
  });
});

describe('the course', () => {
  test('a turning point counts once it is half a point, and a fifth of all that moved, from both ends', () => {
    const turned = storiesIn(series('i', 'A', { 2020: 10, 2021: 13, 2022: 12 }));
    expect(turned).toContainEqual(
      expect.objectContaining({ kind: 'turned', side: 'highest', turn: expect.objectContaining({ period: '2021' }) }),
    );
    expect(kindsIn(series('i', 'A', { 2020: 10, 2021: 10.4, 2022: 10 }))).not.toContain('turned');
    expect(kindsIn(series('i', 'A', { 2020: 10, 2021: 30, 2022: 29 }))).not.toContain('turned');
  });

  test('a record needs five figures, and nothing across a break', () => {
    const rising = { 2018: 5, 2019: 6, 2020: 5.9, 2021: 6.2, 2022: 7 };
    expect(storiesIn(series('i', 'A', rising))).toContainEqual({ kind: 'record', side: 'highest', since: '2018' });
    const broken = [...series('i', 'A', rising)].map((each) =>
      each.period === '2019' ? observed('i', 'A', '2019', 6, { status: ['B'] }) : each,
    );
    expect(kindsIn(broken)).not.toContain('record');
  });

  test('a run is four steps or more the same way, as the figures are shown', () => {
    expect(storiesIn(series('i', 'A', { 2018: 9, 2019: 5, 2020: 6, 2021: 7, 2022: 8, 2023: 9 }))).toContainEqual({
      kind: 'run',
      side: 'highest',
      steps: 4,
      since: '2019',
    });
    expect(kindsIn(series('i', 'A', { 2019: 5, 2020: 6, 2021: 7, 2022: 7.01, 2023: 9 }))).not.toContain('run');
  });

  test('counts are never ranked or held against a benchmark', () => {
    const counts = indicatorNamed('i', { unit: 'PS' });
    const people = (area: string): readonly Observation[] => series('i', area, { 2022: 1, 2023: 2 }, 'PS');
    expect(kindsIn([...people('A'), ...people('B'), ...people('C'), ...people('D'), ...people('X')], counts)).toEqual(
      [],
    );
  });
});
