import { beforeEach, expect, test, vi } from 'vitest';
import { createSite, type Site } from './app.tsx';
import type { Reach } from './origin.ts';
import type { PageContent, PageRender } from './page.ts';
import { localised } from '../../test/localised.ts';

const onError = vi.fn<(error: unknown, path: string) => void>();
let release = 'r1';
let site: Site;

const municipalities = ['Maaseik', 'Genk'].map((name) => ({
  id: name.toLowerCase(),
  name: localised({ nl: name, en: name, fr: name }),
  path: `/gemeenten/${name.toLowerCase()}`,
}));

beforeEach(() => {
  onError.mockReset();
  release = 'r1';
  site = siteReached({});
});

/** A site without pages, reached in this way. */
function siteReached(reach: Reach): Site {
  return createSite({
    ...reach,
    assets: {
      css: '/assets/site-1.css',
      files: new Map([['/assets/site-1.css', { type: 'text/css', body: new TextEncoder().encode('a{}') }]]),
    },
    region: localised({ nl: 'Limburg', en: 'Limburg', fr: 'Limbourg' }),
    releaseId: () => release,
    municipalities: () => municipalities,
    colours: { focusLight: '#123456', focusDark: '#abcdef' },
    menu: [
      { section: 'method', path: '/methode', place: 2, label: () => 'Methode' },
      { section: 'home', path: '/', place: 1, label: () => 'Start' },
    ],
    onError,
  });
}

function content(title: string): PageContent {
  return { kind: 'page', title, description: title, section: 'method', body: <h1>{title}</h1> };
}

async function text(path: string, headers: Record<string, string> = {}): Promise<string> {
  return (await site.app.request(path, { headers })).text();
}

test('one registration answers in three languages, each saying so', async () => {
  site.page('/methode', ({ locale, href }) => content(`${locale} ${href('/data')}`));
  expect(await text('/methode')).toMatch(/<html lang="nl" dir="ltr">.*nl \/data/s);
  expect(await text('/en/methode')).toMatch(/<html lang="en" dir="ltr">.*en \/en\/data/s);
  expect(await text('/fr/methode')).toMatch(/<html lang="fr" dir="ltr">.*fr \/fr\/data/s);
});

test('a page names its other languages and marks the section it is in', async () => {
  site.page('/methode', ({ query }) => content(`Methode ${query['jaar']}`));
  const html = await text('/methode?jaar=2020');
  expect(html).toContain('<link rel="canonical" href="http://localhost/methode?jaar=2020"/>');
  expect(html).toContain('<link rel="alternate" hreflang="fr" href="http://localhost/fr/methode?jaar=2020"/>');
  expect(html).toContain('href="/en/methode?jaar=2020" hreflang="en" lang="en"');
  expect(html).toContain('<li><a href="/">Start</a></li><li><a href="/methode" aria-current="page">Methode</a></li>');
});

test('a page is made once per release, language, query and municipality', async () => {
  const render = vi.fn<PageRender>(({ query, municipality }) => content(`${query['a']} ${municipality ?? ''}`));
  site.page('/methode', render);
  await text('/methode?a=1&b=2');
  await text('/methode?b=2&a=1');
  expect(render).toHaveBeenCalledTimes(1);
  expect(await text('/methode?a=3')).toContain('3 ');
  expect(await text('/methode?a=1&b=2', { cookie: 'gemeente=genk' })).toContain('1 genk');
  expect(render).toHaveBeenCalledTimes(3);
  release = 'r2';
  await text('/methode?a=1&b=2');
  expect(render).toHaveBeenCalledTimes(4);
});

test('what a page does not read makes no other page of it, and goes along to no other language', async () => {
  const render = vi.fn<PageRender>(({ query }) => ({ ...content('Lijst'), body: <p>{query['zoek'] ?? 'alles'}</p> }));
  site.page('/lijst', render);
  const ask = async (query: string) => (await site.app.request(`/lijst${query}`)).text();
  expect(await ask('?utm=1')).toContain('<p>alles</p>');
  expect(await ask('?utm=2')).not.toContain('utm');
  expect(await ask('?zoek=genk&utm=3')).toContain('<p>genk</p>');
  expect(await ask('?utm=4&zoek=genk')).toContain('href="/fr/lijst?zoek=genk"');
  expect(render).toHaveBeenCalledTimes(2);
});

test('a browser that holds the page gets 304 without a body', async () => {
  site.page('/methode', () => content('Methode'));
  const first = await site.app.request('/methode', { headers: { 'accept-encoding': 'br' } });
  const etag = first.headers.get('etag')!;
  const again = await site.app.request('/methode', { headers: { 'accept-encoding': 'br', 'if-none-match': etag } });
  expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
  expect(first.headers.get('content-encoding')).toBe('br');
  expect(first.headers.get('cache-control')).toBe('no-cache');
});

test('HEAD answers as GET without a body', async () => {
  site.page('/methode', () => content('Methode'));
  const answer = await site.app.request('/methode', { method: 'HEAD' });
  expect([answer.status, await answer.text()]).toEqual([200, '']);
  expect(Number(answer.headers.get('content-length'))).toBeGreaterThan(500);
});

test('every answer carries the security headers, errors included', async () => {
  for (const path of ['/stijl', '/nergens', '/assets/site-1.css']) {
    const { headers } = await site.app.request(path);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('x-frame-options')).toBe('DENY');
  }
});

const overHttps: readonly (readonly [way: string, Reach, headers: Record<string, string>, is: boolean])[] = [
  ['at an address with https', { url: 'https://ambitie.example' }, {}, true],
  ['through a proxy of ours that speaks https', { trustProxy: true }, { 'x-forwarded-proto': 'https' }, true],
  ['through a stranger that says so', {}, { 'x-forwarded-proto': 'https' }, false],
  ['over http', {}, {}, false],
];

test.each(overHttps)('reached %s: browsers come back over https only, cookies too', async (_way, reach, extra, is) => {
  site = siteReached(reach);
  for (const path of ['/stijl', '/nergens', '/stijl/']) {
    const { headers } = await site.app.request(path, { headers: extra });
    expect([path, headers.get('strict-transport-security')]).toEqual([path, is ? 'max-age=31536000' : null]);
  }
  const chosen = await choose({ gemeente: 'genk', terug: '/' }, 'http://localhost', extra);
  expect(/; Secure/.test(chosen.headers.get('set-cookie') ?? '')).toBe(is);
});

test('other sites may frame what was made for that, at its own addresses only', async () => {
  site.page('/verken/insluiten', () => content('Tekening'), { isFramable: true });
  site.page('/organisaties/:naam', () => content('Organisatie'));
  const framed = async (path: string) => {
    const { headers } = await site.app.request(path);
    return [headers.get('x-frame-options'), /frame-ancestors \S+/.exec(headers.get('content-security-policy')!)?.[0]];
  };
  expect(await framed('/en/verken/insluiten')).toEqual([null, 'frame-ancestors *']);
  expect(await framed('/organisaties/insluiten')).toEqual(['DENY', "frame-ancestors 'none'"]);
});

test("the region's colour is set inline and allowed by its hash only", async () => {
  const answer = await site.app.request('/stijl');
  expect(await answer.text()).toContain('<style>:root{--heather:#123456}');
  expect(answer.headers.get('content-security-policy')).toMatch(/style-src 'self' 'sha256-/);
});

test('an asset may be kept for ever', async () => {
  const { headers } = await site.app.request('/assets/site-1.css');
  expect(headers.get('cache-control')).toContain('immutable');
  expect(headers.get('content-type')).toBe('text/css');
});

test('an unknown address is answered in the language of its prefix, else of the browser', async () => {
  expect(await text('/fr/rien')).toContain('<html lang="fr" dir="ltr">');
  expect(await text('/nothing', { 'accept-language': 'en-GB,nl;q=0.5' })).toContain('<html lang="en" dir="ltr">');
  expect(await text('/niets')).toContain('<html lang="nl" dir="ltr">');
  expect((await site.app.request('/niets')).status).toBe(404);
});

test('an unknown address offers the nearest pages and a search', async () => {
  const html = await text('/en/gemeenten/maasijk');
  expect(html).toContain('href="/en/gemeenten/maaseik"');
  expect(html).toContain('action="/en/gemeenten"');
});

test('what was typed in an unknown address is shown as text, never as markup', async () => {
  expect(await text('/%3Cscript%3Ealert(1)%3C/script%3E')).not.toContain('<script>alert');
  expect((await site.app.request('/%E0%A4%A')).status).toBe(404);
});

test('a page that fails leaks nothing and is reported', async () => {
  site.page('/methode', () => {
    throw new Error('wachtwoord in /geheim');
  });
  const answer = await site.app.request('/methode');
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toMatch(/wachtwoord|geheim|at .*\.ts/);
  expect(onError).toHaveBeenCalledOnce();
});

test('an error page is shown even when there is no release to speak of', async () => {
  const broken = createSite({
    assets: { css: '/a.css', files: new Map() },
    region: localised({ nl: 'Limburg', en: 'Limburg', fr: 'Limbourg' }),
    releaseId: () => {
      throw new Error('no release');
    },
    municipalities: () => [],
    onError,
  });
  const answer = await broken.app.request('/stijl');
  expect([answer.status, (await answer.text()).includes('ging iets mis')]).toEqual([500, true]);
});

test.each([
  ['/methode/', '/methode'],
  ['/nl/methode', '/methode'],
  ['/en/', '/en'],
  ['/nl', '/'],
  ['//elders.be/', '/elders.be'],
  ['/methode/?a=1', '/methode?a=1'],
])('%s moves to %s', async (from, to) => {
  const answer = await site.app.fetch(new Request(`http://localhost${from}`));
  expect([answer.status, answer.headers.get('location')]).toEqual([301, to]);
});

function choose(fields: Record<string, string>, origin = 'http://localhost', more = {}): Promise<Response> {
  const body = new URLSearchParams(fields);
  return Promise.resolve(
    site.app.request('http://localhost/gemeenten/keuze', { method: 'POST', body, headers: { origin, ...more } }),
  );
}

test('a chosen municipality is kept in a cookie that scripts cannot read', async () => {
  const answer = await choose({ gemeente: 'genk', terug: '/methode' });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/methode']);
  expect(answer.headers.get('set-cookie')).toMatch(/^gemeente=genk; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax/);
});

test('an empty or unknown choice clears the cookie', async () => {
  for (const gemeente of ['', 'atlantis']) {
    expect((await choose({ gemeente, terug: '/' })).headers.get('set-cookie')).toMatch(/^gemeente=; Max-Age=0/);
  }
});

test('a choice that is longer than any form is refused before it is read', async () => {
  expect((await choose({ gemeente: 'genk', terug: `/${'x'.repeat(300_000)}` })).status).toBe(413);
});

test('a choice sent from another site is refused', async () => {
  const answer = await choose({ gemeente: 'genk', terug: '/' }, 'https://elders.be');
  expect([answer.status, answer.headers.get('set-cookie')]).toEqual([403, null]);
});

test.each(['//elders.be', 'https://elders.be', '/\\elders.be', 'javascript:alert(1)'])(
  'after choosing nobody is sent to %s',
  async (terug) => {
    expect((await choose({ gemeente: 'genk', terug })).headers.get('location')).toBe('/');
  },
);

test('the chosen municipality is named on every page with a way to clear it', async () => {
  const html = await text('/stijl', { cookie: 'gemeente=genk' });
  expect(html).toContain('Je koos Genk.');
  expect(html).toContain('action="/gemeenten/keuze"');
  expect(await text('/stijl', { cookie: 'gemeente=atlantis' })).not.toContain('Je koos');
});

test('a resource is sent as a file with its validator, and 404 when there is none', async () => {
  site.resource('/data/:id', ({ params }) =>
    params['id'] === 'a.csv'
      ? { kind: 'resource', type: 'text/csv', body: 'x;1', fileName: 'a.csv' }
      : { kind: 'not-found' },
  );
  const answer = await site.app.request('/data/a.csv');
  expect(await answer.text()).toBe('x;1');
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="a.csv"');
  expect(answer.headers.get('etag')).toMatch(/^"/);
  expect((await site.app.request('/data/b.csv')).status).toBe(404);
});

test('the search gets names and addresses in the language of the page', async () => {
  const answer = await site.app.request('/gemeenten.json?taal=fr');
  expect(await answer.json()).toContainEqual({ name: 'Genk', path: '/fr/gemeenten/genk' });
});
