import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localePath } from '../../src/site/address.ts';
import { locales } from '../../src/foundation/locale.ts';
import type { House } from '../../src/house/open-house.ts';
import type { Route } from '../../src/wing/route.ts';
import { visitorOf } from './house-visitor.ts';
import type { Instance } from './instance.ts';
import { openWalkedHouse, type WalkedHouse } from './walked-house.ts';

/* What no browser sends, to every address of the house in every language, by somebody who has every role and by nobody:
 * a 400, the form again, or what the address answers anyhow; never an error of ours, never an answer without end. */

const opened = new AsyncDisposableStack();
let house: House;
let instance: Instance;
let routes: readonly Route[];
let addressOf: WalkedHouse['addressOf'];
let insider: WalkedHouse['insider'];

beforeAll(async () => {
  ({ house, instance, routes, addressOf, insider } = await openWalkedHouse(opened));
  expect((await insider.get('/mijn-werk')).status).toBe(200);
}, 120_000);
afterAll(() => opened.disposeAsync());

/** Names of the fields that a page has. */
function fieldsIn(page: string): readonly string[] {
  return [...new Set([...page.matchAll(/\sname="([^"]+)"/g)].map(([, name]) => name!.replaceAll('&amp;', '&')))];
}

const longWord = 'meervoudigepersoonlijkheidsstoornisbehandelingen';

/** Bodies that no browser sends, for a form with these fields. */
function hostileBodies(names: readonly string[]): Readonly<Record<string, string>> {
  const each = (value: string): string => names.map((name) => `${encodeURIComponent(name)}=${value}`).join('&');
  return {
    'without a field': '',
    'with names that every object has': `__proto__=a&constructor=b&toString=c&a.__proto__.b=d&${each('x')}`,
    'with a NUL': `a=%00&${each('x%00')}`,
    'with every field twice': `${each('1')}&${each('2')}`,
    'with broken UTF-8': each('%ff%fe%c3'),
    'with nothing in its fields': each(''),
    'with a far row': `milestones.90000000.title=x&criteria.90000000.title=y&${each('x')}`,
    'with line ends, marks and long words': each(encodeURIComponent(`Kwaad\u202Eplan\r\n${longWord}\u2028\v`)),
    'with too much in each field': each('x'.repeat(Math.min(5000, Math.floor(200_000 / Math.max(1, names.length))))),
    'with numbers without end': each('1e400'),
  };
}

const mostBytes = 2_000_000;

/** What an answer should not be. */
async function faultOf(answer: Response): Promise<string | undefined> {
  const text = await answer.text();
  if (answer.status >= 500) return String(answer.status);
  return text.length > mostBytes ? `${text.length} bytes` : undefined;
}

type Asked = readonly [string, () => Promise<Response>];

/** Asks all of them, some at once, as visitors do. */
async function faultsOf(asked: readonly Asked[]): Promise<readonly string[]> {
  const faults: string[] = [];
  const waiting = asked.values();
  const askOn = async (): Promise<void> => {
    for (const [name, ask] of waiting) {
      const fault = await faultOf(await ask());
      if (fault) faults.push(`${name}: ${fault}`);
    }
  };
  await Promise.all([askOn(), askOn(), askOn(), askOn()]);
  return faults.toSorted();
}

function send(who: ReturnType<typeof visitorOf>, path: string, body: string): Promise<Response> {
  return who.send(path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
}

describe.each(locales)('in %s', (locale) => {
  test('no form of the house falls over what no browser sends', async () => {
    const forms = routes.filter(({ method }) => method === 'POST');
    expect(forms.length).toBeGreaterThan(50);
    const stranger = visitorOf(house);
    const names = new Map<string, readonly string[]>();
    for (const { path } of routes) {
      const page = await insider.read(localePath(locale, addressOf(path)));
      names.set(path, fieldsIn(page));
    }
    const all = [...new Set([...names.values()].flat())];
    // What ends the session or the person comes last, and is sent by a stranger only.
    const ending = ['/afmelden', '/account/wissen', '/account/sessies'];
    const asked = forms.flatMap(({ path }) => {
      const address = localePath(locale, addressOf(path));
      const own = names.get(path) ?? [];
      return Object.entries(hostileBodies(own.length > 0 ? own : all.slice(0, 40))).flatMap(([name, body]) => [
        [`${address} ${name}, by a stranger`, () => send(stranger, address, body)] as const,
        ...(ending.some((end) => path.startsWith(end))
          ? []
          : [[`${address} ${name}`, () => send(insider, address, body)] as const]),
      ]);
    });
    expect(await faultsOf(asked)).toEqual([]);
    // The forms were really read: whoever sent them is signed in still.
    expect((await insider.get(localePath(locale, '/mijn-werk'))).status).toBe(200);
  }, 600_000);

  test('no page of the house falls over an address that nobody wrote', async () => {
    const values = ['%00', '%ff', '__proto__', '-1', '1e300', '99999999999', 'a'.repeat(1000), "'", '%2e%2e%2f'];
    const pages = routes.filter(({ method }) => method === 'GET');
    const asked = pages.flatMap(({ path }) => {
      const query = ['zoek', 'thema', 'code', 'voor', 'na', 'van', 'tot', 'pagina', 'terug', 'gemeente', 'ambitie'];
      const address = localePath(locale, addressOf(path));
      return values.flatMap((value) => [
        [
          `${address}?…=${value}`,
          () => insider.get(`${address}?${query.map((name) => `${name}=${value}`).join('&')}`),
        ] as const,
        ...(path.includes(':') ? [odd(localePath(locale, path.replaceAll(/:\w+/g, value)))] : []),
      ]);
    });
    expect(await faultsOf(asked)).toEqual([]);
  }, 600_000);
});

function odd(address: string): Asked {
  return [address, () => insider.get(address)];
}

test('what went wrong was told to nobody, for nothing did', () => {
  expect(instance.errors).toEqual([]);
});
