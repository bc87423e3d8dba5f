import { expect, test } from 'vitest';
import { limburgFolder, openedPlan } from '../../../../test/release/built-release.ts';
import { locales } from '../../../foundation/locale.ts';
import { localePath } from '../../../site/address.ts';
import { createMeasureSite } from '../site.tsx';
import { refusalCodes } from './refusal.ts';
import { operations } from './routes.ts';
import { shortened } from './shortened.ts';

const limburg = await openedPlan(limburgFolder);
const site = createMeasureSite({
  release: () => limburg,
  assets: { css: '/assets/site.css', files: new Map() },
  openData: { url: 'https://ambitie.example', requestsPerMinute: 1234, trustProxy: false },
  onError: (error) => {
    throw error;
  },
});

test.each(locales)('the page about the API (%s) shows each address with a real question and answer', async (locale) => {
  const html = await (await site.app.request(localePath(locale, '/data/api'))).text();
  for (const { id, path, example } of operations) {
    expect(html).toContain(`id="${id}"`);
    expect(html).toContain(`GET /api/v1${path.replace('{id}', '&lt;id&gt;')}`);
    expect(html).toContain(`https://ambitie.example/api/v1${example(limburg)}`.replaceAll('&', '&amp;'));
  }
  for (const code of refusalCodes) expect(html).toContain(`id="${code}"`);
  expect(html).toContain(limburg.manifest.id);
  expect(html).toMatch(/1[.,\u00a0\u202f]?234/);
  expect(html.replaceAll(/<[^>]+>/g, ' ')).not.toMatch(/\b(of|api|parameter|refusal)\.[a-z]/);
});

test('the page about the files leads to the API and the catalogue', async () => {
  const html = await (await site.app.request('/data')).text();
  for (const path of ['/data/api', '/data/catalogus.ttl', '/data/catalogus.jsonld', '/data/figures.csv']) {
    expect(html).toContain(`href="${path}"`);
  }
});

test('a long answer is cut after the first of a list and says how many follow', () => {
  const more = (count: number): string => `… ${count} more`;
  expect(shortened({ areas: [{ a: 1 }, { a: 2 }, { a: 3 }], groups: ['x', 'y'], none: [] }, more)).toBe(
    [
      '{',
      '  "areas": [',
      '    {',
      '      "a": 1',
      '    },',
      '    … 2 more',
      '  ],',
      '  "groups": [',
      '    "x",',
      '    "y"',
      '  ],',
      '  "none": []',
      '}',
    ].join('\n'),
  );
});
