import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { program, type Grant } from '../../src/wing/actor.ts';
import { addOrganisation } from '../../src/account/organisation/organisation-store.ts';
import { rights, type Permission } from '../../src/wing/permission.ts';
import { impliedRoles, isOrganisationRole, organisationRoles, planRoles, type Role } from '../../src/wing/role.ts';
import type { Route } from '../../src/wing/route.ts';
import { localePath } from '../../src/site/address.ts';
import { locales } from '../../src/foundation/locale.ts';
import { formHandlers, wingFiles } from '../gate/form-handlers.ts';
import { routesOfTheHouse } from '../house/routes-of-the-house.ts';
import { makeFreshStore, type FreshStore } from '../store/fresh-store.ts';
import { makeAccountSite, type AccountSite } from './account-site.ts';
import type { Browser } from './browser.ts';

/* Every role × every route of the house × a thing of one's own or of another organisation, through the real door with
 * real sessions. What is expected follows from the table of permissions alone, so a route that a wing adds is tested
 * as soon as the wing is in the list of `wings.ts`. Handlers stand aside: their own tests are with their wings. */

const roles: readonly Role[] = [...impliedRoles, ...organisationRoles, ...planRoles];
const whose = ['own', 'other'] as const;
type Whose = (typeof whose)[number];

const opened = new AsyncDisposableStack();
let fresh: FreshStore;
const houses = new Map<Whose, AccountSite>();
const browsers = new Map<Role, Browser>();
let declared: readonly Route[] = [];

beforeAll(async () => {
  fresh = await makeFreshStore();
  declared = await routesOfTheHouse(opened, fresh.store);
  const [own, other] = [await addOrganisationNamed('Eigen'), await addOrganisationNamed('Ander')];
  for (const which of whose) {
    houses.set(which, makeAccountSite(fresh.store, { routes: routesThatAnswer([which === 'own' ? own : other]) }));
  }
  for (const role of roles) browsers.set(role, await browserOf(role, own));
}, 60_000);
afterAll(async () => {
  await opened.disposeAsync();
  await fresh.drop();
});

async function addOrganisationNamed(name: string): Promise<string> {
  const profile = { name, kind: 'other', description: '', offers: [], seeks: [], sector: '' } as const;
  return (await addOrganisation(fresh.store.accounts, program, profile, { isConfirmed: true, now: new Date() })).id;
}

/** The routes of the house with handlers that only say that one came in, about a thing of these organisations. */
function routesThatAnswer(owners: readonly string[]) {
  return (): readonly Route[] => {
    const handle = () => ({ kind: 'page', title: 'in', description: 'in', body: 'in', status: 200 }) as const;
    return declared.map((route) => {
      const { sees: _sees, ...rest } = route;
      return typeof rest.owners === 'function'
        ? { ...rest, handle, owners: () => Promise.resolve(owners) }
        : { ...rest, handle };
    });
  };
}

async function browserOf(role: Role, organisation: string): Promise<Browser> {
  const house = houses.get('own')!;
  if (role === 'visitor') return house.browser();
  const grant = { role, ...(isOrganisationRole(role) && { organisation }) } as Grant;
  // The door itself is replaced, so sessions come from a site with the real pages of signing in.
  const signing = makeAccountSite(fresh.store);
  const { browser } = await signing.signedIn({ name: role, grants: role === 'signed-in' ? [] : [grant] });
  const own = house.browser();
  for (const [name, value] of browser.cookies) own.cookies.set(name, value);
  return own;
}

/** What the table says, told without the program's own reading of it. */
function expected(role: Role, route: Route, which: Whose): 'in' | 'sign in' | 'refused' {
  const { permission, owners } = route;
  const refusal = role === 'visitor' ? 'sign in' : 'refused';
  if (permission === 'everyone') return 'in';
  if (permission === 'signed-in') return role === 'visitor' ? refusal : 'in';
  const right: { readonly any?: readonly Role[]; readonly own?: readonly Role[] } =
    rights[permission satisfies Permission];
  const implied: readonly Role[] = role === 'visitor' ? ['visitor'] : ['visitor', 'signed-in', role];
  if (implied.some((each) => right.any?.includes(each))) return 'in';
  const reaches = owners === 'one-of-mine' || (typeof owners === 'function' && which === 'own');
  return reaches && right.own?.includes(role) ? 'in' : refusal;
}

async function outcome(role: Role, route: Route, which: Whose) {
  const path = route.path.replaceAll(/:\w+/g, '00000000-0000-4000-8000-000000000000');
  const browser = browsers.get(role)!;
  const init =
    route.method === 'POST' ? { method: 'POST', body: new FormData(), headers: { origin: 'http://localhost' } } : {};
  const answer = await houses.get(which)!.site.app.fetch(browser.request(path, init));
  if (answer.status === 200) return 'in';
  if (answer.status === 403) return 'refused';
  const location = answer.headers.get('location') ?? '';
  return location.startsWith('/aanmelden') ? 'sign in' : `${answer.status} ${location}`;
}

describe.each(roles)('%s', (role) => {
  test.each(whose)(
    'comes in where the table says so, and nowhere else, with a thing of the %s organisation',
    async (which) => {
      expect(declared.length).toBeGreaterThan(30);
      const lines = await Promise.all(
        declared.map(async (route) => [`${route.method} ${route.path}`, await outcome(role, route, which)] as const),
      );
      expect(lines).toEqual(declared.map((route) => [`${route.method} ${route.path}`, expected(role, route, which)]));
    },
    60_000,
  );
});

test('what a form does can be reached through the door only', () => {
  const house = makeAccountSite(fresh.store);
  const known = new Set(
    declared
      .filter(({ method }) => method === 'POST')
      .flatMap(({ path }) => locales.map((locale) => localePath(locale, path))),
  );
  const open = [
    '/gemeenten/keuze',
    '/account/auth/passkey/verify-authentication',
    '/account/auth/passkey/verify-registration',
  ];
  const paths = house.site.app.routes.filter(({ method }) => !['GET', 'ALL'].includes(method)).map(({ path }) => path);
  expect([...new Set(paths)].filter((path) => !known.has(path)).toSorted()).toEqual(open.toSorted());
});

test('the gate of forms follows every form that a wing takes', () => {
  const forms = declared.filter(({ method }) => method === 'POST');
  expect(formHandlers(wingFiles())).toHaveLength(forms.length);
});

test('no wing adds a live page or a form past the door', async () => {
  const past: string[] = [];
  for await (const file of glob('src/**/*.{ts,tsx}', { cwd: new URL('../..', import.meta.url).pathname })) {
    if (/\.test\.tsx?$/.test(file) || file.startsWith('src/site/') || file === 'src/house/door.ts') continue;
    const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
    if (/\bsite\.(live|post)\(|\.app\.(post|put|patch|delete)\(/.test(text)) past.push(file);
  }
  expect(past).toEqual([]);
});

test('every route says a permission that exists, and an owner where the permission has reach "own"', () => {
  for (const { method, path, permission, owners } of declared) {
    if (permission === 'everyone' || permission === 'signed-in') continue;
    const right: { readonly any?: readonly Role[]; readonly own?: readonly Role[] } = rights[permission];
    expect([method, path, owners === undefined && right.own !== undefined]).toEqual([method, path, false]);
  }
});
