import { describe, expect, it } from 'vitest';
import { openedPlan, tinyPlanFolder } from '../../../../test/release/built-release.ts';
import { locales } from '../../../foundation/locale.ts';
import { localePath } from '../../../site/address.ts';
import type { SourceState } from '../../source/source.ts';
import { createSite } from '../../../site/app.tsx';
import { formatDate } from '../../../foundation/number.ts';
import { createMeasureSite } from '../site.tsx';
import { sourceBoard } from './source-board.tsx';
import { sourcesText } from './texts.ts';

const release = await openedPlan(tinyPlanFolder);

const states: SourceState[] = [
  {
    source: 'eurostat',
    missingSettings: [],
    files: [
      {
        name: 'demo',
        freshness: 'failed',
        lastFetched: '2025-11-24T02:00:00.000Z',
        lastChanged: '2025-11-01T02:00:00.000Z',
        nextExpected: '2026-05-01T02:00:00.000Z',
        problem: {
          code: 'throttled',
          message: 'ec.europa.eu is limiting <requests>.',
          at: 'https://ec.europa.eu/x',
          hint: 'Try again in a quarter of an hour.',
          when: '2025-11-25T02:00:00.000Z',
        },
      },
      { name: 'other', freshness: 'late' },
    ],
  },
  { source: 'boundaries', missingSettings: [], files: [{ name: 'municipalities-2025', freshness: 'up-to-date' }] },
  { source: 'bestat', missingSettings: [], files: [] },
  {
    source: 'swing',
    files: [],
    missingSettings: [{ code: 'not-set-up', message: 'A key.', at: 'AMBITIE_SWING_KEY', hint: 'Set it.' }],
  },
];

const site = createSite({
  assets: { css: '/site.css', files: new Map() },
  region: release.plan.region,
  releaseId: () => 'r1',
  municipalities: () => [],
  onError: (error) => {
    throw error;
  },
});
let current: readonly SourceState[] = states;
site.page('/bronnen', (context) => sourceBoard(context, current), { isKept: false });

async function textOf(path: string): Promise<string> {
  const response = await site.app.request(path);
  expect(response.status).toBe(200);
  return (await response.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}

describe('the board of the sources', () => {
  it('tells of each source how it stands, what went wrong and what to do', async () => {
    current = states;
    const text = await textOf('/bronnen');
    expect(text).toContain('Laatste poging mislukt 24 november 2025 1 november 2025 1 mei 2026');
    expect(text).toContain('demo: Wat misging op 25 november 2025 De uitgever vroeg ons om te wachten.');
    expect(text).toContain('is limiting &lt;requests&gt;');
    expect(text).toContain('Later dan verwacht');
    expect(text).toContain('Niet gebruikt in dit plan');
    expect(text).toContain('Dit is nodig: AMBITIE_SWING_KEY.');
    expect(text).toContain('Komt mee met het plan');
  });

  it('is there in every language, and where nobody keeps the state', async () => {
    current = states;
    for (const locale of locales) expect(await textOf(localePath(locale, '/bronnen'))).not.toContain('undefined');
    current = [];
    expect(await textOf('/bronnen')).toContain(sourcesText('nl')('state.never-fetched'));
  });
});

describe('the page about the sources', () => {
  const publicSite = createMeasureSite({
    release: () => release,
    assets: { css: '/site.css', files: new Map() },
    onError: (error) => {
      throw error;
    },
  });
  const htmlOf = async (path: string): Promise<string> => (await publicSite.app.request(path)).text();

  it('names every publisher of the release once, with its day and what one may do with its figures', async () => {
    const publishers = new Set(release.catalogue.map(({ publisher }) => publisher));
    for (const locale of locales) {
      const names = [...(await htmlOf(localePath(locale, '/data/bronnen'))).matchAll(/class="source-name">([^<]*)</g)];
      expect(new Set(names.map(([, name]) => name?.replaceAll('&amp;', '&')))).toEqual(publishers);
      expect(names).toHaveLength(publishers.size);
    }
    const text = (await htmlOf('/data/bronnen')).replace(/<[^>]+>/g, ' ');
    for (const { retrieved } of release.catalogue)
      expect(text).toContain(`Bijgewerkt op ${formatDate('nl', retrieved)}`);
  });

  it('names no setting of the machine, in any language', async () => {
    for (const locale of locales) {
      expect(await htmlOf(localePath(locale, '/data/bronnen'))).not.toMatch(/AMBITIE_|state\./);
    }
  });

  it('can be reached from the page about the data', async () => {
    expect(await htmlOf('/data')).toContain('href="/data/bronnen"');
  });
});
