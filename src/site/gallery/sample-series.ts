import { formatLevel } from '../number.ts';
import type { ChartBreak, ChartPoint, ChartSeries, SeriesRole } from '../chart/series.ts';

/* Employment rate of people aged 20 to 64, from Eurostat lfst_r_lfe2emprt: real figures show real collisions. */
const firstYear = 2000;
const rates = {
  limburg: [
    64.9, 65.5, 66.4, 63.6, 65.6, 65.6, 67.1, 68.2, 69.4, 69.3, 69.8, 70, 69.1, 69.2, 69.1, 68.7, 69.7, 72, 72.3, 72.4,
    71.9, 73, 75, 76.4, 75.7, 75,
  ],
  antwerp: [
    67, 65, 66.8, 65.8, 67.2, 68.9, 69, 70.7, 70.8, 69.4, 70.4, 69.3, 69.4, 69.5, 69.8, 70.4, 69.2, 70.8, 72.8, 74.4,
    72.9, 72.7, 75.9, 75.7, 75.8, 76.2,
  ],
  eastFlanders: [
    70.9, 69.8, 68.6, 69.4, 70.4, 72.1, 71.9, 72.4, 74.3, 73.5, 73.3, 73, 73.2, 74.3, 73.7, 73.1, 74, 73.6, 75.9, 76.5,
    77.1, 79.2, 80, 78.9, 78.9, 78.8,
  ],
  westFlanders: [
    73, 70.3, 68.4, 70.5, 72.5, 71.3, 72.1, 73.8, 72.8, 72, 73.5, 73.3, 72.4, 73.3, 73.5, 73.6, 74, 75.4, 76.9, 77.5,
    76.5, 77, 78, 79.3, 79, 79.2,
  ],
} as const;

function points(values: readonly (number | null)[], from = firstYear): readonly ChartPoint[] {
  return values.map((value, index) => ({ x: from + index, label: String(from + index), value }));
}

function series(label: string, shortLabel: string, role: SeriesRole, all: readonly ChartPoint[]): ChartSeries {
  return { id: label, label, shortLabel, role, points: all };
}

const flanders: readonly ChartPoint[] = [...points([67.3], 1999), ...points([73, 74.6, 75.5, 74.7, null, 76.4], 2017)];

/** A region among its neighbours, its benchmark with holes and an earlier end. */
export const sampleSeries: readonly ChartSeries[] = [
  series('West-Vlaanderen', 'West-Vl.', 'peer', points(rates.westFlanders)),
  series('Oost-Vlaanderen', 'Oost-Vl.', 'peer', points(rates.eastFlanders)),
  series('Antwerpen', 'Antwerpen', 'peer', points(rates.antwerp)),
  series('Vlaanderen', 'Vlaanderen', 'benchmark', flanders),
  series('Limburg', 'Limburg', 'focus', points(rates.limburg)),
];

export const sampleBreaks: readonly ChartBreak[] = [
  { x: 2017, label: 'Nieuwe vragenlijst' },
  { x: 2021, label: 'Werk en werkloosheid anders omschreven' },
];

/** A short series of quarters with the visitor's own place. */
export const sampleQuarters: readonly ChartSeries[] = [
  series('Vlaanderen', 'Vlaanderen', 'benchmark', quarters([70.3, 71, 71.4, 71.2])),
  series('Limburg', 'Limburg', 'focus', quarters([69.2, 70.1, 70.6, 70.4])),
  series('Genk', 'Genk', 'municipality', quarters([63.1, null, 63.9, 64.2])),
];

function quarters(values: readonly (number | null)[]): readonly ChartPoint[] {
  return values.map((value, index) => ({ x: 2024 + index / 4, label: `${index + 1}e kw. 2024`, value }));
}

export const sampleFormat = (value: number): string => formatLevel('nl', value);
export const sampleTick = (value: number): string => String(value);

/** The way from 73.0 in 2021 to the European yardstick of 78 in 2030. */
export const sampleTarget: ChartSeries = {
  ...series(
    'Streefdoel 2030:',
    'Doel 2030',
    'target',
    points(
      Array.from({ length: 10 }, (_, index) => 73 + (5 * index) / 9),
      2021,
    ),
  ),
  pathLabel: 'groeipad',
};
