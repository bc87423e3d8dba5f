import { expect, test } from 'vitest';
import { limburgFolder, openedPlan } from '../../../test/release/built-release.ts';
import { locales } from '../../foundation/locale.ts';
import { localePath } from '../../site/address.ts';
import { soleArchive } from '../release/archive.ts';
import { createMeasureSite } from './site.tsx';

const release = await openedPlan(limburgFolder);
const site = createMeasureSite({
  release: () => release,
  archive: soleArchive(() => release),
  assets: { css: '/assets/site-1.css', files: new Map() },
  onError: (error) => {
    throw error;
  },
});

async function textAt(path: string): Promise<string> {
  const answer = await site.app.request(path);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.text();
}

/** Published by Steunpunt Werk, of whom no terms are known. */
const withheld = 'administrative-unemployment-rate-15-64';
const open = 'employment-rate-15-64-census';

test('no file for programs has a figure of a publisher who states no terms', async () => {
  const all = await release.observations.all();
  expect(all.some(({ provenance }) => provenance.publisher === 'Steunpunt Werk')).toBe(true);
  for (const path of [
    '/data/figures.csv',
    '/gemeenten/genk.csv',
    `/indicatoren/${withheld}.csv`,
    `/verken.csv?cijfer=${withheld}`,
  ]) {
    const text = await textAt(path);
    expect([path, text.includes('Steunpunt Werk')]).toEqual([path, false]);
    expect(text).toMatch(/^indicator,area,period/);
  }
  expect(await textAt('/data/figures.csv')).toContain('\n' + open);
});

test.each(locales)(
  'a page shows such figures with their source, and says why there is no file, in %s',
  async (locale) => {
    const page = await textAt(localePath(locale, `/indicatoren/${withheld}`));
    expect(page).toContain('Steunpunt Werk');
    expect(page).not.toContain(`${withheld}.csv`);
    const reason = { nl: 'niet onder welke voorwaarden', en: 'not say under which terms', fr: 'à quelles conditions' };
    expect(page).toContain(reason[locale]);
    expect(await textAt(localePath(locale, '/data'))).toContain(reason[locale]);
    const other = await textAt(localePath(locale, `/indicatoren/${open}`));
    expect(other).toContain(`${open}.csv`);
    expect(other).not.toContain(reason[locale]);
  },
);

test('the catalogue for data portals offers no such dataset', async () => {
  const turtle = await textAt('/data/catalogus.ttl');
  expect(turtle).toContain(open);
  expect(turtle).not.toContain(withheld);
  expect(turtle).not.toContain('Steunpunt Werk');
});
