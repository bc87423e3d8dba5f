import { expect, test } from 'vitest';
import { noneRead, partRead, watched } from './read-parameters.ts';

const asked = new URLSearchParams('b=2&z=9&a=1&a=3');

test('what was read of an address is kept, in either way of reading it', () => {
  const read = noneRead();
  const { query, search } = watched(asked, read);
  expect([query['a'], search.getAll('a'), search.get('b'), search.has('c')]).toEqual(['1', ['1', '3'], '2', false]);
  expect(read).toEqual({ names: new Set(['a', 'b', 'c']), isAll: false });
  expect(partRead(asked, read).toString()).toBe('b=2&a=1&a=3');
});

test.each([
  ['written out', ({ search }: ReturnType<typeof watched>) => search.toString()],
  ['walked', ({ search }: ReturnType<typeof watched>) => [...search]],
  ['named', ({ search }: ReturnType<typeof watched>) => [...search.keys()]],
  ['counted', ({ search }: ReturnType<typeof watched>) => search.size],
  ['visited', ({ search }: ReturnType<typeof watched>) => search.forEach(() => undefined)],
  ['spread', ({ query }: ReturnType<typeof watched>) => ({ ...query })],
  ['copied', ({ search }: ReturnType<typeof watched>) => new URLSearchParams(search).get('a')],
])('parameters that are %s are read all of them', (_, look) => {
  const read = noneRead();
  look(watched(asked, read));
  expect(partRead(asked, read).toString()).toBe(asked.toString());
});
