import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { cachedAnswer, chooseEncoding } from './answer-cache.ts';

test('every packed form holds the same text and has its own validator', async () => {
  const answer = cachedAnswer({ type: 'text/html', body: 'Één op de honderd. '.repeat(50) });
  expect(gunzipSync(await answer.bytes('gzip')).toString()).toBe('Één op de honderd. '.repeat(50));
  expect(brotliDecompressSync(await answer.bytes('br')).toString()).toBe('Één op de honderd. '.repeat(50));
  expect(new Set([answer.etag('br'), answer.etag('gzip'), answer.etag('identity')]).size).toBe(3);
});

test('an answer is packed once', () => {
  const answer = cachedAnswer({ type: 'text/html', body: 'x' });
  expect(answer.bytes('br')).toBe(answer.bytes('br'));
});

test('the smallest form a client takes is chosen, and none for what is packed already', () => {
  expect(chooseEncoding('gzip, deflate, br', 'text/html')).toBe('br');
  expect(chooseEncoding('gzip;q=1.0, br;q=0', 'text/html')).toBe('gzip');
  expect(chooseEncoding(undefined, 'text/html')).toBe('identity');
  expect(chooseEncoding('br', 'font/woff2')).toBe('identity');
});
