import { expect, test } from 'vitest';
import type { Route } from './route.ts';

const handle = () => ({ kind: 'not-found' }) as const;
const address = { method: 'GET', path: '/x', handle } as const;

test('what may be open to one’s own organisation only says whose a thing is, or does not compile', () => {
  const routes: readonly Route[] = [
    { ...address, permission: 'project.edit', owners: 'one-of-mine' },
    { ...address, permission: 'project.read' },
    { ...address, permission: 'everyone' },
    // @ts-expect-error: it reaches one's own things, and names no owners.
    { ...address, permission: 'project.edit' },
    // @ts-expect-error: everybody may read, so there are no owners to ask.
    { ...address, permission: 'project.read', owners: 'one-of-mine' },
    // @ts-expect-error: nobody has a permission that is not in the table.
    { ...address, permission: 'project.fly' },
  ];
  expect(routes).toHaveLength(6);
});
