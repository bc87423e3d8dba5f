import { describe, expect, test } from 'vitest';
import { readXml } from '../../test/well-formed-xml.ts';
import { inEveryLocale, locales } from '../foundation/locale.ts';
import { createSite } from '../site/app.tsx';
import type { PublicPage } from '../wing/public-page.ts';
import { addSitemap } from './sitemap.ts';

async function ask(path: string, pages: readonly PublicPage[]): Promise<Response> {
  const site = createSite({
    assets: { css: '/assets/site.css', files: new Map() },
    region: inEveryLocale(() => 'Limburg'),
    releaseId: () => 'r1',
    municipalities: () => [],
    onError: (error) => {
      throw error;
    },
  });
  addSitemap(site, { pages: () => Promise.resolve(pages), reach: { url: 'https://ambitie.example' } });
  return site.app.request(path);
}

const few: readonly PublicPage[] = [{ path: '/' }, { path: '/ideeen/a&b', changed: '2026-12-01T10:00:00.000Z' }];

describe('the map of the site', () => {
  test('has an entry for each page in each language, with the page in all of them', async () => {
    const answer = await ask('/sitemap.xml', few);
    expect(answer.headers.get('content-type')).toBe('application/xml; charset=utf-8');
    const xml = await answer.text();
    readXml(xml);
    const addresses = [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address);
    expect(addresses).toEqual([
      'https://ambitie.example/',
      'https://ambitie.example/en',
      'https://ambitie.example/fr',
      'https://ambitie.example/ideeen/a&amp;b',
      'https://ambitie.example/en/ideeen/a&amp;b',
      'https://ambitie.example/fr/ideeen/a&amp;b',
    ]);
    for (const [entry] of xml.matchAll(/<url>.*<\/url>/g)) {
      const named = [...entry.matchAll(/hreflang="(\w+)"/g)].map(([, locale]) => locale);
      expect(named).toEqual([...locales]);
    }
  });

  test('keeps to the order of the schema: the address, the last change, then what is of other namespaces', async () => {
    const xml = await (await ask('/sitemap.xml', few)).text();
    const entries = [...xml.matchAll(/<url>(.*)<\/url>/g)].map(([, entry = '']) =>
      [...entry.matchAll(/<([\w:]+)[ >]/g)].map(([, name]) => name).join(' '),
    );
    const links = locales.map(() => 'xhtml:link').join(' ');
    expect(new Set(entries)).toEqual(new Set([`loc ${links}`, `loc lastmod ${links}`]));
    for (const [, moment = ''] of xml.matchAll(/<lastmod>([^<]*)/g)) {
      expect(moment).toMatch(/^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?Z)?$/);
    }
  });

  test('is parted into files of at most 50,000 addresses and 50 MB, each listed, together all', async () => {
    const many = Array.from({ length: 40_000 }, (_, at) => ({
      path: `/projecten/${'een-project-met-een-heel-erg-lange-naam-'.repeat(2)}${at}`,
      changed: '2026-12-01T10:00:00.000Z',
    }));
    const index = await (await ask('/sitemap.xml', many)).text();
    expect(index).toContain('<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">');
    const parts = [...index.matchAll(/<loc>https:\/\/ambitie\.example([^<]*)</g)].map(([, path = '']) => path);
    const found: number[] = [];
    for (const part of parts) {
      const xml = await (await ask(part, many)).text();
      const count = [...xml.matchAll(/<url>/g)].length;
      expect(count).toBeLessThanOrEqual(50_000);
      expect(Buffer.byteLength(xml)).toBeLessThanOrEqual(50 * 1024 * 1024);
      found.push(count);
    }
    expect(found.reduce((sum, count) => sum + count, 0)).toBe(many.length * locales.length);
    for (const path of ['/sitemap-0.xml', `/sitemap-${parts.length + 1}.xml`]) {
      expect([path, (await ask(path, many)).status]).toEqual([path, 404]);
    }
    expect((await ask('/sitemap-1.xml', few)).status).toBe(404);
  });
});
