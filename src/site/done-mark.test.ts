import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { markDone, markedDone, takeMark } from './done-mark.ts';

const app = new Hono();
app.post('/form', (c) => {
  markDone(c, { trustProxy: true }, 'invited:3');
  return c.redirect('/page', 303);
});
app.get('/page', (c) => {
  const done = markedDone(c);
  takeMark(c);
  return c.text(String(done));
});

function markOf(answer: Response): string {
  return answer.headers.get('set-cookie') ?? '';
}

test('the page that a form leads to is told once that it was done', async () => {
  const sent = markOf(await app.request('/form', { method: 'POST' }));
  expect(sent).toMatch(/^gelukt=invited%3A3; Max-Age=60; Path=\/; HttpOnly; SameSite=Lax$/);
  const shown = await app.request('/page', { headers: { cookie: 'gelukt=invited%3A3' } });
  expect([await shown.text(), markOf(shown)]).toEqual(['invited:3', 'gelukt=; Max-Age=0; Path=/']);
  const again = await app.request('/page');
  expect([await again.text(), markOf(again)]).toEqual(['undefined', '']);
});

test('a mark that no form left says nothing, and goes', async () => {
  const shown = await app.request('/page', { headers: { cookie: 'gelukt=%3Cb%3E' } });
  expect([await shown.text(), markOf(shown)]).toEqual(['undefined', 'gelukt=; Max-Age=0; Path=/']);
});

test('it goes over https only where the site does, and a script that saves leaves none', async () => {
  const behindHttps = { method: 'POST', headers: { 'x-forwarded-proto': 'https' } };
  expect(markOf(await app.request('/form', behindHttps))).toContain('; Secure');
  const byScript = { method: 'POST', headers: { 'sec-fetch-dest': 'empty' } };
  expect(markOf(await app.request('/form', byScript))).toBe('');
});
