import { expect, test } from 'vitest';
import { firstFree, slugFrom } from './slug.ts';

test('a title becomes an address without accents, marks and capitals', () => {
  expect(slugFrom('Één talent, twee talen!')).toBe('een-talent-twee-talen');
  expect(slugFrom('???')).toBe('zonder-titel');
});

test('a long title ends at a word', () => {
  const slug = slugFrom('Mensen met een afstand tot de arbeidsmarkt begeleiden op de werkvloer zelf');
  expect(slug).toBe('mensen-met-een-afstand-tot-de-arbeidsmarkt-begeleiden-op-de');
  expect(slugFrom('a'.repeat(80))).toHaveLength(60);
});

test('an address that is taken gets the next number', async () => {
  const taken = new Set(['taal', 'taal-2']);
  const attempt = (slug: string) => Promise.resolve(taken.has(slug) ? undefined : slug);
  expect(await firstFree('taal', attempt)).toBe('taal-3');
  expect(await firstFree('nieuw', attempt, 2)).toBe('nieuw-2');
  await expect(firstFree('taal', () => Promise.resolve(undefined))).rejects.toThrow('no free address');
});
