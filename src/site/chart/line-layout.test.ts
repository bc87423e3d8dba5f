import { expect, test } from 'vitest';
import { sampleBreaks, sampleFormat, sampleSeries, sampleTarget, sampleTick } from '../gallery/sample-series.ts';
import { chartSizes, layOutLines, type LineLayout, type PlacedText } from './line-layout.ts';
import type { ChartSeries } from './series.ts';
import { textWidth } from './text-width.ts';

const input = { series: sampleSeries, breaks: sampleBreaks, format: sampleFormat, formatTick: sampleTick };

function texts(layout: LineLayout): readonly PlacedText[] {
  const labels = layout.series.flatMap(({ label }) => label);
  return [...layout.yTicks, ...layout.xTicks, ...labels, ...layout.breaks.map(({ mark }) => mark), ...layout.footnotes];
}

function box({ x, y, text, anchor }: PlacedText, fontSize: number) {
  const width = textWidth(text, fontSize);
  const left = { start: x, middle: x - width / 2, end: x - width }[anchor];
  return { left, right: left + width, top: y - fontSize * 0.55, bottom: y + fontSize * 0.55 };
}

test.each(chartSizes)('no two texts touch on the $name chart', (size) => {
  const boxes = texts(layOutLines(input, size)!).map((text) => box(text, size.fontSize));
  boxes.forEach((a, index) => {
    for (const b of boxes.slice(index + 1)) {
      const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
      expect(apart).toBe(true);
    }
  });
});

test.each(chartSizes)('every text stays within the $name drawing', (size) => {
  const layout = layOutLines(input, size)!;
  for (const text of texts(layout)) {
    const { left, right, top, bottom } = box(text, size.fontSize);
    expect(left).toBeGreaterThanOrEqual(-0.5);
    expect(right).toBeLessThanOrEqual(size.width + 0.5);
    expect(top).toBeGreaterThanOrEqual(-0.5);
    expect(bottom).toBeLessThanOrEqual(layout.height + 0.5);
  }
});

test('an end label says its period only when it is not the latest', () => {
  const layout = layOutLines(input, chartSizes[0]!)!;
  const labels = layout.series.map(({ label }) => label.map(({ text }) => text).join(' '));
  expect(labels).toContain('Vlaanderen 76,4 (2022)');
  expect(labels).toContain('Limburg 75,0');
});

test('a figure without neighbours is a dot', () => {
  const flanders = layOutLines(input, chartSizes[0]!)!.series.find(({ series }) => series.role === 'benchmark')!;
  expect(flanders.dots).toHaveLength(2);
  expect(flanders.paths).toHaveLength(1);
});

test('the axis starts at zero when figures come near it', () => {
  const series: ChartSeries = {
    id: 'a',
    label: 'A',
    role: 'focus',
    points: [
      { x: 2020, label: '2020', value: 4 },
      { x: 2021, label: '2021', value: 12 },
    ],
  };
  expect(layOutLines({ ...input, series: [series] }, chartSizes[0]!)!.yDomain[0]).toBe(0);
  expect(layOutLines(input, chartSizes[0]!)!.yDomain[0]).toBe(60);
});

test('there are at most ten gridlines', () => {
  for (const size of chartSizes) expect(layOutLines(input, size)!.yTicks.length).toBeLessThanOrEqual(10);
});

test('a chart of one figure is drawn and a chart of none is not', () => {
  const one: ChartSeries = { id: 'a', label: 'A', role: 'focus', points: [{ x: 2020, label: '2020', value: 0 }] };
  const none: ChartSeries = { ...one, points: [{ x: 2020, label: '2020', value: null }] };
  expect(layOutLines({ ...input, series: [one] }, chartSizes[1]!)!.series[0]!.dots).toHaveLength(1);
  expect(layOutLines({ ...input, series: [none] }, chartSizes[1]!)).toBeUndefined();
});

const aimed = { ...input, series: [sampleTarget, ...sampleSeries] };

test.each(chartSizes)('on the $name chart the axis runs to the target, and figures keep their labels', (size) => {
  const layout = layOutLines(aimed, size)!;
  expect(layout.xDomain[1]).toBe(2030);
  const labels = layout.series.map(({ label }) => label.map(({ text }) => text).join(' '));
  expect(labels).toContain('Limburg 75,0');
  expect(labels).toContain(size.name === 'wide' ? 'Streefdoel 2030: 78' : 'Doel 2030 78');
});

test.each(chartSizes)('words along the way to a target touch no other text of the $name chart', (size) => {
  const layout = layOutLines(aimed, size)!;
  const way = layout.series.find(({ series }) => series.role === 'target')!;
  expect(way.start).toBeDefined();
  const words = box(way.along!, size.fontSize);
  for (const text of texts(layout)) {
    const other = box(text, size.fontSize);
    const apart =
      words.right <= other.left || other.right <= words.left || words.bottom <= other.top || other.bottom <= words.top;
    expect([text.text, apart]).toEqual([text.text, true]);
  }
});

test('a target without a baseline is a mark alone', () => {
  const alone = { ...sampleTarget, points: sampleTarget.points.slice(-1) };
  const layout = layOutLines({ ...input, series: [alone, ...sampleSeries] }, chartSizes[0]!)!;
  const way = layout.series.find(({ series }) => series.role === 'target')!;
  expect(way).toMatchObject({ paths: [] });
  expect(way).not.toHaveProperty('start');
});

test('a break does not interrupt the way to a target', () => {
  const layout = layOutLines({ ...aimed, breaks: [{ x: 2024, label: 'Breuk' }] }, chartSizes[0]!)!;
  expect(layout.series.find(({ series }) => series.role === 'target')?.paths).toHaveLength(1);
});

test.each(chartSizes)('a break of the $name chart is a number over the plot and words under the axis', (size) => {
  const { breaks, footnotes, plot } = layOutLines(input, size)!;
  expect(breaks.map(({ mark }) => mark.text)).toEqual(['1', '2']);
  for (const { mark } of breaks) expect(mark.y).toBeLessThan(plot.top);
  expect(footnotes.map(({ text }) => text).join(' ')).toBe(
    '1. Nieuwe vragenlijst 2. Werk en werkloosheid anders omschreven',
  );
  for (const { y } of footnotes) expect(y).toBeGreaterThan(plot.bottom);
});

test.each(chartSizes)('on the $name chart every label stands near the end of its line', (size) => {
  for (const given of [input, aimed]) {
    for (const { series, end, label } of layOutLines(given, size)!.series.filter(
      ({ series }) => series.role !== 'target',
    )) {
      const boxes = label.map((text) => box(text, size.fontSize));
      const [left, right] = [Math.min(...boxes.map((each) => each.left)), Math.max(...boxes.map((each) => each.right))];
      const sideways = Math.max(0, left - end![0], end![0] - right);
      expect([series.label, sideways <= size.fontSize]).toEqual([series.label, true]);
    }
  }
});

test.each(chartSizes)('on the $name chart no line from an end to its label crosses another', (size) => {
  const layout = layOutLines({ ...aimed, breaks: [] }, size)!;
  const beside = layout.series.filter(({ leader }) => leader?.includes('L'));
  const points = beside.map(({ leader }) => leader!.match(/[\d.]+/g)!.map(Number) as [number, number, number, number]);
  const sorted = points.toSorted((a, b) => a[1] - b[1]);
  expect(sorted.map(([, , , y]) => y)).toEqual(sorted.map(([, , , y]) => y).toSorted((a, b) => a - b));
  expect(new Set(sorted.map(([x]) => x)).size).toBeLessThanOrEqual(1);
});

test.each(chartSizes)('school years have their own axis on the $name chart', (size) => {
  const points = [2019, 2020, 2021, 2022, 2023].map((year, index) => ({
    x: year + 2 / 3,
    label: `${year}\u2013${year + 1}`,
    value: 1600 + index * 10,
  }));
  const series: ChartSeries = { id: 'a', label: 'A', role: 'focus', points };
  const { xTicks } = layOutLines({ ...input, breaks: [], series: [series] }, size)!;
  expect(xTicks[0]!.text).toBe('2019-20');
  for (const { text } of xTicks) expect(text).toMatch(/^20\d\d-\d\d$/);
});

test('a chart of zeros is drawn, with zero on its axis', () => {
  const points = [2020, 2021, 2022].map((x) => ({ x, label: String(x), value: 0 }));
  const layout = layOutLines(
    { ...input, breaks: [], series: [{ id: 'a', label: 'A', role: 'focus', points }] },
    chartSizes[0]!,
  )!;
  expect(layout.yTicks.map(({ text }) => text)).toContain('0');
  expect(layout.series[0]!.paths.join('')).not.toMatch(/NaN|Infinity/);
  expect(new Set(layout.yTicks.map(({ text }) => text)).size).toBe(layout.yTicks.length);
});
