import { expect, describe, test } from 'vitest';
import { limburgFolder, openedPlan, planWithFigures } from '../../../../test/release/built-release.ts';
import { locales } from '../../../foundation/locale.ts';
import { localePath } from '../../../site/address.ts';
import type { OpenRelease } from '../../release/open-release.ts';
import { createMeasureSite } from '../site.tsx';
import { exploreViews, viewNames } from './state.ts';

const plain = await openedPlan(limburgFolder);
const firstYear = 2000;
const years = Array.from({ length: 25 }, (_, index) => firstYear + index);

/** The shipped figures with 25 made-up years for every municipality, one of them held back. */
const full = await openedPlan(
  planWithFigures(
    limburgFolder,
    plain.geography.municipalities.flatMap(({ code }, at) =>
      years.map((year, index) => {
        const isHeldBack = code === '73028' && year === 2024;
        const value = isHeldBack ? '' : (60 + (at % 12) + index / 4).toFixed(1);
        return `employment-rate-20-64,${code},${year},${value},PC,${isHeldBack ? 'S' : ''},Statbel,made up,,2026-11-24`;
      }),
    ),
  ),
);

const errors: unknown[] = [];

function askerOf(release: OpenRelease): (path: string, init?: RequestInit) => Promise<Response> {
  const assets = { css: '/assets/site-1.css', files: new Map() };
  const site = createMeasureSite({ release: () => release, assets, onError: (error) => void errors.push(error) });
  return async (path, init) => site.app.request(path, init);
}

const ask = askerOf(plain);
const askFull = askerOf(full);

async function pageOf(answer: Promise<Response>): Promise<string> {
  const response = await answer;
  expect([response.status, response.headers.get('location')]).toEqual([200, null]);
  return response.text();
}

function headlineIn(html: string): string {
  return (/<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? '').replaceAll('\u00a0', ' ');
}

function bodyRows(html: string): readonly string[] {
  return [
    ...(/<table id="verken-cijfers">.*?<\/table>/s.exec(html)?.[0] ?? '').matchAll(
      /<tr[^>]*><th scope="row".*?<\/tr>/gs,
    ),
  ].map(([row]) => row);
}

describe.each(locales)('in %s', (locale) => {
  test('every way of looking says in its headline what it shows, with its figures in a table', async () => {
    for (const view of exploreViews) {
      const query = view === 'line' ? '' : `?weergave=${viewNames[view]}`;
      const html = await pageOf(ask(localePath(locale, `/verken${query}`)));
      expect([view, headlineIn(html).length > 15]).toEqual([view, true]);
      expect([view, /undefined|\bNaN\b|\[object|\{\w+\}/.exec(html.replace(/data-readout="[^"]*"/g, ''))?.[0]]).toEqual(
        [view, undefined],
      );
      expect(html).toContain(`<html lang="${locale}"`);
    }
  });
});

test('the first page draws the provinces and says how the plan’s own area moved', async () => {
  const html = await pageOf(ask('/verken'));
  expect(headlineIn(html)).toBe('Limburg ging van 73,0% in 2021 naar 75,0% in 2025: 2,0 procentpunt hoger.');
  expect(bodyRows(html).length).toBe(plain.plan.peers.length + 2);
  expect(html).toContain('aria-current="true"');
});

test('one state has one address: another way of writing it leads there', async () => {
  const answer = await ask('/fr/verken?weergave=lijn&tot=&gebied=provincies&van=2010&cijfer=employment-rate-20-64');
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/fr/verken?van=2010']);
});

test('all municipalities over 25 years are drawn as lines, panels, ranking, map and table', async () => {
  const count = full.geography.municipalities.length;
  const lines = await pageOf(askFull('/verken?gebied=gemeenten'));
  expect(lines.match(/chart__series--quiet/g)).toHaveLength(2 * count);
  expect(bodyRows(lines)).toHaveLength(count + 2);
  const panels = await pageOf(askFull('/verken?gebied=gemeenten&weergave=reeksen'));
  expect(panels.match(/class="multiples__panel /g)).toHaveLength(2 * count);
  expect(headlineIn(panels)).toMatch(/^In \d+ van de 38 gebieden/);
  const map = await pageOf(askFull('/verken?periode=2023&weergave=kaart'));
  expect(map.match(/<a class="tile tile--/g)).toHaveLength(2 * count);
  const table = await pageOf(askFull('/verken?gebied=gemeenten&van=2000&tot=2024&weergave=tabel'));
  expect(bodyRows(table)[0]?.match(/<td/g)).toHaveLength(years.length);
});

test('a figure that is held back is told as such and never as 0', async () => {
  const html = await pageOf(askFull('/verken?gebied=gemeenten&periode=2024&weergave=rangorde'));
  expect(html).toContain('Afgeschermd door de uitgever: Herstappe.');
  const csv = await (await askFull('/verken.csv?gebied=gemeenten&periode=2024&weergave=rangorde')).text();
  expect(csv).toContain('employment-rate-20-64,73028,2024,,,PC,Q,');
});

test('two figures are set against each other with the number of areas behind the sentence', async () => {
  const query =
    'cijfer=neet-15-29&tegen=tertiary-attainment-25-64&gebied=provincies&gebied=BE31&gebied=BE32&gebied=BE33&gebied=BE34&gebied=BE35&weergave=spreiding';
  const html = await pageOf(ask(`/verken?${query}`));
  expect(headlineIn(html)).toMatch(/Waar het ene cijfer hoog is|geen duidelijk verband/);
  expect(html).toMatch(/Rangcorrelatie \(Spearman\): [−+]\d,\d\d, over \d+ gebieden in 20\d\d/);
  expect(html.match(/<circle class="scatter__dot/g)!.length).toBeGreaterThan(15);
});

test('a choice without figures says so and leads to choices that have some', async () => {
  const html = await pageOf(ask('/verken?cijfer=administrative-unemployment-rate-15-64'));
  expect(headlineIn(html)).toContain('geen cijfers voor deze keuze');
  const link = /href="([^"]*gebied=gemeenten[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const found = await pageOf(ask(link));
  expect(bodyRows(found).length).toBeGreaterThan(30);
});

test('what an address says wrongly is told with what may be meant, and the page still comes', async () => {
  const html = await pageOf(ask('/verken?cijfer=neet-15-30&gebied=Atlantis&van=ooit'));
  expect(html).toContain('“neet-15-30” kennen we niet.');
  expect(html).toContain('“Atlantis”');
  for (const nasty of ['<script>alert(1)</script>', "' OR 1=1 --", '%00', '\u202e', 'x'.repeat(5000), '=cmd()']) {
    for (const parameter of [
      'cijfer',
      'gebied',
      'van',
      'periode',
      'uitsplitsing',
      'weergave',
      'nadruk',
      'indeling',
      'tegen',
    ]) {
      const answer = await ask(`/verken?${parameter}=${encodeURIComponent(nasty)}`);
      expect([parameter, nasty, answer.status < 400]).toEqual([parameter, nasty, true]);
      expect(await answer.text()).not.toContain('<script>alert');
    }
  }
  expect(errors).toEqual([]);
});

test('the municipality that a visitor chose joins the first choice and stands out', async () => {
  const html = await pageOf(askFull('/verken', { headers: { cookie: 'gemeente=71016' } }));
  expect(html).toContain('chart__series--municipality');
  expect(headlineIn(html)).toContain('Genk');
  expect(html).toContain('/verken.csv?gebied=provincies&amp;gebied=71016&amp;nadruk=71016');
});

test('municipalities can be shown as they were before they merged', async () => {
  const query = 'cijfer=employment-rate-15-64-census&gebied=gemeenten&weergave=tabel';
  const now = bodyRows(await pageOf(ask(`/verken?${query}`)));
  const before = bodyRows(await pageOf(ask(`/verken?${query}&indeling=2018`)));
  expect([now.length - 2, before.length - 2]).toEqual([38, 44]);
  const map = await pageOf(askFull('/verken?periode=2023&weergave=kaart&indeling=2018'));
  expect(map.match(/<a class="tile tile--/g)).toHaveLength(2 * 44);
  expect(map).toContain('Neerpelt, Opglabbeek en Overpelt: voor 2023 is er alleen een cijfer van hun fusiegemeente.');
});

describe('files', () => {
  const query = 'gebied=gemeenten&weergave=reeksen';
  test.each([
    ['.csv', 'text/csv; charset=utf-8', 'indicator,'],
    ['.sdmx.csv', 'text/csv; charset=utf-8', 'STRUCTURE[;],'],
    ['.json', 'application/json; charset=utf-8', '{"version":"2.0"'],
    ['.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK'],
    ['.svg', 'image/svg+xml', '<?xml'],
    ['.png', 'image/png', '\u2030PNG'],
  ])('%s holds what is shown', async (ending, type, start) => {
    const answer = await askFull(`/verken${ending}?${query}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
    expect(answer.headers.get('content-disposition')).toContain(`employment-rate-20-64${ending}`);
    expect(new TextDecoder('latin1').decode(await answer.arrayBuffer()).startsWith(start)).toBe(true);
  });

  test('a file has the areas and periods of its query and no others', async () => {
    const csv = await (await askFull('/verken.csv?gebied=71016&van=2010&tot=2012')).text();
    const rows = csv
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split(',').slice(1, 3).join(' '));
    expect(rows.filter((row) => row.startsWith('71016'))).toEqual(['71016 2010', '71016 2011', '71016 2012']);
    expect(new Set(rows.map((row) => row.split(' ')[0]))).toEqual(
      new Set(['71016', 'BE22', 'BE2'].filter((code) => rows.some((row) => row.startsWith(`${code} `)))),
    );
  });

  test('two figures make two sheets and a collection of two datasets', async () => {
    const both = 'cijfer=neet-15-29&tegen=tertiary-attainment-25-64&weergave=spreiding';
    const collection = (await (await ask(`/verken.json?${both}`)).json()) as {
      class: string;
      link: { item: unknown[] };
    };
    expect([collection.class, collection.link.item.length]).toEqual(['collection', 2]);
    expect((await ask(`/verken.xlsx?${both}`)).status).toBe(200);
  });

  test('a drawing that does not exist is not found', async () => {
    expect((await ask('/verken.svg?weergave=tabel')).status).toBe(404);
    expect((await ask('/verken.png?weergave=spreiding')).status).toBe(404);
  });

  test('a drawing speaks the language asked for and names release and address', async () => {
    const svg = await (await ask('http://ambitie.test/verken.svg?taal=fr')).text();
    expect(svg).toContain('Source\u{A0}:');
    expect(svg).toContain(plain.manifest.id);
    expect(svg.replace(/<\/?text[^>]*>/g, '').replace(/\s+/g, '')).toContain('http://ambitie.test/fr/verken');
  });
});

test('only the page to embed may be framed by others, and it stands without the frame of the site', async () => {
  const page = await ask('/verken');
  expect(page.headers.get('x-frame-options')).toBe('DENY');
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(await page.text()).toContain('&lt;iframe src=&quot;http://localhost/verken/insluiten&quot;');
  const embedded = await ask('/verken/insluiten?gebied=BE22&weergave=rangorde');
  const html = await embedded.text();
  expect(embedded.headers.get('x-frame-options')).toBeNull();
  expect(embedded.headers.get('content-security-policy')).toContain('frame-ancestors *');
  expect(html).not.toContain('<header');
  expect(html).toContain('href="/verken?gebied=BE22&amp;weergave=rangorde"');
});

test('a wide table of years begins with the newest', async () => {
  const html = await pageOf(askFull('/verken?gebied=gemeenten&van=2000&tot=2024&weergave=tabel'));
  const head = /<table id="verken-cijfers">.*?<\/thead>/s.exec(html)?.[0] ?? '';
  const shown = [...head.matchAll(/\b(20\d\d)\b/g)].map(([year]) => Number(year));
  expect([...new Set(shown)]).toEqual(years.toReversed());
});

test.each(['lijnen', 'vakjes'])('one period is a ranking of areas, asked for as %s', async (id) => {
  const view = id === 'vakjes' ? '&weergave=reeksen' : '';
  const html = await pageOf(askFull(`/verken?van=2025&tot=2025${view}`));
  expect(html).toContain('id="verken-punten-title"');
  expect(html).not.toContain(`id="verken-${id}`);
});

test('every figure with a page is drawn as it is first shown, also a count of one place in one period', async () => {
  const links = [...(await pageOf(ask('/indicatoren'))).matchAll(/href="\/indicatoren\/([a-z0-9-]+)"/g)];
  const ids = [...new Set(links.map(([, id]) => id!))];
  expect(ids).toContain('population-20-64');
  const pictures = ids.map(async (id) => {
    const page = await pageOf(ask(`/indicatoren/${id}`));
    const [picture] = /\/verken\.svg\?[^"]*/.exec(page) ?? [];
    return picture && `${picture}: ${(await ask(picture.replaceAll('&amp;', '&'))).status}`;
  });
  const drawn = (await Promise.all(pictures)).filter((each) => each !== undefined);
  expect(drawn.length).toBeGreaterThan(50);
  expect(drawn.filter((each) => !each.endsWith(': 200'))).toEqual([]);
});
