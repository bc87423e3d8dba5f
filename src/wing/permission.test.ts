import { describe, expect, test } from 'vitest';
import { visitor, type Grant, type Person } from './actor.ts';
import { accessOf, may, organisationsFor, permissions, rights } from './permission.ts';
import { organisationRoles, planRoles, type Role } from './role.ts';

const own = '00000000-0000-4000-8000-000000000001';
const other = '00000000-0000-4000-8000-000000000002';

function personWith(grants: readonly Grant[], isVerified = true): Person {
  return { kind: 'person', id: other, name: 'An', email: 'an@example.org', locale: 'nl', grants, isVerified };
}

const everyone = [
  ...organisationRoles.map((role) => ({ role, grant: { role, organisation: own } as Grant })),
  ...planRoles.map((role) => ({ role, grant: { role } as Grant })),
];

describe.each(everyone)('$role', ({ role, grant }) => {
  test.each(permissions)('%s as the table says, for one’s own and for another organisation', (permission) => {
    const right: { readonly any?: readonly Role[]; readonly own?: readonly Role[] } = rights[permission];
    const all = (['visitor', 'signed-in', role] as const).some((each) => right.any?.includes(each));
    const mine = right.own?.includes(role) ?? false;
    const person = personWith([grant]);
    expect([may(person, permission), may(person, permission, [own]), may(person, permission, [other])]).toEqual([
      all,
      all || mine,
      all,
    ]);
    expect(may(person, permission, 'one-of-mine')).toBe(all || mine);
    expect(accessOf(person).any.includes(permission)).toBe(all);
    expect(accessOf(person).own[permission] ?? []).toEqual(mine ? [own] : []);
  });
});

test('who did not prove an address may do no more than a visitor, whatever the roles', () => {
  const unproved = personWith(
    everyone.map(({ grant }) => grant),
    false,
  );
  for (const permission of permissions) {
    expect(may(unproved, permission, [own])).toBe(may(visitor, permission, [own]));
    expect(organisationsFor(unproved, permission)).toEqual([]);
  }
  expect(accessOf(unproved)).toEqual({ ...accessOf(visitor), person: other });
});

test('a thing of several organisations is open to whoever holds the role in one of them', () => {
  const promoter = personWith([{ role: 'promoter', organisation: own }]);
  expect(may(promoter, 'project.edit', [other, own])).toBe(true);
  expect(may(promoter, 'project.edit', [])).toBe(false);
});

test('nobody but the program has the permission that stands for all of them', () => {
  expect(permissions).not.toContain('*');
  expect(accessOf(personWith(everyone.map(({ grant }) => grant))).any).not.toContain('*');
});
