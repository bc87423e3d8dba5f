import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readRooms } from './catalogues.ts';
import { addPseudoLanguage, pseudo, pseudoLocale } from './pseudo-language.ts';

const copied = ['src', 'plans', 'test/cases', 'scripts', 'package.json', 'package-lock.json'];
const configurations = ['tsconfig.json', 'tsconfig.browser.json'];
const checkout = mkdtempSync(join(tmpdir(), 'ambitie-language-'));
let server: ChildProcess | undefined;
let origin = '';

beforeAll(async () => {
  for (const name of [...copied, ...configurations]) cpSync(name, join(checkout, name), { recursive: true });
  symlinkSync(resolve('node_modules'), join(checkout, 'node_modules'));
  await addPseudoLanguage(checkout);
  await promisify(execFile)(process.execPath, ['scripts/build.mjs'], { cwd: checkout });
  origin = await serve();
}, 120_000);

afterAll(async () => {
  if (server?.exitCode === null) {
    const ended = new Promise((done) => server?.once('exit', done));
    server.kill('SIGTERM');
    await ended;
  }
  rmSync(checkout, { recursive: true });
}, 60_000);

/** Starts what was built, and resolves to where it answers. */
function serve(): Promise<string> {
  const args = ['dist/main.mjs', 'start', '--port', '0', '--data', join(checkout, 'data')];
  const started = spawn(process.execPath, args, { cwd: checkout, stdio: ['ignore', 'pipe', 'inherit'] });
  server = started;
  return new Promise((found, failed) => {
    started.once('exit', (code) => failed(new Error(`the site stopped with exit code ${code}`)));
    started.stdout.setEncoding('utf8').on('data', (text: string) => {
      const address = /http:\/\/localhost:\d+/.exec(text)?.[0];
      if (address) found(address);
    });
  });
}

function filesOf(root: string): ReadonlyMap<string, string> {
  const files = ['src', 'plans', 'test/cases'].flatMap((folder) => globSync(`${folder}/**/*`, { cwd: root }));
  return new Map(
    files
      .filter((file) => statSync(join(root, file)).isFile())
      .map((file) => [file, readFileSync(join(root, file), 'utf8')]),
  );
}

test('a language is one list, its catalogues and the texts of the plan', () => {
  const before = filesOf('.');
  const after = filesOf(checkout);
  const added = [...after.keys()].filter((file) => !before.has(file));
  const changed = [...after.keys()].filter((file) => before.has(file) && before.get(file) !== after.get(file));
  expect(changed.toSorted()).toEqual([
    'plans/limburg/areas.csv',
    'plans/limburg/projects.yaml',
    'plans/limburg/targets.csv',
    'src/foundation/locale.ts',
    'test/cases/tiny-plan/input/areas.csv',
    'test/cases/tiny-plan/input/targets.csv',
  ]);
  const texts = [...before.keys()].filter((file) => /\/(messages|texts)\/nl\.(ts|yaml)$/.test(file));
  expect(added.toSorted()).toEqual(texts.map((file) => file.replace('/nl.', `/${pseudoLocale}.`)).toSorted());
});

/** What is read of a page, as pieces of text, in its order; names of the other languages are not its own. */
async function pieces(path: string, init?: RequestInit): Promise<readonly string[]> {
  const answer = await fetch(origin + path, init);
  const html = await answer.text();
  expect(html).toContain(`<html lang="${pseudoLocale}" dir="rtl">`);
  const own = html.replaceAll(/<(script|style|title)\b.*?<\/\1>|<nav class="languages".*?<\/nav>/gs, '');
  return own.split(/<[^>]*>/).map((piece) => piece.replaceAll(/&[a-z]+;|&#\d+;/g, ' ').trim());
}

/** Texts of which Dutch itself, and no name such as "Excel", would show that a page fell back on it. */
const dutch = (await readRooms('src')).flatMap(({ texts: { nl = {}, en = {} } }) =>
  Object.keys(nl).flatMap((key) => (nl[key] === en[key] || nl[key]?.includes('{') ? [] : [nl[key]])),
);

test.each([
  '/',
  '/indicatoren/employment-rate-20-64',
  '/gemeenten/genk',
  '/verken',
  '/methode',
  '/projecten',
  '/ideeen',
  '/organisaties',
  '/aanmelden',
  '/registreren',
  '/nergens',
])('%s is written in it, from right to left', async (path) => {
  const read = await pieces(`/${pseudoLocale}${path}`);
  expect(read.filter((piece) => dutch.includes(piece))).toEqual([]);
  expect(read.join(' ')).toContain(pseudo('Aanmelden'));
});

test('the frame holds no word of another language', async () => {
  const [head = '', rest = ''] = (await pieces(`/${pseudoLocale}/aanmelden`))
    .join('\n')
    .split(pseudo('Ga naar de inhoud'));
  expect(head.trim()).toBe('');
  expect(rest.replaceAll(/⟦[^⟧]*⟧/g, '')).not.toMatch(/\p{L}{3}/u);
});

test('whoever registers in it is written to in it', async () => {
  const body = new URLSearchParams({ name: 'An', email: 'an@example.org', password: 'paars kanaal lepel wolk 8' });
  const read = await pieces(`/${pseudoLocale}/registreren`, { method: 'POST', body, headers: { origin } });
  expect(read).toContain(pseudo('Kijk in je mailbox'));
});

test('a form that is not right says so in it', async () => {
  const body = new URLSearchParams({ name: 'An', email: 'x', password: 'x' });
  const read = await pieces(`/${pseudoLocale}/registreren`, { method: 'POST', body, headers: { origin } });
  expect(read).toContain(pseudo('Vul een e-mailadres in, zoals an.peeters@voorbeeld.be.'));
});
