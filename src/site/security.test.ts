import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { isSameOrigin, securityHeaders } from './security.ts';

test('nothing from another host may load and inline style only by its hash', () => {
  const policy = securityHeaders([':root{--heather:#000}'])['Content-Security-Policy']!;
  const hash = createHash('sha256').update(':root{--heather:#000}').digest('base64');
  expect(policy).toContain(`style-src 'self' 'sha256-${hash}'`);
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe');
  expect(policy).not.toContain('http');
});

test('a form counts as our own only when its origin is the host asked', () => {
  expect(isSameOrigin({ origin: 'https://ambitie.be', host: 'ambitie.be' })).toBe(true);
  expect(isSameOrigin({ origin: 'https://elders.be', host: 'ambitie.be' })).toBe(false);
  expect(isSameOrigin({ origin: 'null', host: 'ambitie.be' })).toBe(false);
  expect(isSameOrigin({ origin: undefined, host: 'ambitie.be' })).toBe(false);
});
