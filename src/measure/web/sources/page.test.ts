import { describe, expect, it } from 'vitest';
import { openedPlan, tinyPlanFolder } from '../../../../test/release/built-release.ts';
import { locales } from '../../../foundation/locale.ts';
import { localePath } from '../../../site/address.ts';
import type { SourceState } from '../../source/source.ts';
import { createMeasureSite } from '../site.tsx';
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

function siteWith(sourceStates?: () => Promise<readonly SourceState[]>) {
  return createMeasureSite({
    release: () => release,
    assets: { css: '/site.css', files: new Map() },
    onError: (error) => {
      throw error;
    },
    ...(sourceStates && { sourceStates }),
  });
}

async function textOf(path: string, site = siteWith(() => Promise.resolve(states))): Promise<string> {
  const response = await site.app.request(path);
  expect(response.status).toBe(200);
  return (await response.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}

describe('the page about the sources', () => {
  it('tells of each source how it stands, what went wrong and what to do', async () => {
    const text = await textOf('/data/bronnen');
    expect(text).toContain('Laatste poging mislukt 24 november 2025 1 november 2025 1 mei 2026');
    expect(text).toContain('demo: Wat misging op 25 november 2025 De uitgever vroeg ons om te wachten.');
    expect(text).toContain('is limiting &lt;requests&gt;');
    expect(text).toContain('Later dan verwacht');
    expect(text).toContain('Niet gebruikt in dit plan');
    expect(text).toContain('Dit is nodig: AMBITIE_SWING_KEY.');
    expect(text).toContain('Komt mee met het plan');
  });

  it('is there in every language, and where nobody keeps the state', async () => {
    for (const locale of locales) expect(await textOf(localePath(locale, '/data/bronnen'))).not.toContain('undefined');
    expect(await textOf('/data/bronnen', siteWith())).toContain(sourcesText('nl')('state.never-fetched'));
  });

  it('shows the state of this moment, with the release unchanged', async () => {
    let current: readonly SourceState[] = [];
    const site = siteWith(() => Promise.resolve(current));
    expect(await textOf('/data/bronnen', site)).not.toContain(sourcesText('nl')('state.late'));
    current = states;
    expect(await textOf('/data/bronnen', site)).toContain(sourcesText('nl')('state.late'));
  });

  it('can be reached from the page about the data', async () => {
    const response = await siteWith().app.request('/data');
    expect(await response.text()).toContain('href="/data/bronnen"');
  });
});
