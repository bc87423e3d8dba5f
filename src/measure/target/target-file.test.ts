import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { limburgFolder } from '../../../test/release/built-release.ts';
import { checkTargets, readTargetFile, targetCells, writeTargetFile } from './target-file.ts';

const header =
  'kpi,indicator,area,baseline_period,target_period,target_value,path,steps,kind,set_by_nl,set_by_en,set_by_fr,set_on,reason_nl,reason_en,reason_fr,source_url';
const row = 'K1,rate,A,2021,2030,78,linear,,own,Wij,We,Nous,2021-03-04,Om,Because,Car,https://example.org/a';
const known = {
  kpis: new Map([
    ['K1', ['rate']],
    ['K2', []],
  ]),
  units: new Map([
    ['rate', 'PC'],
    ['people', 'PS'],
  ] as const),
  areas: ['A', 'B'],
};

function problemsOf(...rows: readonly string[]): readonly string[] {
  const read = readTargetFile([header, ...rows].join('\n'));
  const problems = read.ok ? checkTargets(read.value, known) : read.problems;
  return problems.map(({ code, at, hint }) => `${code} ${at} ${hint}`);
}

describe('a file of targets', () => {
  it('gives each row as a target with who set it, when and why', () => {
    const read = readTargetFile(`${header}\n${row}\n`);
    expect(read.ok && read.value).toMatchObject([
      {
        at: 'targets.csv:2',
        target: { kpi: 'K1', value: 78, path: { kind: 'linear' }, setBy: { en: 'We' }, setOn: '2021-03-04' },
      },
    ]);
    expect(problemsOf(row)).toEqual([]);
  });

  it('takes an address without https://', () => {
    const read = readTargetFile(`${header}\n${row.replace('https://example.org/a', 'www.example.org')}\n`);
    expect(read.ok && read.value[0]?.target.sourceUrl).toBe('https://www.example.org');
  });

  it('reads steps as periods and values', () => {
    const read = readTargetFile(`${header}\n${row.replace('linear,', 'stepwise,2026:75;2028:76.5')}\n`);
    expect(read.ok && read.value[0]?.target.path).toEqual({
      kind: 'stepwise',
      steps: [
        { period: '2026', value: 75 },
        { period: '2028', value: 76.5 },
      ],
    });
  });

  it.each([
    ['a KPI that does not exist', row.replace('K1', 'K3'), 'unknown-KPI targets.csv:2 Did you mean "K1"?'],
    [
      'an indicator that does not exist',
      row.replace('rate', 'rat'),
      'unknown-indicator targets.csv:2 Did you mean "rate"?',
    ],
    ['an area that does not exist', row.replace(',A,', ',C,'), 'unknown-area targets.csv:2 '],
    ['an indicator of another KPI', row.replace('K1', 'K2'), 'target-beside-kpi targets.csv:2 Add the indicator'],
    ['a percentage above 100', row.replace(',78,', ',178,'), 'value-out-of-range targets.csv:2 Write a percentage'],
    ['a step above 100', row.replace('linear,', 'stepwise,2026:175'), 'value-out-of-range targets.csv:2 '],
    ['a target before its baseline', row.replace('2030', '2020'), 'target-before-baseline targets.csv:2 Choose'],
    ['a year against a quarter', row.replace('2030', '2030-Q1'), 'mixed-periods targets.csv:2 Write both'],
    [
      'a step before the baseline',
      row.replace('linear,', 'stepwise,2020:75'),
      'step-out-of-order targets.csv:2 Put steps',
    ],
    [
      'steps out of order',
      row.replace('linear,', 'stepwise,2028:76;2026:75'),
      'step-out-of-order targets.csv:2 Put steps',
    ],
    [
      'steps that cannot be read',
      row.replace('linear,', 'stepwise,2026=75'),
      'wrong-cell targets.csv:2 Write steps as',
    ],
    ['steps on a straight line', row.replace('linear,', 'linear,2026:75'), 'wrong-cell targets.csv:2 Leave the steps'],
    ['a path of another kind', row.replace('linear', 'curve'), 'wrong-cell targets.csv:2 Write one of: linear'],
    ['a value that is no number', row.replace(',78,', ',many,'), 'wrong-cell targets.csv:2 Write a number'],
    ['a day that does not exist', row.replace('2021-03-04', '2021-02-30'), 'wrong-cell targets.csv:2 Write a date'],
    [
      'an address that is none',
      row.replace('https://example.org/a', 'example'),
      'wrong-cell targets.csv:2 Write a web address',
    ],
    ['a reason left out', row.replace('Because', ''), 'empty-cell targets.csv:2 Say who set the target'],
    ['nobody as kind', row.replace('own', 'mine'), 'wrong-cell targets.csv:2 Write one of: own, yardstick.'],
  ])('refuses %s, at its line and with what to do', (_, text, problem) => {
    expect(problemsOf(text)).toEqual([expect.stringContaining(problem)]);
  });

  it('refuses two rows for the same KPI, indicator and area', () => {
    expect(problemsOf(row, row.replace('78', '79'))).toEqual([expect.stringContaining('repeated-row targets.csv:3')]);
  });

  it('tells the problems of all rows and cells at once', () => {
    const wrong = row.replace('2030', 'soon').replace(',78,', ',x,');
    expect(problemsOf(wrong, wrong.replace('K1', 'K2'))).toHaveLength(4);
  });
});

describe('writing a file of targets', () => {
  it('gives the shipped file back byte for byte', () => {
    const text = readFileSync(join(limburgFolder, 'targets.csv'), 'utf8');
    const read = readTargetFile(text);
    expect(read.ok && writeTargetFile(read.value.map(({ target }) => targetCells(target)))).toBe(text);
  });

  it('quotes what needs it, so that reading gives the same', () => {
    const first = readTargetFile(
      `${header}\n${row.replace('Om', '"Om, ""zo"""').replace('linear,', 'stepwise,2026:76')}\n`,
    );
    const text = first.ok ? writeTargetFile(first.value.map(({ target }) => targetCells(target))) : '';
    expect(text).toContain('"Om, ""zo"""');
    expect(readTargetFile(text)).toEqual(first);
  });
});
