import { expect, describe, test } from 'vitest';
import { limburgFolder, openedPlan, planWith } from '../../../test/release/built-release.ts';
import { locales, type Locale } from '../../foundation/locale.ts';
import { localePath } from '../../site/address.ts';
import type { SiteAssets } from '../../site/assets.ts';
import type { OpenRelease } from '../release/open-release.ts';
import { municipalityPath } from '../address.ts';
import { createMeasureSite } from './site.tsx';
import { localised } from '../../../test/localised.ts';

const assets: SiteAssets = {
  css: '/assets/site-1.css',
  files: new Map([
    ['/assets/site-1.css', { type: 'text/css; charset=utf-8', body: new TextEncoder().encode('body{}') }],
  ]),
};

const limburg = await openedPlan(limburgFolder);
const revised = await openedPlan(
  planWith(limburgFolder, 'figures/statbel.csv', (text) =>
    text.replace(/^(employed-persons-15-64,71053,2021),\d+/m, '$1,1'),
  ),
);

interface Told {
  readonly error: unknown;
  readonly path: string;
}

function siteOn(release: () => OpenRelease): {
  ask: (path: string, init?: RequestInit) => Promise<Response>;
  errors: readonly Told[];
} {
  const errors: Told[] = [];
  const site = createMeasureSite({ release, assets, onError: (error, path) => void errors.push({ error, path }) });
  return { ask: async (path, init) => site.app.request(path, init), errors };
}

const { ask, errors } = siteOn(() => limburg);

const pages: readonly string[] = [
  '/',
  '/ambities',
  ...limburg.plan.ambitions.map(({ id }) => `/ambities/${id}`),
  '/indicatoren',
  ...limburg.indicators.map(({ id }) => `/indicatoren/${id}`),
  '/gemeenten',
  ...limburg.geography.municipalities.map(municipalityPath),
  '/vaststellingen',
  '/groepen',
  ...limburg.plan.groups.map(({ id }) => `/groepen/${id}`),
  '/dekking',
  '/vergelijkbaar',
  '/data',
  '/data/api',
  '/methode',
  '/stijl',
];

/** A page as it is read: without scripts, styles and marks. */
function textOf(html: string): string {
  return html
    .replace(/<(script|style|svg)\b.*?<\/\1>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replace(/\s+/g, ' ');
}

function headingsOf(html: string): readonly string[] {
  return [...html.matchAll(/<h1\b[^>]*>(.*?)<\/h1>/gs)].map(([, heading = '']) => textOf(heading).trim());
}

describe.each(locales)('in %s', (locale) => {
  test('every page answers in its language with one heading of the first level', async () => {
    for (const path of pages) {
      const answer = await ask(localePath(locale, path));
      // An address of our own, written in full, is one of ours still.
      const html = (await answer.text())
        .replaceAll('="http://localhost/', '="/')
        .replaceAll('="http://localhost"', '="/"');
      expect([path, answer.status, answer.headers.get('content-type')]).toEqual([
        path,
        200,
        'text/html; charset=utf-8',
      ]);
      expect([path, /<html[^>]* lang="([^"]+)"/.exec(html)?.[1]]).toEqual([path, locale]);
      expect([path, headingsOf(html).length]).toEqual([path, path === '/stijl' ? expect.any(Number) : 1]);
      expect([path, /<title>[^<]{5,}<\/title>/.test(html)]).toEqual([path, true]);
      expect([path, /undefined|\bNaN\b|\[object|\{\w+\}/.exec(textOf(html))?.[0]]).toEqual([path, undefined]);
      expect([path, /<(script|link|img|source)\b[^>]*(src|href)="(https?:)?\/\//.exec(html)?.[0]]).toEqual([
        path,
        undefined,
      ]);
    }
    expect(errors).toEqual([]);
  });

  const titles = localised({
    nl: 'Deze pagina bestaat niet',
    en: 'This page does not exist',
    fr: 'Cette page n’existe pas',
  }) satisfies Record<Locale, string>;

  test('an unknown address is answered in the language, with what was meant', async () => {
    const wrong: readonly (readonly [path: string, nearest: string])[] = [
      ['/indicatoren/employment-rate-20-65', '/indicatoren/employment-rate-20-64'],
      ['/gemeenten/haselt', '/gemeenten/hasselt'],
      ['/vaststelingen', '/vaststellingen'],
      ['/metode', '/methode'],
    ];
    for (const [path, nearest] of wrong) {
      const answer = await ask(localePath(locale, path));
      const html = await answer.text();
      expect([path, answer.status]).toEqual([path, 404]);
      expect(html).toContain(`lang="${locale}"`);
      expect(headingsOf(html)[0]?.replaceAll(/['’]|&#39;/g, '’')).toBe(titles[locale]);
      expect(html).toContain(`href="${localePath(locale, nearest)}"`);
    }
    for (const path of [
      '/ambities/99',
      '/qqqqqqqqqqqqqq',
      '/indicatoren/a/b/c',
      '/gemeenten/%E0%A4%A',
      `/${'x'.repeat(5000)}`,
    ]) {
      const answer = await ask(localePath(locale, path));
      expect([path.slice(0, 40), answer.status]).toEqual([path.slice(0, 40), 404]);
    }
    expect(errors).toEqual([]);
  });

  test('a former municipality leads to the one of today', async () => {
    for (const [former, today] of [
      ['overpelt', 'pelt'],
      ['neerpelt', 'pelt'],
      ['opglabbeek', 'oudsbergen'],
      ['kortessem', 'hasselt'],
      ['71022', 'hasselt'],
      ['71053', 'sint-truiden'],
      ['Hasselt', 'hasselt'],
    ]) {
      const answer = await ask(localePath(locale, `/gemeenten/${former}`));
      expect([former, answer.status]).toEqual([former, 301]);
      expect(answer.headers.get('location')).toBe(localePath(locale, `/gemeenten/${today}`));
    }
  });
});

test.each(locales)(
  'the home page has a way in for what people come for, each to a page that is there (%s)',
  async (locale) => {
    const home = await (await ask(localePath(locale, '/'))).text();
    const doors = limburg.plan.doors ?? [];
    expect(doors.length).toBeGreaterThan(0);
    for (const { title, path } of doors) {
      expect(home).toContain(`<a href="${localePath(locale, path)}">${title[locale]}</a>`);
      // Ideas are pages of another wing.
      if (path !== '/ideeen') expect([path, (await ask(localePath(locale, path))).status]).toEqual([path, 200]);
    }
  },
);

test('an address that does not exist answers in the language that the browser asks for', async () => {
  const answer = await ask('/nergens', { headers: { 'accept-language': 'fr-BE,fr;q=0.9,nl;q=0.8' } });
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain('lang="fr"');
});

describe('looking for a municipality', () => {
  const searched = (query: string, locale: Locale = 'nl'): Promise<Response> =>
    ask(`${localePath(locale, '/gemeenten')}?${new URLSearchParams({ zoek: query })}`);

  test.each([
    ['Hasselt', '/gemeenten/hasselt'],
    ['  HASSELT ', '/gemeenten/hasselt'],
    ['hassélt', '/gemeenten/hasselt'],
    ['Haselt', '/gemeenten/hasselt'],
    ['sint truiden', '/gemeenten/sint-truiden'],
    ['Saint-Trond', '/gemeenten/sint-truiden'],
    ['Tongres', '/gemeenten/tongeren-borgloon'],
    ['Overpelt', '/gemeenten/pelt'],
    ['voeren', '/gemeenten/voeren'],
  ])('%s leads to %s', async (query, path) => {
    const answer = await searched(query);
    expect([answer.status, answer.headers.get('location')]).toEqual([302, path]);
  });

  test('several matches are listed, in the language asked for', async () => {
    const answer = await searched('mme', 'en');
    const html = await answer.text();
    expect(answer.status).toBe(200);
    for (const name of ['lommel', 'lummen']) expect(html).toContain(`href="/en/gemeenten/${name}"`);
    expect(html).toContain('lang="en"');
  });

  test('nothing asked and nothing found list all 38 municipalities', async () => {
    for (const query of [
      '',
      '   ',
      'qqqqqqqqqq',
      '%',
      '\\',
      '\u0001',
      '.*',
      '😀',
      "'; DROP TABLE observations; --",
      'a'.repeat(10_000),
    ]) {
      const answer = await searched(query);
      expect([query.slice(0, 20), answer.status]).toEqual([query.slice(0, 20), 200]);
      const html = await answer.text();
      for (const area of limburg.geography.municipalities) expect(html).toContain(`href="${municipalityPath(area)}"`);
      expect(html.length).toBeLessThan(100_000);
    }
    expect((await searched('\0')).status).toBe(400);
    expect(errors).toEqual([]);
  });

  test('what was typed is shown as text and never as markup', async () => {
    for (const locale of locales) {
      for (const query of ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "' onfocus='alert(1)"]) {
        const html = await (await searched(query, locale)).text();
        expect(html).not.toMatch(/<script>alert|<img src=x|' onfocus='/);
      }
    }
    expect(await (await searched('<b>qqqqqq</b>')).text()).toContain('&lt;b&gt;qqqqqq&lt;/b&gt;');
  });

  test('an unknown address is shown as text too', async () => {
    const html = await (await ask('/%3Cscript%3Ealert(1)%3C/script%3E')).text();
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('&lt;script&gt;');
  });
});

test('a page that was seen before is answered with 304 and no body', async () => {
  for (const path of ['/', '/fr/indicatoren/share-65-plus', '/indicatoren/share-65-plus.csv', '/data/manifest.json']) {
    const first = await ask(path);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]+"$/);
    const again = await ask(path, { headers: { 'if-none-match': etag } });
    expect([path, again.status, await again.text()]).toEqual([path, 304, '']);
    expect((await ask(path, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  }
});

describe('downloads', () => {
  const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  test.each([
    ['/indicatoren/share-65-plus.csv', 'text/csv; charset=utf-8', 'indicator,'],
    ['/indicatoren/share-65-plus.sdmx.csv', 'text/csv; charset=utf-8', 'STRUCTURE[;],'],
    ['/indicatoren/share-65-plus.json', 'application/json; charset=utf-8', '{"version":"2.0"'],
    ['/indicatoren/share-65-plus.xlsx', workbook, 'PK'],
    ['/gemeenten/hasselt.csv', 'text/csv; charset=utf-8', 'indicator,'],
    ['/data/figures.csv', 'text/csv; charset=utf-8', 'indicator,'],
    ['/data/observations.parquet', 'application/vnd.apache.parquet', 'PAR1'],
    ['/data/claims.json', 'application/json; charset=utf-8', '['],
    ['/data/catalogue.json', 'application/json; charset=utf-8', '['],
    ['/data/manifest.json', 'application/json; charset=utf-8', '{'],
  ])('%s has its type, its name and what it promises', async (path, type, start) => {
    const answer = await ask(path);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
    expect(answer.headers.get('content-disposition')).toContain(path.split('/').at(-1));
    expect(new TextDecoder('latin1').decode(await answer.arrayBuffer()).startsWith(start)).toBe(true);
  });

  test('what does not exist is not found', async () => {
    for (const path of [
      '/indicatoren/share-65-pluss.csv',
      '/indicatoren/share-65-plus.pdf',
      '/gemeenten/overpelt.csv',
      '/data/plan.json',
      '/data/..%2fmanifest.json',
      '/data/%2e%2e/%2e%2e/package.json',
    ]) {
      expect([path, (await ask(path)).status]).toEqual([path, 404]);
    }
  });

  test('every link on the data page and on an indicator page leads somewhere', async () => {
    for (const path of ['/data', '/indicatoren/employment-rate-20-64']) {
      const html = await (await ask(path)).text();
      const links = [...html.matchAll(/href="(\/[^"#]*)/g)].map(([, link = '']) => link);
      // Following by mail is answered by the wing of accounts.
      const own = links.filter((link) => !link.startsWith('/volgen/'));
      for (const link of new Set(own)) expect([link, (await ask(link)).status]).toEqual([link, 200]);
    }
  });
});

test('when another release is published, the pages and their validators change', async () => {
  let served = limburg;
  const site = siteOn(() => served);
  const path = '/gemeenten/sint-truiden';
  const before = await site.ask(path);
  served = revised;
  const after = await site.ask(path, { headers: { 'if-none-match': before.headers.get('etag') ?? '' } });
  expect(after.status).toBe(200);
  const [old, fresh] = [await before.text(), await after.text()];
  expect(textOf(fresh)).not.toBe(textOf(old));
  expect(fresh).toContain(revised.manifest.id);
  expect(fresh).not.toContain(limburg.manifest.id);
  served = limburg;
  expect(await (await site.ask(path)).text()).toBe(old);
});

test('a suppressed figure is shown as such and never as 0', async () => {
  const id = 'administrative-unemployment-rate-15-64';
  const words = localised({ nl: 'afgeschermd', en: 'suppressed', fr: 'masqué' }) satisfies Record<Locale, string>;
  for (const locale of locales) {
    const html = await (await ask(localePath(locale, `/indicatoren/${id}`))).text();
    const rows = [...html.matchAll(/<tr\b.*?<\/tr>/gs)]
      .map(([row]) => textOf(row))
      .filter((row) => row.includes('Herstappe'));
    for (const row of rows) expect(row).not.toMatch(/(?<![\d.,])0([.,]0)?\s?%/);
    expect(textOf(html).toLowerCase()).toContain(words[locale]);
    const own = textOf(await (await ask(localePath(locale, '/gemeenten/herstappe'))).text());
    expect(own.toLowerCase()).toContain(words[locale]);
    expect(own).toContain(limburg.findIndicator(id)?.text[locale].name);
  }
  const terms = 'publishers:\n  Steunpunt Werk: { licence: CC BY 4.0 }\n';
  const stated = await openedPlan(planWith(limburgFolder, 'plan.yaml', (text) => text.replace('publishers:\n', terms)));
  const csv = await (await siteOn(() => stated).ask(`/indicatoren/${id}.csv`)).text();
  expect(csv).toContain(`${id},73028,2024,,,PC,Q,`);
});

test('a choice of municipality is kept only for a form of this site, and never leads elsewhere', async () => {
  const post = (headers: Record<string, string>, fields: Record<string, string>): Promise<Response> =>
    ask('http://site.test/gemeenten/keuze', {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { host: 'site.test', ...headers },
    });
  const own = await post({ origin: 'http://site.test' }, { gemeente: '71053', terug: '/methode' });
  expect([own.status, own.headers.get('location')]).toEqual([303, '/methode']);
  expect(own.headers.get('set-cookie')).toContain('gemeente=71053');
  const away = await post({ origin: 'http://site.test' }, { gemeente: '99999', terug: '//elders.test' });
  expect([away.status, away.headers.get('location')]).toEqual([303, '/']);
  expect(away.headers.get('set-cookie')).not.toContain('99999');
  expect((await post({ origin: 'http://elders.test' }, { gemeente: '71053' })).status).toBe(403);
});

test('a failure becomes a page in the language without its cause, which goes to the log', async () => {
  const broken = siteOn(() => ({
    ...limburg,
    observationsFor: () => Promise.reject(new Error('secret path /data/x')),
  }));
  const answer = await broken.ask('/fr/indicatoren/share-65-plus');
  const html = await answer.text();
  expect(answer.status).toBe(500);
  expect(html).toContain('lang="fr"');
  expect(html).not.toContain('secret');
  expect(broken.errors).toMatchObject([{ path: '/fr/indicatoren/share-65-plus' }]);
});

test.each(['/', '/indicatoren/employment-rate-20-64', '/fr/indicatoren/jobseeker-rate', '/en/gemeenten/genk'])(
  'a shared link to %s shows a picture that is there and small',
  async (path) => {
    const html = await (await ask(path)).text();
    const address = /<meta property="og:image" content="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(address).toMatch(/^http:\/\/localhost\/verken\.klein\.png/);
    const picture = await ask(address.slice('http://localhost'.length));
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect((await picture.arrayBuffer()).byteLength).toBeLessThanOrEqual(100 * 1024);
  },
);
