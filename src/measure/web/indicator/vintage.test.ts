import { describe, expect, it } from 'vitest';
import { limburgFolder, planTexts } from '../../../../test/release/built-release.ts';
import { vintagesOf } from '../../area/vintage.ts';
import { buildGeography } from '../../area/geography.ts';
import { loadPlanFolder } from '../../plan-folder.ts';
import { tilesOfVintage } from './vintage.ts';

const loaded = loadPlanFolder(planTexts(limburgFolder));
if (!loaded.ok) throw new Error('the plan of Limburg does not load');
const geography = buildGeography(loaded.value.areas);

describe('tiles of a former geography', () => {
  it('give every municipality one of its own', () => {
    for (const vintage of vintagesOf(geography)) {
      const tiles = [...tilesOfVintage(geography, vintage).values()].map(String);
      expect(new Set(tiles).size).toBe(vintage.municipalities.length);
    }
  });

  it('leave most of those that stayed where they are on the present map', () => {
    const [now, , first] = vintagesOf(geography);
    const present = tilesOfVintage(geography, now!);
    const former = tilesOfVintage(geography, first!);
    const moved = [...former].filter(([code, tile]) => present.has(code) && String(present.get(code)) !== String(tile));
    expect(moved.length).toBeLessThan(10);
  });
});
