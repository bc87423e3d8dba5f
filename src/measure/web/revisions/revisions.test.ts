import { expect, test } from 'vitest';
import { readXml, elementsNamed } from '../../../../test/well-formed-xml.ts';
import { limburgFolder, planWith, temporaryFolder } from '../../../../test/release/built-release.ts';
import { locales } from '../../../foundation/locale.ts';
import { localePath } from '../../../site/address.ts';
import type { SiteAssets } from '../../../site/assets.ts';
import { openArchive } from '../../release/archive-store.ts';
import { buildRelease, openRelease } from '../../release/build-store.ts';
import type { ReleaseId } from '../../release/manifest.ts';
import { publishRelease } from '../../release/release-store.ts';
import { createMeasureSite } from '../site.tsx';
import { localised } from '../../../../test/localised.ts';

const assets: SiteAssets = { css: '/assets/site-1.css', files: new Map() };
const data = temporaryFolder();

async function published(planFolder: string, at: string): Promise<ReleaseId> {
  const built = await buildRelease({ planFolder, dataFolder: data, code: 'test', offline: true });
  if (!built.ok) throw new Error(JSON.stringify(built.problems));
  await publishRelease(data, built.value.id, new Date(at));
  return built.value.id;
}

/** The employment rate of Limburg in 2025 was first published as 74.6: two tenths below the shipped figure. */
const rate = 'employment-rate-20-64';
const shipped = /^(employment-rate-20-64,BE22,2025),([\d.]+)/m;
const older = planWith(limburgFolder, 'figures/eurostat.csv', (text) =>
  text
    .replace(shipped, (_, name: string, value: string) => `${name},${Number(value) - 0.3}`)
    .replace(/^employment-rate-20-64,BE21,2025,.*\n/m, ''),
);
const first = await published(older, '2026-01-10T09:00:00Z');
const second = await published(limburgFolder, '2026-02-10T09:00:00Z');
const opened = await openRelease(data, second);
if (!opened.ok) throw new Error('the release cannot be opened');
const site = createMeasureSite({
  release: () => opened.value,
  archive: openArchive(data),
  assets,
  onError: (error) => {
    throw error;
  },
});

async function ask(path: string, init?: RequestInit): Promise<Response> {
  return site.app.request(path, init);
}

async function textOf(path: string): Promise<string> {
  const answer = await ask(path);
  expect([path, answer.status]).toEqual([path, 200]);
  const html = await answer.text();
  return html
    .replace(/<(script|style|svg|head)\b.*?<\/\1>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&#39;', '’')
    .replace(/\s+/g, ' ');
}

test('the list tells when each release was published and what it changed', async () => {
  const text = await textOf('/uitgaven');
  expect(text).toContain('2 edities, de nieuwste eerst.');
  expect(text).toContain('Editie van 10 februari 2026 om 10:00');
  expect(text).toMatch(/1 nieuw cijfer en 1 herzien, in 1 reeks\./);
  expect(text).toContain('Dit is de eerste editie.');
});

test('a release keeps its address, its facts, its files and the verdicts of the time', async () => {
  const text = await textOf(`/uitgaven/${first}`);
  for (const words of [
    first,
    'Editie van 10 januari 2026',
    'Dit is de eerste editie.',
    'Klopt',
    'figures/eurostat.csv',
  ]) {
    expect(text).toContain(words);
  }
  expect((await ask('/uitgaven/0123456789abcdef')).status).toBe(404);
});

test('a comparison names every revision with both values, in every language', async () => {
  const value = Number(
    shipped.exec((await import('node:fs')).readFileSync(`${limburgFolder}/figures/eurostat.csv`, 'utf8'))?.[2],
  );
  const said = (number: number): string => `${number.toFixed(1).replace('.', ',')}%`;
  const text = await textOf(`/uitgaven/${second}/verschil`);
  expect(text).toContain(
    `Prov. Limburg (BE) 2025 ${said(value - 0.3)} ${said(value)} +0,3 procentpunt`.replace(
      'Prov. Limburg (BE)',
      'Limburg',
    ),
  );
  for (const locale of locales) {
    const html = await (await ask(localePath(locale, `/uitgaven/${second}/verschil?met=${first}`))).text();
    expect(html).toContain(`id="herzien-${rate}"`);
    expect(html).not.toMatch(/undefined|NaN|\[object/);
  }
  expect(await textOf(`/uitgaven/${first}/verschil?met=${second}`)).toContain('−0,3 procentpunt');
  expect((await ask(`/uitgaven/${second}/verschil?met=0123456789abcdef`)).status).toBe(404);
});

test('the first release says that there is nothing to compare it with', async () => {
  expect(await textOf(`/uitgaven/${first}/verschil`)).toContain('is de eerste.');
});

test('the files of a release are streamed with a name and may be kept for ever', async () => {
  const csv = await ask(`/uitgaven/${first}/figures.csv`);
  expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(csv.headers.get('cache-control')).toContain('immutable');
  const lines = (await csv.text()).trim().split('\n');
  // The later release has one row more, the file a line of names.
  expect(lines).toHaveLength((await opened.value.observations.select({ reusable: true })).length);
  const parquet = await ask(`/uitgaven/${second}/observations.parquet`);
  const bytes = await parquet.arrayBuffer();
  expect(String(bytes.byteLength)).toBe(parquet.headers.get('content-length'));
  expect(new TextDecoder('latin1').decode(bytes.slice(0, 4))).toBe('PAR1');
  const tag = parquet.headers.get('etag') ?? '';
  expect((await ask(`/uitgaven/${second}/observations.parquet`, { headers: { 'if-none-match': tag } })).status).toBe(
    304,
  );
  expect(await (await ask(`/uitgaven/${second}/manifest.json`)).json()).toMatchObject({ id: second });
  const revisions = await (await ask(`/uitgaven/${second}/verschil.csv`)).text();
  expect(revisions).toMatch(
    /^indicator,area,period,breakdown,from,to,by\nemployment-rate-20-64,BE22,2025,,[\d.]+,[\d.]+,0\.3/,
  );
  for (const name of ['plan.json', '..%2fCURRENT', 'boundaries.json']) {
    expect([name, (await ask(`/uitgaven/${second}/${name}`)).status]).toEqual([name, 404]);
  }
});

test('a page of a figure says when it was last revised, also after a release that revised nothing', async () => {
  expect(await textOf(`/indicatoren/${rate}`)).toContain(
    'Laatst herzien op 10 februari 2026 om 10:00: Nieuw: 2025, 1 cijfer. Herzien: 1 cijfer, verschil 0,3 procentpunt.',
  );
  expect(await textOf('/indicatoren/share-65-plus')).not.toContain('Laatst herzien');
  const built = await buildRelease({ planFolder: limburgFolder, dataFolder: data, code: 'newer', offline: true });
  const newer = built.ok ? await openRelease(data, built.value.id) : built;
  if (!newer.ok) throw new Error(JSON.stringify(newer.problems));
  await publishRelease(data, newer.value.manifest.id, new Date('2026-03-10T09:00:00Z'));
  const later = createMeasureSite({
    release: () => newer.value,
    archive: openArchive(data),
    assets,
    onError: () => {},
  });
  const html = await (await later.app.request(`/indicatoren/${rate}`)).text();
  expect(html).toContain('Laatst herzien op 10 februari 2026');
  expect(html).toContain(`/uitgaven/${second}/verschil#herzien-${rate}`);
  newer.value.close();
});

test.each(locales)(
  'the feed of a figure has an entry for every release that changed it, newest first (%s)',
  async (locale) => {
    const answer = await ask(localePath(locale, `/indicatoren/${rate}.atom`));
    expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const feed = readXml(await answer.text());
    expect(feed).toMatchObject({
      name: 'feed',
      attributes: { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': locale },
    });
    const childNames = feed.children.map(({ name }) => name);
    for (const name of ['id', 'title', 'updated', 'author', 'link']) expect(childNames).toContain(name);
    const entries = elementsNamed(feed, 'entry');
    const textsOf = (name: string): readonly (string | undefined)[] =>
      entries.map((entry) => entry.children.find((child) => child.name === name)?.text);
    expect(textsOf('updated')).toEqual(['2026-02-10T09:00:00.000Z', '2026-01-10T09:00:00.000Z']);
    expect(new Set(textsOf('id')).size).toBe(2);
    for (const id of textsOf('id')) expect(id).toMatch(/^tag:limburg\.ambitie,2026:/);
    for (const content of textsOf('content')) expect(readXml(content ?? '')).toMatchObject({ name: 'p' });
    const said = localised({
      nl: /Herzien: 1 cijfer, verschil 0,3 procentpunt/,
      en: /by 0\.3 percentage points/,
      fr: /écart de 0,3 points?/,
    });
    expect(textsOf('content')[0]).toMatch(said[locale]);
    for (const link of elementsNamed(feed, 'link').map(({ attributes }) => attributes['href'] ?? '')) {
      expect([link, (await ask(link)).status]).toEqual([link, 200]);
    }
  },
);

test('the feed of a municipality tells its first figures, and is linked from its page', async () => {
  const feed = readXml(await (await ask('/gemeenten/genk.atom')).text());
  const [entry, ...more] = elementsNamed(feed, 'entry');
  expect(more).toEqual([]);
  expect(entry?.children.find(({ name }) => name === 'content')?.text).toContain('Eerste cijfers: ');
  const html = await (await ask('/gemeenten/genk')).text();
  expect(html).toContain('<link rel="alternate" type="application/atom+xml"');
  expect(html).toMatch(/<a href="\/gemeenten\/genk\.atom"/);
  expect((await ask('/gemeenten/overpelt.atom')).status).toBe(404);
  expect((await ask('/indicatoren/nothing.atom')).status).toBe(404);
});
