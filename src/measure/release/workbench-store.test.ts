import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { indicatorNamed, observed } from '../../../test/observations.ts';
import { temporaryFolder } from '../../../test/release/built-release.ts';
import { joined } from '../../../test/release/joined-layers.ts';
import { buildGeography } from '../area/geography.ts';
import type { Observation } from '../observation/observation.ts';
import { writeObservations } from './observation-store.ts';

const geography = buildGeography([]);
const indicators = [indicatorNamed('rate'), indicatorNamed('other')];
const shipped = observed('rate', 'BE22', '2019', 68.9);

async function together(...layers: readonly (readonly Observation[])[]): Promise<readonly Observation[]> {
  return joined(
    layers.map((observations) => ({ observations })),
    indicators,
    geography,
  );
}

describe('joining layers of published figures', () => {
  it('lets the fetched figure take the place of the shipped one of the same cell', async () => {
    const live = { ...shipped, value: 69.1 };
    expect(await together([live], [shipped])).toEqual([live]);
  });

  it('keeps shipped figures that were not fetched, and adds those that are new', async () => {
    const older = observed('rate', 'BE22', '2018', 68);
    const other = observed('other', 'BE22', '2019', 5);
    const newer = observed('rate', 'BE22', '2024', 70);
    expect(await together([newer], [older, other])).toEqual([other, older, newer]);
  });

  it('does not let a cell that is merely not available take away a value', async () => {
    const missing: Observation = { ...shipped, value: null, status: ['O'] };
    expect(await together([missing], [shipped])).toEqual([shipped]);
  });

  it('lets a publisher withdraw a value by suppressing it', async () => {
    const suppressed: Observation = { ...shipped, value: null, status: ['Q'] };
    expect(await together([suppressed], [shipped])).toEqual([suppressed]);
  });

  it('keeps parts of a breakdown apart from the total', async () => {
    const women = { ...shipped, breakdown: 'sex=F' };
    expect(await together([women], [shipped])).toEqual([shipped, women]);
  });

  it('takes a layer from a Parquet file as from memory', async () => {
    const file = join(temporaryFolder(), 'layer.parquet');
    const live = { ...shipped, value: 69.1 };
    await writeObservations(file, [live]);
    expect(await joined([{ parquet: file }, { observations: [shipped] }], indicators, geography)).toEqual([live]);
  });
});
