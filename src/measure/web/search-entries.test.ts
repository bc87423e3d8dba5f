import { describe, expect, test } from 'vitest';
import { limburgFolder, openedPlan } from '../../../test/release/built-release.ts';
import { createMeasureSite } from './site.tsx';

const limburg = await openedPlan(limburgFolder);
const { app } = createMeasureSite({
  release: () => limburg,
  assets: { css: '/site.css', files: new Map() },
  onError: (error) => {
    throw error;
  },
});

async function pageOf(path: string): Promise<string> {
  const answer = await app.request(path);
  expect(answer.status).toBe(200);
  return answer.text();
}

async function foundAt(path: string): Promise<readonly { readonly href: string; readonly title: string }[]> {
  const main = (await pageOf(path)).split('<main')[1]?.split('</main>')[0] ?? '';
  const lists = [...main.matchAll(/<ul class="found">(.*?)<\/ul>/gs)].map(([, list = '']) => list).join('');
  return [...lists.matchAll(/<a href="([^"]*)">([^<]*)<\/a>/g)].map(([, href = '', title = '']) => ({ href, title }));
}

const wanted = [
  ['/zoek', 'werkloosheid genk', '/gemeenten/genk#', /^Werkloosheid.* in Genk: .*\d%? \(\d{4}/],
  ['/zoek', 'genk werkloos', '/gemeenten/genk#', /^Werkloosheid.* in Genk: /],
  ['/zoek', 'werklozen in Genk', '/gemeenten/genk#', /in Genk: /],
  ['/zoek', 'hoeveel werklozen zijn er in genk', '/gemeenten/genk#', /in Genk: /],
  ['/zoek', 'wekloosheid genk', '/gemeenten/genk#', /^Werkloosheid.* in Genk: /],
  ['/zoek', 'werkloosheid', '/indicatoren/unemployment', /^Werkloosheid/],
  ['/zoek', 'werkloos', '/indicatoren/unemploy', /Werklo/i],
  ['/zoek', 'genk', '/gemeenten/genk', /^Genk$/],
  ['/zoek', 'GENK', '/gemeenten/genk', /^Genk$/],
  ['/zoek', 'hasselt', '/gemeenten/hasselt', /^Hasselt$/],
  ['/zoek', 'haselt', '/gemeenten/hasselt', /^Hasselt$/],
  ['/zoek', 'maasmechlen', '/gemeenten/maasmechelen', /^Maasmechelen$/],
  ['/zoek', 'sint truiden', '/gemeenten/sint-truiden', /^Sint-Truiden$/],
  ['/zoek', 'saint-trond', '/gemeenten/sint-truiden', /^Sint-Truiden$/],
  ['/zoek', 'overpelt', '/gemeenten/pelt', /^Pelt$/],
  ['/zoek', 'toegankelijkheid', '', /./],
  ['/zoek', 'methode', '/methode', /./],
  ['/zoek', 'bevolking hasselt', '/gemeenten/hasselt', /Hasselt/],
  ['/en/zoek', 'unemployment genk', '/en/gemeenten/genk#', /^Unemployment.*Genk: /],
  ['/en/zoek', 'unemployed Genk', '/en/gemeenten/genk#', /Genk: /],
  ['/en/zoek', 'unemployment', '/en/indicatoren/unemployment', /^Unemployment/],
  ['/en/zoek', 'genk', '/en/gemeenten/genk', /^Genk$/],
  ['/en/zoek', 'unemploiment', '/en/indicatoren/unemployment', /^Unemployment/],
  ['/en/zoek', 'employment rate', '/en/', /./],
  ['/fr/zoek', 'chômage genk', '/fr/gemeenten/genk#', /^Chômage.*Genk\s: /],
  ['/fr/zoek', 'chomage genk', '/fr/gemeenten/genk#', /^Chômage.*Genk\s: /],
  ['/fr/zoek', 'chômage', '/fr/indicatoren/unemployment', /^Chômage/],
  ['/fr/zoek', 'CHOMAGE', '/fr/indicatoren/unemployment', /^Chômage/],
  ['/fr/zoek', 'saint-trond', '/fr/gemeenten/sint-truiden', /./],
  ['/fr/zoek', 'tongres', '/fr/gemeenten/tongeren', /./],
] as const;

describe('the search of the site', () => {
  test.each(wanted)('%s finds for "%s" first what was meant', async (page, query, href, title) => {
    const [first] = await foundAt(`${page}?q=${encodeURIComponent(query)}`);
    expect(first?.href.slice(0, href.length)).toBe(href);
    expect(first?.title).toMatch(title);
  });

  test('leads to pages that answer, each in its language', async () => {
    for (const query of ['werk', 'genk', 'limburg', 'school', 'taal', 'jongeren', 'cijfers', 'e'])
      for (const { href } of await foundAt(`/fr/zoek?q=${query}`)) {
        expect(href).toMatch(/^\/fr(\/|$)/);
        expect([href, (await app.request(href)).status]).toEqual([href, 200]);
      }
  });

  test('finds nothing besides a place by a word that merely looks like its short name', async () => {
    for (const { title } of await foundAt('/zoek?q=werkloosheid%20genk')) expect(title).toContain('Genk');
  });

  test('leads to a figure of a place, at its place on the page', async () => {
    const [first] = await foundAt('/zoek?q=werkloosheid%20genk');
    const [path = '', anchor = ''] = (first?.href ?? '').split('#');
    expect(await pageOf(path)).toContain(`id="${anchor}"`);
  });

  test('says that nothing was found, and where to look instead', async () => {
    const html = await pageOf('/zoek?q=zzxqqy');
    expect(html).toContain('Niets gevonden voor “zzxqqy”.');
    expect(html).toContain('href="/indicatoren"');
    expect(html).toContain('href="/gemeenten"');
  });

  test('has a field and no results without a question, and stays out of search engines', async () => {
    const html = await pageOf('/zoek');
    expect(html).toContain('name="q"');
    expect(html).not.toContain('class="found"');
    expect(html).toContain('<meta name="robots" content="noindex"');
  });

  test('shows markup that was typed as text', async () => {
    const html = await pageOf(`/zoek?q=${encodeURIComponent('<script>alert(1)</script>"')}`);
    expect(html).not.toContain('<script>alert');
  });

  test('cuts off a question of thousands of letters', async () => {
    const answer = await app.request(`/zoek?q=${'werk'.repeat(1500)}`);
    expect(answer.status).toBe(302);
    const short = answer.headers.get('location') ?? '';
    expect(short).toBe(`/zoek?q=${'werk'.repeat(25)}`);
    await pageOf(short);
  });
});
