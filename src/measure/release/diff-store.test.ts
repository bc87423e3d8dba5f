import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/release/built-release.ts';
import type { AreaCode } from '../area/area.ts';
import type { IndicatorId, Observation, ObsStatus } from '../observation/observation.ts';
import type { Period } from '../observation/period.ts';
import { compareFiles } from './diff-store.ts';
import { changedVerdicts, shownRevisions, type Revision } from './diff.ts';
import { writeObservations } from './observation-store.ts';

const folder = temporaryFolder();
let files = 0;

function seen(name: string, value: number | null, status: ObsStatus = 'A'): Observation {
  const [indicator, area, period, breakdown = ''] = name.split(' ');
  const provenance = { publisher: 'Statbel', dataset: 'D', note: '', origin: 'published', retrieved: '2026-01-15' };
  return {
    indicator: indicator as IndicatorId,
    area: area as AreaCode,
    period: period as Period,
    breakdown,
    value,
    unit: 'PC',
    status: [status],
    provenance: provenance as Observation['provenance'],
  };
}

async function written(observations: readonly Observation[]): Promise<string> {
  const file = join(folder, `${(files += 1)}.parquet`);
  await writeObservations(file, observations);
  return file;
}

const before = await written([
  seen('work BE22 2023', 70),
  seen('work BE22 2024', 71, 'P'),
  seen('work BE22 2024 sex=F', 66),
  seen('work BE2 2024', 75),
  seen('study BE22 2024', 37.3),
  seen('gone BE22 2024', 5),
  seen('same BE22 2024', 1),
]);
const after = await written([
  seen('work BE22 2023', 70.3),
  seen('work BE22 2024', 71),
  seen('work BE22 2024 sex=F', 64.5),
  seen('work BE22 2025', 72),
  seen('work BE2 2024', null, 'Q'),
  seen('study BE22 2024', 37.3 + 1e-12),
  seen('same BE22 2024', 1),
  seen('young BE22 2024', 12),
  seen('young BE22 2025', 13),
]);

test('what was added, removed, revised and only remarked upon is told figure by figure', async () => {
  const comparison = await compareFiles([before], [after]);
  const { added, removed, revised, remarked } = await comparison.everything();
  expect(added.map(({ indicator, period }) => `${indicator} ${period}`)).toEqual([
    'work 2025',
    'young 2024',
    'young 2025',
  ]);
  expect(removed).toMatchObject([{ indicator: 'gone', area: 'BE22', period: '2024', breakdown: '' }]);
  expect(revised).toMatchObject([
    { indicator: 'work', area: 'BE2', from: 75, to: null },
    { indicator: 'work', area: 'BE22', period: '2023', from: 70, to: 70.3, by: expect.closeTo(0.3) },
    { indicator: 'work', area: 'BE22', period: '2024', breakdown: 'sex=F', by: -1.5 },
  ]);
  expect(revised[0]).not.toHaveProperty('by');
  expect(remarked).toMatchObject([
    { indicator: 'study', from: 'A', to: 'A' },
    { indicator: 'work', period: '2024', breakdown: '', from: 'P', to: 'A' },
  ]);
  comparison.close();
});

test('the summary counts per indicator and per area, and names the largest revision', async () => {
  const comparison = await compareFiles([before], [after]);
  const { counts, indicators, areas, revisions } = await comparison.summary(['BE22' as AreaCode, 'BE9' as AreaCode]);
  expect(counts).toEqual({ added: 3, removed: 1, revised: 3, remarked: 2 });
  expect(indicators.map(({ indicator }) => indicator)).toEqual(['gone', 'study', 'work', 'young']);
  expect(indicators.find(({ indicator }) => indicator === 'work')).toMatchObject({
    added: 1,
    revised: 3,
    remarked: 1,
    isFirst: false,
    addedPeriods: { first: '2025', last: '2025', count: 1 },
    largest: { breakdown: 'sex=F', from: 66, to: 64.5, by: -1.5 },
  });
  expect(indicators.find(({ indicator }) => indicator === 'young')).toMatchObject({
    isFirst: true,
    addedPeriods: { first: '2024', last: '2025', count: 2 },
  });
  expect(areas.find(({ indicator }) => indicator === 'work')).toMatchObject({ area: 'BE22', revised: 2 });
  expect(areas.every(({ area }) => area === 'BE22')).toBe(true);
  expect(revisions.map(({ by }) => by)).toEqual([-1.5, expect.closeTo(0.3), undefined]);
  comparison.close();
});

test('a first release is all new, and one with the same figures changes nothing', async () => {
  const first = await compareFiles(undefined, [before]);
  const { counts, indicators } = await first.summary([]);
  expect(counts).toEqual({ added: 7, removed: 0, revised: 0, remarked: 0 });
  expect(indicators.every(({ isFirst }) => isFirst)).toBe(true);
  first.close();
  const same = await compareFiles([before], [before]);
  expect(await same.summary(['BE22' as AreaCode])).toMatchObject({ counts: { added: 0 }, indicators: [], areas: [] });
  same.close();
});

test('a figure that moved from one file of a release to the other is the same figure', async () => {
  const moved = await written([seen('work BE22 2024', 70)]);
  const stayed = await written([seen('study BE22 2024', 37)]);
  const comparison = await compareFiles([moved, stayed], [stayed, moved]);
  expect((await comparison.summary([])).counts).toEqual({ added: 0, removed: 0, revised: 0, remarked: 0 });
  comparison.close();
});

test('every revision comes in batches, whatever a page shows of them', async () => {
  const years = Array.from({ length: 5000 }, (_, at) => `many BE${at} 2024`);
  const comparison = await compareFiles(
    [await written(years.map((name, at) => seen(name, at)))],
    [await written(years.map((name, at) => seen(name, at + 1)))],
  );
  const all: Revision[] = [];
  for await (const batch of comparison.revisions()) all.push(...batch);
  expect(all).toHaveLength(5000);
  expect((await comparison.summary([])).revisions).toHaveLength(shownRevisions);
  comparison.close();
});

test('a claim with another verdict is named with both verdicts', () => {
  const claim = (id: string, verdict: 'holds' | 'no longer holds'): never => ({ id, verdict }) as never;
  expect(
    changedVerdicts(
      [claim('F1', 'holds'), claim('F2', 'holds'), claim('F3', 'holds')],
      [claim('F1', 'holds'), claim('F2', 'no longer holds'), claim('F4', 'holds')],
    ),
  ).toEqual([
    { id: 'F2', from: 'holds', to: 'no longer holds' },
    { id: 'F4', to: 'holds' },
    { id: 'F3', from: 'holds' },
  ]);
});
