import { beforeEach, expect, test, vi } from 'vitest';
import { createSite, type Site } from './app.tsx';
import type { LiveRender, PostAct } from './live.ts';
import type { PageContent } from './page.ts';
import { localised } from '../../test/localised.ts';

let site: Site;

beforeEach(() => {
  site = createSite({
    assets: { css: '/site.css', files: new Map() },
    region: localised({ nl: 'Limburg', en: 'Limburg', fr: 'Limbourg' }),
    releaseId: () => 'r1',
    municipalities: () => [],
    hasAccounts: true,
    onError: (error) => {
      throw error;
    },
  });
});

function page(title: string): PageContent {
  return { kind: 'page', title, description: title, body: <h1>{title}</h1> };
}

function send(path: string, body: FormData, origin = 'http://localhost'): Promise<Response> {
  return Promise.resolve(site.app.request(path, { method: 'POST', body, headers: { origin } }));
}

function formOf(name: string, value: string): FormData {
  const form = new FormData();
  form.set(name, value);
  return form;
}

test('a live page is made anew for each visitor and kept by nobody', async () => {
  const render = vi.fn<LiveRender>(({ locale, request }) => page(`${locale} ${request.headers.get('x-who')}`));
  site.live('/mijn-werk', render);
  const first = await site.app.request('/mijn-werk', { headers: { 'x-who': 'An' } });
  expect(await first.text()).toContain('nl An');
  expect(first.headers.get('cache-control')).toBe('private, no-store');
  expect(await (await site.app.request('/fr/mijn-werk', { headers: { 'x-who': 'Bo' } })).text()).toContain('fr Bo');
});

test('a form is acted on once it comes from a page of this site', async () => {
  const act = vi.fn<PostAct>(async ({ readForm }) => {
    const form = await readForm();
    return { kind: 'redirect', path: typeof form !== 'string' && form.get('naam') === 'An' ? '/klaar?An' : '/fout' };
  });
  site.post('/maak', act);
  const elsewhere = await send('/maak', formOf('naam', 'An'), 'https://elders.be');
  expect(elsewhere.status).toBe(403);
  expect((await site.app.request('/maak', { method: 'POST', body: formOf('naam', 'An') })).status).toBe(403);
  expect(act).not.toHaveBeenCalled();
  const own = await send('/en/maak', formOf('naam', 'An'));
  expect(own.status).toBe(303);
  expect(own.headers.get('location')).toBe('/en/klaar?An');
});

test('a form that is wrong comes back with its own status, cookies and the page', async () => {
  site.post('/maak', () => ({
    ...page('Fout'),
    status: 422,
    headers: [
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
    ],
  }));
  const answer = await send('/maak', formOf('naam', ''));
  expect(answer.status).toBe(422);
  expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  expect(await answer.text()).toContain('<h1>Fout</h1>');
});

test('what is no form, broke off on the way or is too large is not acted on', async () => {
  const done = vi.fn<() => void>();
  const act: PostAct = async ({ readForm }) => {
    const form = await readForm();
    if (typeof form === 'string') return { kind: 'unread', reason: form };
    done();
    return page('Gedaan');
  };
  site.post('/maak', act);
  site.post('/stuur', act, { takesFiles: true });
  const headers = { origin: 'http://localhost', 'content-type': 'multipart/form-data; boundary=x' };
  const half = await site.app.request('/maak', { method: 'POST', headers, body: '--x\r\nContent-Disposition: form-' });
  expect(half.status).toBe(400);
  const large = formOf('naam', 'x'.repeat(26 * 1024 * 1024));
  expect([(await send('/maak', large)).status, (await send('/en/stuur', large)).status]).toEqual([413, 413]);
  const middling = formOf('naam', 'x'.repeat(300 * 1024));
  expect((await send('/maak', middling)).status).toBe(413);
  expect(done).not.toHaveBeenCalled();
  expect((await send('/en/stuur', middling)).status).toBe(200);
});

test('who may not do something is told so, without the page', async () => {
  site.live('/geheim', () => ({ kind: 'forbidden' }));
  const answer = await site.app.request('/en/geheim');
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain('You may not do or see this');
});

test('a file is sent under its name to whoever asks', async () => {
  site.live('/bijlage', () => ({ kind: 'file', type: 'text/plain', body: 'hallo', fileName: 'één "bewijs".txt' }));
  const answer = await site.app.request('/bijlage');
  expect(answer.headers.get('content-disposition')).toBe(
    `attachment; filename*=UTF-8''${encodeURIComponent('één "bewijs".txt')}`,
  );
  expect(await answer.text()).toBe('hallo');
});

test('the header leads to signing in, and after that to one’s own work, on kept pages too', async () => {
  site.page('/methode', () => page('Methode'));
  const before = await (await site.app.request('/methode')).text();
  expect(before).toContain('href="/aanmelden"');
  const after = await (await site.app.request('/methode', { headers: { cookie: 'aangemeld=1' } })).text();
  expect(after).toContain('href="/mijn-werk"');
  expect(after).not.toContain('href="/aanmelden"');
});
