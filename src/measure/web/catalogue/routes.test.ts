import { Parser } from 'n3';
import { expect, test } from 'vitest';
import { limburgFolder, openedPlan } from '../../../../test/release/built-release.ts';
import { createMeasureSite } from '../site.tsx';

const limburg = await openedPlan(limburgFolder);
const errors: unknown[] = [];
const site = createMeasureSite({
  release: () => limburg,
  assets: { css: '/assets/site.css', files: new Map() },
  onError: (error) => void errors.push(error),
});

async function ask(path: string, init?: RequestInit): Promise<Response> {
  return site.app.request(path, init);
}

test('the catalogue is served under the address that it was asked at', async () => {
  const turtle = await ask('https://a.example/data/catalogus.ttl');
  expect(turtle.headers.get('content-type')).toBe('text/turtle; charset=utf-8');
  expect(turtle.headers.get('access-control-allow-origin')).toBe('*');
  const quads = new Parser().parse(await turtle.text());
  expect(quads.some(({ subject }) => subject.value === 'https://a.example/data#catalogus')).toBe(true);
  const json = await ask('https://b.example/data/catalogus.jsonld');
  expect(json.headers.get('content-type')).toBe('application/ld+json');
  expect(await json.text()).toContain('https://b.example/data#catalogus');
  const again = await ask('https://b.example/data/catalogus.jsonld', {
    headers: { 'if-none-match': json.headers.get('etag') ?? '' },
  });
  expect(again.status).toBe(304);
});

test('the page of open data names the catalogue to programs', async () => {
  const answer = await ask('/data');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('link')).toContain('</data/catalogus.ttl>; rel="alternate"; type="text/turtle"');
  expect(await answer.text()).toContain('<link rel="alternate" type="text/turtle" href="/data/catalogus.ttl"');
});

test('every address of a file in the catalogue gives that file', async () => {
  const quads = new Parser().parse(await (await ask('http://localhost/data/catalogus.ttl')).text());
  const files = quads.filter(({ predicate }) => predicate.value.endsWith('#downloadURL'));
  const pages = quads.filter(({ predicate }) => /#(accessURL|landingPage|endpointDescription)$/.test(predicate.value));
  expect(files.length).toBeGreaterThan(50);
  for (const { object } of new Map([...files, ...pages].map((quad) => [quad.object.value, quad])).values()) {
    const answer = await ask(object.value, { method: 'HEAD' });
    expect([object.value, answer.status]).toEqual([object.value, 200]);
  }
});

test('a CSV file names its description, which describes it', async () => {
  const id = limburg.plan.headline;
  const csv = await ask(`/indicatoren/${id}.csv`);
  expect(csv.headers.get('link')).toContain(`</indicatoren/${id}.csv-metadata.json>; rel="describedby"`);
  const described = await ask(`/indicatoren/${id}.csv-metadata.json`);
  expect(described.headers.get('content-type')).toBe('application/csvm+json; charset=utf-8');
  const { url, tableSchema } = (await described.json()) as {
    readonly url: string;
    readonly tableSchema: { readonly columns: readonly { readonly name: string }[] };
  };
  expect(url).toBe(`${id}.csv`);
  const [header] = (await csv.text()).split('\n');
  expect(tableSchema.columns.map(({ name }) => name).join()).toBe(header);
  expect((await ask('/indicatoren/no-such.csv-metadata.json')).status).toBe(404);
  expect((await ask('/data/figures.csv-metadata.json')).status).toBe(200);
  expect(errors).toEqual([]);
});

test('scripts of other sites may not read pages', async () => {
  for (const path of ['/', '/data', '/data/api', '/en/methode']) {
    expect([path, (await ask(path)).headers.get('access-control-allow-origin')]).toEqual([path, null]);
  }
});
