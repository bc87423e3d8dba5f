import { expect, test } from 'vitest';
import {
  limburgFolder,
  openedPlan,
  planWith,
  planWithFigures,
  tinyPlanFolder,
} from '../../../../test/release/built-release.ts';
import { locales } from '../../../foundation/locale.ts';
import { localePath } from '../../../site/address.ts';
import type { OpenRelease } from '../../release/open-release.ts';
import { createSite } from '../../../site/app.tsx';
import { indicatorPage } from '../indicator/indicator.tsx';
import { viewOf } from '../view.ts';
import { similarRegionsPage } from './regions-page.tsx';

const limburg = await openedPlan(limburgFolder);
const abroad = [2015, 2016, 2018, 2019].map(
  (year) => `employment-rate-15-64,FRI2,${year},${year - 1950},PC,,Eurostat,lfst_r_lfe2emprt,,2026-11-24`,
);
const withCourses = await openedPlan(planWithFigures(limburgFolder, abroad));
const tiny = await openedPlan(tinyPlanFolder);

async function pageOf(release: OpenRelease, path: string): Promise<{ readonly status: number; readonly html: string }> {
  const site = createSite({
    assets: { css: '/assets/site-1.css', files: new Map() },
    onError: (error) => {
      throw error;
    },
    region: release.plan.region,
    colours: release.plan.colours,
    releaseId: () => release.manifest.id,
    municipalities: () => [],
    links: () => [],
  });
  site.page('/vergelijkbaar', (context) => similarRegionsPage(viewOf(release, context)));
  site.page('/indicatoren/:id', (context) => {
    const indicator = release.findIndicator(context.params['id'] ?? '');
    return indicator ? indicatorPage(viewOf(release, context), indicator) : { kind: 'not-found' };
  });
  const answer = await site.app.request(path);
  return { status: answer.status, html: await answer.text() };
}

function textOf(html: string): string {
  return html
    .replace(/<(script|style|svg)\b.*?<\/\1>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replace(/\s+/g, ' ');
}

test('tells which regions resemble the area, how far they are and in what, the area itself first', async () => {
  const { status, html } = await pageOf(limburg, '/vergelijkbaar');
  const text = textOf(html);
  expect(status).toBe(200);
  expect(text).toContain('In Europa lijkt Limburg het meest op Limousin (Frankrijk).');
  expect(text).toContain('uit 317 regio’s in Europa de 8 die in 2019');
  const rows = [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) => textOf(row).trim());
  expect(rows.find((row) => row.startsWith('Limburg'))).toBe('Limburg 0 878.200 68,1% 70,7% 36,7% 20,4%');
  expect(rows.find((row) => row.startsWith('Limousin'))).toBe(
    'Limousin (Frankrijk) 0,21 727.556 66,9% 72,0% 33,1% 19,2%',
  );
});

test('says of which year each variable is once a later one is there for nearly all regions', async () => {
  const codes = limburg.snapshot.areas.map(({ code }) => code).filter((code) => /^[A-Z]{2}[A-Z0-9]{2}$/.test(code));
  const later = codes.map(
    (code, at) => `activity-rate-15-64,${code},2023,${60 + (at % 20)},PC,,Eurostat,d,,2026-11-24`,
  );
  const own = (line: string): boolean => !/^activity-rate-15-64,[A-Z]{2}[A-Z0-9]{2},2023,/.test(line);
  const release = await openedPlan(
    planWithFigures(
      planWith(limburgFolder, 'figures/eurostat.csv', (text) => text.split('\n').filter(own).join('\n')),
      later,
    ),
  );
  const text = textOf((await pageOf(release, '/vergelijkbaar')).html);
  expect(text).toContain('de 8 die in 2019-2023');
  expect(text).toMatch(/, 2023 .*, 2019 |, 2019 .*, 2023 /);
});

test.each(locales)('reads without gaps in %s', async (locale) => {
  for (const path of ['/vergelijkbaar', '/indicatoren/neet-15-29?vergelijk=europa']) {
    const { status, html } = await pageOf(limburg, localePath(locale, path));
    expect([path, status]).toEqual([path, 200]);
    expect(/undefined|\bNaN\b|\[object|\{\w+\}/.exec(textOf(html))?.[0]).toBeUndefined();
  }
});

test('offers the comparison on the page of a rate, and shows it when asked', async () => {
  const offered = await pageOf(limburg, '/indicatoren/neet-15-29');
  expect(offered.html).toContain('href="/indicatoren/neet-15-29?vergelijk=europa#europa"');
  expect(offered.html).not.toContain('europa-tabel');
  const { html } = await pageOf(limburg, '/indicatoren/neet-15-29?vergelijk=europa');
  expect(textOf(html)).toContain('In 2019 had één van de 8 gelijkaardige regio’s een lager cijfer dan Limburg.');
  expect(html).toContain('europa-tabel');
  expect(html).toContain('href="/vergelijkbaar"');
  expect(html).not.toContain('europa-lijnen');
});

test('draws the course of a region that has more than one period', async () => {
  const { html } = await pageOf(withCourses, '/indicatoren/employment-rate-15-64?vergelijk=europa');
  expect(html).toContain('europa-lijnen');
  expect(html).toContain('>Limousin');
});

test('offers nothing for numbers of people, nor where no such figures are', async () => {
  for (const id of ['population-annual-average', 'share-65-plus', 'employment-rate-15-64-census']) {
    expect((await pageOf(limburg, `/indicatoren/${id}?vergelijk=europa`)).html).not.toContain('id="europa"');
  }
});

test('has no such page in a plan without a comparison', async () => {
  expect((await pageOf(tiny, '/vergelijkbaar')).status).toBe(404);
});
