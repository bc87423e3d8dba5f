import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { limburgFolder, openedPlan } from '../../../../test/release/built-release.ts';
import { elementsNamed, readXml, type XmlElement } from '../../../../test/well-formed-xml.ts';
import { locales, type Locale } from '../../../foundation/locale.ts';
import { localePath } from '../../../site/address.ts';
import type { SiteAssets } from '../../../site/assets.ts';
import type { Beside } from '../../../wing/beside.ts';
import { createMeasureSite } from '../site.tsx';
import { localised } from '../../../../test/localised.ts';

const assets: SiteAssets = { css: '/assets/site-1.css', files: new Map() };
const limburg = await openedPlan(limburgFolder);
const site = createMeasureSite({
  release: () => limburg,
  assets,
  onError: (error) => {
    throw error;
  },
});

async function ask(path: string): Promise<Response> {
  return site.app.request(path);
}

async function textOf(path: string): Promise<string> {
  const answer = await ask(path);
  expect([path, answer.status]).toEqual([path, 200]);
  return readable(await answer.text());
}

function readable(html: string): string {
  return html
    .replace(/<(script|style|svg|head|header|footer)\b.*?<\/\1>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&#39;', '’')
    .replace(/\s+/g, ' ');
}

const rate = '/rapporten/ambitie-11';

test.each(locales)('every report is a page in its language without gaps in its sentences (%s)', async (locale) => {
  const subjects = [
    'plan',
    ...limburg.plan.ambitions.map(({ id }) => `ambitie-${id}`),
    'gemeente-genk',
    'gemeente-herstappe',
    'gemeente-hasselt',
  ];
  for (const subject of subjects) {
    const text = await textOf(localePath(locale, `/rapporten/${subject}`));
    expect([subject, /undefined|\bNaN\b|\[object|\{\w+\}/.exec(text)?.[0]]).toEqual([subject, undefined]);
    expect(text).toContain(limburg.manifest.id);
  }
});

test('a report of an ambition has its KPIs, figures, targets, claims, actions and sources', async () => {
  const text = await textOf(rate);
  const ambition = limburg.plan.ambitions.find(({ id }) => id === '11')!;
  for (const { title } of [...ambition.kpis, ...ambition.actions])
    expect(text).toContain(title.nl.replaceAll("'", '’'));
  for (const words of ['In het kort', 'Streefdoel', 'Wat het plan hierover zegt', 'Bronnen', 'Eurostat', 'CC BY 4.0']) {
    expect(text).toContain(words);
  }
});

test('the report of the whole plan fits on a page for what one has to know and one for each line, its tables in the annex', async () => {
  const html = await (await ask('/rapporten/plan')).text();
  const [body = '', annex = ''] = html.split('id="bijlage"');
  expect(body).not.toContain('<table');
  const lines = body.split('<section class="section report__page"').slice(2, -1);
  expect(lines).toHaveLength(limburg.plan.ambitions.length);
  for (const line of lines) {
    const messages = line.match(/class="report__message"/g)!.length;
    expect(messages).toBeLessThanOrEqual(2);
    expect(line.match(/<svg/g)!.length).toBeGreaterThanOrEqual(messages);
  }
  const [kept = ''] = body.split('<section class="section report__page"').slice(1);
  for (const { text } of limburg.plan.findings) expect(readable(kept)).toContain(text.nl);
  expect(readable(kept)).toContain('In 2025 hadden 75 op de 100 mensen van 20 tot en met 64 jaar in Limburg werk.');
  expect(readable(kept)).toContain('Aanwijzing, niet getoetst');
  // Every link to the annex leads to a table that is there, once.
  const linked = [...body.matchAll(/href="#(tabel-[^"]+)"/g)].map(([, id]) => id!);
  expect(linked.length).toBeGreaterThanOrEqual(limburg.plan.ambitions.length);
  for (const id of linked) expect(annex.split(`id="${id}"`)).toHaveLength(2);
});

test('what projects do for each line stands in the report of the whole plan, their tables in its annex', async () => {
  const chapter = (id: string) => ({
    id: 'projecten',
    title: 'Projecten',
    text: `Aan ${id} werken projecten.`,
    tables: [{ caption: `Van ${id}`, columns: [{ label: 'Project', kind: 'text' as const }], rows: [[`P ${id}`]] }],
  });
  const beside: Beside = {
    reportChapters: (about) => Promise.resolve(about.kind === 'ambition' ? [chapter(about.id)] : []),
  };
  const withProjects = createMeasureSite({
    release: () => limburg,
    assets,
    onError: (error) => expect.fail(String(error)),
    beside: () => [beside],
  });
  const text = readable(await (await withProjects.app.request('/rapporten/plan')).text());
  for (const { id } of limburg.plan.ambitions) {
    expect(text).toContain(`Aan ${id} werken projecten.`);
    expect(text).toContain(`P ${id}`);
  }
});

test('a report says on its cover who publishes it and of when its figures are, and begins a new page after it', async () => {
  for (const subject of ['plan', 'ambitie-10', 'gemeente-genk']) {
    const html = await (await ask(`/rapporten/${subject}`)).text();
    const cover = /<div class="page-head report__cover">.*?<\/h1>.*?<\/div>/s.exec(html)?.[0] ?? '';
    expect(readable(cover)).toContain(limburg.plan.sender!.name.nl);
    expect(readable(cover)).toContain(limburg.manifest.id);
    const body = readXml(strFromU8((await partsOf(`/rapporten/${subject}.docx`))['word/document.xml']!));
    const breaks = elementsNamed(body, 'w:br').filter(({ attributes }) => attributes['w:type'] === 'page');
    expect(breaks.length).toBeGreaterThanOrEqual(subject === 'plan' ? 5 : 2);
    expect(textWithin(body)).toContain(limburg.plan.sender!.name.nl);
  }
});

test('the period asked for bounds tables and sentences, and stays in the address of the Word document', async () => {
  const html = await (await ask(`${rate}?van=2015&tot=2018`)).text();
  const text = readable(html);
  expect(text).toContain('2015 tot en met 2018');
  const periods = [...html.matchAll(/<th scope="row">(\d{4})<\/th>/g)].map(([, year]) => Number(year));
  expect(Math.min(...periods)).toBeGreaterThanOrEqual(2015);
  expect(Math.max(...periods)).toBeLessThanOrEqual(2018);
  const form = /<form[^>]*action="\/rapporten\/ambitie-11\.docx".*?<\/form>/s.exec(html)?.[0];
  expect(form).toContain('<input type="hidden" name="van" value="2015"');
  expect(form).toContain('<input type="hidden" name="tot" value="2018"');
});

test('an ambition can be reported for another area', async () => {
  expect(await textOf(`${rate}?gebied=BE21`)).toMatch(/In .*Antwerpen/);
  expect(await textOf('/rapporten/ambitie-10?gebied=73028')).toContain('Herstappe, alle perioden met cijfers.');
});

test('a report of a municipality holds its figures beside zone, province and region', async () => {
  const html = await (await ask('/rapporten/gemeente-genk')).text();
  const headings = [...html.matchAll(/<th scope="col"[^>]*>([^<]+)<\/th>/g)].map(([, text]) => text);
  for (const area of ['Genk', 'Kemp en Duin', 'Limburg', 'Vlaanderen']) expect(headings).toContain(area);
  expect(readable(html)).toMatch(/Plaats \d+ van 38 gemeenten; op plaats 1 staat het (laagste|hoogste) cijfer\./);
});

test('the form leads to a report, and says how to mend a wrong answer with everything still in it', async () => {
  const good = await ask('/fr/rapporten?rapport=ambitie-11&gebied=BE21&van=2015&tot=');
  expect([good.status, good.headers.get('location')]).toEqual([302, '/fr/rapporten/ambitie-11?gebied=BE21&van=2015']);
  const plain = await ask('/rapporten?rapport=gemeente-genk&gebied=BE22&van=&tot=');
  expect(plain.headers.get('location')).toBe('/rapporten/gemeente-genk');
  const wrong = await (await ask('/rapporten?rapport=ambitie-11&gebied=BE99&van=20x5&tot=2010')).text();
  expect(readable(wrong)).toContain('“20x5” is geen jaar. Schrijf een jaar, zoals 2020.');
  expect(readable(wrong)).toContain('We kennen geen gebied “BE99”.');
  expect(wrong).toContain('value="20x5"');
  expect(wrong).toMatch(/aria-invalid="true"/);
  for (const field of ['gebied', 'van']) {
    expect(wrong).toContain(`<li><a href="#${field}">`);
    expect(wrong).toContain(`id="${field}"`);
  }
  expect(await textOf(`${rate}?van=2020&tot=2010`)).toContain('Het laatste jaar komt voor het eerste.');
  expect((await ask('/rapporten/ambitie-99')).status).toBe(404);
  expect((await ask(`${rate}.docx?van=x`)).status).toBe(404);
});

const tags = localised({ nl: 'nl-BE', en: 'en-GB', fr: 'fr-BE' }) satisfies Record<Locale, string>;

async function partsOf(path: string): Promise<Readonly<Record<string, Uint8Array>>> {
  const answer = await ask(path);
  expect(answer.headers.get('content-type')).toContain('wordprocessingml.document');
  return unzipSync(new Uint8Array(await answer.arrayBuffer()));
}

function textWithin(element: XmlElement): string {
  return elementsNamed(element, 'w:t')
    .map(({ text }) => text)
    .join('');
}

test.each(locales)('the Word document is well-formed, accessible and in its language (%s)', async (locale) => {
  const parts = await partsOf(localePath(locale, `${rate}.docx`));
  const xml = Object.entries(parts).filter(([name]) => /\.(xml|rels)$/.test(name));
  const documents = new Map(xml.map(([name, bytes]) => [name, readXml(strFromU8(bytes))]));
  const body = documents.get('word/document.xml')!;
  const styles = documents.get('word/styles.xml')!;
  const ambition = limburg.plan.ambitions.find(({ id }) => id === '11')!;
  expect(elementsNamed(styles, 'w:lang')[0]?.attributes['w:val']).toBe(tags[locale]);
  expect(textWithin(body)).toContain(ambition.kpis[0]?.title[locale]);
  expect(textWithin(body)).not.toMatch(/undefined|NaN|\[object/);
  expect(elementsNamed(documents.get('docProps/core.xml')!, 'dc:title')[0]?.text).toContain(ambition.title[locale]);
  const headings = elementsNamed(body, 'w:pStyle').map(({ attributes }) => attributes['w:val']);
  for (const style of ['Title', 'Heading1', 'Heading2']) expect(headings).toContain(style);
  const images = Object.keys(parts).filter((name) => /^word\/media\/.*\.png$/.test(name));
  expect(images.length).toBeGreaterThan(3);
  for (const name of images) expect(parts[name]!.slice(1, 4)).toEqual(new TextEncoder().encode('PNG'));
  const described = elementsNamed(body, 'wp:docPr').map(({ attributes }) => attributes['descr'] ?? '');
  expect(described.length).toBe(images.length);
  for (const text of described) expect(text.length).toBeGreaterThan(20);
  const tables = elementsNamed(body, 'w:tbl');
  expect(tables.length).toBeGreaterThan(images.length);
  // A column is as wide as it says, whatever words stand in it, and all of them fit the page.
  for (const table of tables) {
    expect(elementsNamed(table, 'w:tblLayout')[0]?.attributes['w:type']).toBe('fixed');
    const widths = elementsNamed(table, 'w:gridCol').map(({ attributes }) => Number(attributes['w:w']));
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(9638);
  }
  for (const table of tables)
    expect(
      elementsNamed(
        table.children.find(({ name }) => name === 'w:tr')!,
        'w:tblHeader',
      ),
    ).toHaveLength(1);
});

test.each(['gemeente-genk', 'plan', 'ambitie-12'])(
  'the Word document of %s says the same as its page',
  async (subject) => {
    const body = readXml(strFromU8((await partsOf(`/rapporten/${subject}.docx`))['word/document.xml']!));
    const page = await textOf(`/rapporten/${subject}`);
    const paragraphs = elementsNamed(body, 'w:p')
      .map(textWithin)
      .filter((text) => text.length > 60);
    const missing = paragraphs.filter(
      (text) =>
        !page.includes(
          text
            .replaceAll("'", '’')
            .replaceAll('\u00a0', ' ')
            .replace(/\s+/g, ' ')
            .replace(/http\S+$/, '')
            .trim(),
        ),
    );
    expect(missing).toEqual([]);
  },
);
