import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formToken } from '../../src/site/form.ts';
import { mostUnsentForms } from '../../src/wing/unsent-form-store.ts';
import { contentOf } from '../store/database-content.ts';
import { visitorOf } from './house-visitor.ts';
import { openWalkedHouse, type WalkedHouse } from './walked-house.ts';

/* Every form of the house, sent as it was drawn by a browser whose session ended meanwhile: it comes back to whoever it was
 * drawn for, and to nobody else, as it was typed; nothing is done with it. */

const opened = new AsyncDisposableStack();
let walked: WalkedHouse;

beforeAll(async () => {
  walked = await openWalkedHouse(opened);
}, 120_000);
afterAll(() => opened.disposeAsync());

/** A form that a page draws: where it goes, and its fields with what they say. */
interface DrawnForm {
  readonly action: string;
  readonly html: string;
  readonly fields: URLSearchParams;
}

const typed = 'Getypt voor later';

/** The forms of a page that change something; what they ask in several lines is filled in. */
function formsIn(page: string, address: string): readonly DrawnForm[] {
  return [...page.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, attributes = '', html = '']) => {
    const action = valueOf(attributes, 'action') ?? address;
    if (!attributes.includes('method="post"') || action === '/gemeenten/keuze') return [];
    return [
      { action, html, fields: new URLSearchParams([...inputsIn(html), ...textareasIn(html), ...selectsIn(html)]) },
    ];
  });
}

function inputsIn(html: string): readonly [string, string][] {
  return [...html.matchAll(/<input\b([^>]*)>/g)].flatMap(([, attributes = '']): [string, string][] => {
    const isOff = /type="(checkbox|radio)"/.test(attributes) && !attributes.includes('checked');
    const name = valueOf(attributes, 'name');
    if (!name || isOff || /type="(file|password)"/.test(attributes)) return [];
    return [[name, valueOf(attributes, 'value') ?? '']];
  });
}

function textareasIn(html: string): readonly [string, string][] {
  const areas = html.matchAll(/<textarea\b([^>]*)>([^<]*)<\/textarea>/g);
  return [...areas].map(([, attributes = '']) => [valueOf(attributes, 'name') ?? '', typed]);
}

function selectsIn(html: string): readonly [string, string][] {
  const selects = html.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g);
  return [...selects].map(([, attributes = '', options = '']) => {
    const chosen = /<option value="([^"]*)"[^>]*selected/.exec(options) ?? /<option value="([^"]*)"/.exec(options);
    return [valueOf(attributes, 'name') ?? '', chosen?.[1] ?? ''];
  });
}

function valueOf(attributes: string, name: string): string | undefined {
  return new RegExp(String.raw`(?:^|\s)${name}="([^"]*)"`)
    .exec(attributes)?.[1]
    ?.replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

/** Every form that the insider sees anywhere, by the address that takes it. */
async function everyForm(): Promise<ReadonlyMap<string, DrawnForm>> {
  const forms = new Map<string, DrawnForm>();
  for (const { path } of walked.routes.filter(({ method }) => method === 'GET')) {
    const address = walked.addressOf(path);
    for (const form of formsIn(await walked.insider.read(address), address)) forms.set(form.action, form);
  }
  return forms;
}

/** What the house holds, but for what waits, who looked where, and when a session was used. */
async function held(): Promise<unknown> {
  const { rows } = await contentOf(walked.instance.databaseUrl);
  const moving = ['unsent_form', 'audit_entry', 'session'];
  return Object.fromEntries(Object.entries(rows).filter(([table]) => !moving.includes(table)));
}

/** Whether who is not signed in may send it. */
function isForEverybody(action: string): boolean {
  const path = action.split('?', 1)[0] ?? '';
  const taking = walked.routes.filter(({ method, permission }) => method === 'POST' && permission === 'everyone');
  return taking.some((route) => new RegExp(`^${route.path.replaceAll(/:\w+/g, '[^/]+')}$`).test(path));
}

function isSecret(html: string): boolean {
  return /type="(password|file)"/.test(html);
}

test('every form that is sent after its session ended comes back to its writer, and is not done', async () => {
  const forms = await everyForm();
  expect(forms.size).toBeGreaterThan(30);
  const before = await held();
  const stranger = visitorOf(walked.house);
  const faults: string[] = [];
  let typedBack = 0;
  for (const { action, html, fields } of forms.values()) {
    if (!fields.has(formToken)) faults.push(`${action} carries no token`);
    const answer = await stranger.send(action, {
      method: 'POST',
      body: fields.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    const waits = /^\/aanmelden\?terug=(%2Fonverzonden%2F.+)$/.exec(answer.headers.get('location') ?? '')?.[1];
    if (isSecret(html) && waits) faults.push(`${action} keeps a secret`);
    if (!waits) {
      if (!isSecret(html) && !isForEverybody(action))
        faults.push(`${action} is lost: ${answer.status} ${answer.headers.get('location')}`);
      continue;
    }
    const back = decodeURIComponent(waits);
    const page = await walked.insider.get(back);
    const text = await page.text();
    if (page.status !== 200 || !text.includes('Dit is nog niet bewaard')) faults.push(`${action}: ${page.status}`);
    if (html.includes('<textarea id=')) {
      typedBack += 1;
      if (!text.includes(typed)) faults.push(`${action} lost what was typed`);
    }
    if (!formsIn(text, back).every((form) => form.action !== back))
      faults.push(`${action} would be sent to where it waited`);
  }
  expect([...faults, ...walked.instance.errors]).toEqual([]);
  expect(typedBack).toBeGreaterThan(8);
  expect(await held()).toEqual(before);
}, 300_000);

test('what waits is for its writer alone, for an hour, and nobody makes one up', async () => {
  const stranger = visitorOf(walked.house);
  const [form] = formsIn(await walked.insider.read('/projecten/nieuw'), '/projecten/nieuw');
  const send = async (token: string): Promise<string> => {
    const answer = await stranger.post('/projecten/nieuw', { titel: 'Voor later', [formToken]: token });
    return decodeURIComponent(answer.headers.get('location') ?? '');
  };
  const token = form!.fields.get(formToken)!;
  const [id, person, day, signature] = token.split('.');
  const back = (await send(token)).replace('/aanmelden?terug=', '');
  expect(back).toContain('/onverzonden/');
  expect(await walked.insider.read(back)).toContain('value="Voor later"');
  expect((await stranger.get(back)).headers.get('location')).toBe(`/aanmelden?terug=${encodeURIComponent(back)}`);
  expect((await walked.insider.get('/onverzonden/00000000-0000-4000-8000-000000000000')).status).toBe(404);
  for (const made of [
    `${id}.${person}.${day}.`,
    `x${id}.${person}.${day}.${signature}`,
    `${id}.${person}.${day}.${signature}x`,
    `${id}.${person}.${Number(day) + 1}.${signature}`,
    'x',
    '..',
  ]) {
    expect(await send(made)).toBe('/aanmelden');
  }
});

test('who sends forms to any number of addresses leaves no more of them waiting than a few, and none at one too long', async () => {
  const stranger = visitorOf(walked.house);
  const [form] = formsIn(await walked.insider.read('/projecten/nieuw'), '/projecten/nieuw');
  const send = async (address: string): Promise<string | null> => {
    const answer = await stranger.post(address, { [formToken]: form!.fields.get(formToken)!, tekst: typed });
    return answer.headers.get('location');
  };
  const taking = walked.routes.filter(({ method, path }) => method === 'POST' && path.includes('/:'));
  const kept: (string | null)[] = [];
  for (const [turn, { path }] of [...taking, ...taking].entries())
    kept.push(await send(path.replaceAll(/:\w+/g, `nergens-${turn}`)));
  const waiting = kept.filter((location) => location?.includes('onverzonden'));
  expect(waiting.length).toBeGreaterThan(mostUnsentForms);
  const { rows } = await contentOf(walked.instance.databaseUrl);
  expect(rows['unsent_form']).toHaveLength(mostUnsentForms);
  expect(JSON.stringify(rows['unsent_form'])).toContain(waiting.at(-1)?.split('%2F').at(-1));
  const long = randomBytes(2000).toString('hex');
  for (const { path } of taking.filter(({ permission }) => permission !== 'everyone'))
    expect.soft(await send(path.replaceAll(/:\w+/g, long)), path).toBe('/aanmelden');
  expect(await send(`/projecten/nieuw?vraag=${long}`)).toBe('/aanmelden');
  expect(walked.instance.errors).toEqual([]);
});
