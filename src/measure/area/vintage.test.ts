import { expect, test } from 'vitest';
import { limburgFolder, planTexts } from '../../../test/release/built-release.ts';
import { loadPlanFolder } from '../plan-folder.ts';
import { buildGeography } from './geography.ts';
import { vintagesOf } from './vintage.ts';

test('the geographies of Limburg are the 38 municipalities of today, the 42 before and the 44 before that', () => {
  const loaded = loadPlanFolder(planTexts(limburgFolder));
  if (!loaded.ok) throw new Error('the plan of Limburg does not load');
  const vintages = vintagesOf(buildGeography(loaded.value.areas));
  expect(vintages.map(({ id, municipalities }) => [id, municipalities.length])).toEqual([
    ['2025', 38],
    ['2019', 42],
    ['2018', 44],
  ]);
});
