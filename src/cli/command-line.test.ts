import { verdicts } from '../measure/claim/claim.ts';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { testEffects } from '../../test/doubles/effects.ts';
import { startEurostatDouble, type EurostatDouble, type HeldDataset } from '../../test/doubles/eurostat-server.ts';
import {
  fileHashes,
  limburgFolder,
  openedPlan,
  planWith,
  temporaryFolder,
  tinyPlanFolder,
} from '../../test/release/built-release.ts';
import { madeUpProject, runCommand, type CommandAnswer } from '../../test/run-command.ts';
import type { Manifest } from '../measure/release/manifest.ts';
import { currentRelease, releaseFolder, releasesFolder } from '../measure/release/release-store.ts';
import type { World } from '../wing/command.ts';

const root = madeUpProject();

/** The folder that commands are given in, with the release of Limburg in `limburg/`. */
const work = temporaryFolder();

function run(argv: readonly string[], more: Partial<World> = {}): Promise<CommandAnswer> {
  return runCommand(argv, { root, workingFolder: work, ...more });
}

function limburg(...argv: readonly string[]): Promise<CommandAnswer> {
  return run([...argv, '--plan', limburgFolder, '--data', 'limburg']);
}

/** Runs on the tiny plan and a data folder of its own. */
function tinyIn(data: string, plan = tinyPlanFolder): (...argv: readonly string[]) => Promise<CommandAnswer> {
  return (...argv) => run([...argv, '--plan', plan, '--data', data]);
}

// The type is what the caller expects of the answer; the assertions that follow hold it to that.
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
function asJson<T>({ out }: CommandAnswer): T {
  return JSON.parse(out) as T;
}

beforeAll(async () => {
  expect(await limburg('release', 'build', '--offline')).toMatchObject({ exitCode: 0, err: '' });
}, 60_000);

describe('every command that asks', () => {
  const questions: readonly (readonly [argv: string, text: RegExp])[] = [
    ['source list', /eurostat/],
    ['indicator list', /employment-rate-20-64 +PC/],
    ['indicator show employment-rate-20-64', /BE22 +Limburg/],
    ['claim list', /F4 +level/],
    ['claim check', /F1 {2}holds as far as tested \(3 of 5 parts checked\)/],
    ['release list', /yes/],
    ['doctor', /ok {5}plan/],
  ];

  test.each(questions)('%s answers in text, and as JSON with --json before or after it', async (question, text) => {
    const argv = question.split(' ');
    const plain = await limburg(...argv);
    expect(plain).toMatchObject({ exitCode: 0, err: '' });
    expect(plain.out).toMatch(text);
    const [after, before] = [await limburg(...argv, '--json'), await limburg('--json', ...argv)];
    expect(after).toMatchObject({ exitCode: 0, err: '' });
    // How much of the disk is free changes while the question is asked.
    const free = /\d+ MB free/;
    expect(asJson({ ...before, out: before.out.replace(free, '') })).toEqual(
      asJson({ ...after, out: after.out.replace(free, '') }),
    );
    expect(after.out).not.toBe(plain.out);
  });

  test('the data folder may be named before and after the subcommand', async () => {
    for (const argv of [
      ['--data', 'limburg', 'release', 'list', '--json'],
      ['release', '--data', 'limburg', 'list', '--json'],
      ['release', 'list', '--json', '--data=limburg'],
    ]) {
      const answer = await run(argv);
      expect([argv, answer.exitCode, asJson<unknown[]>(answer).length]).toEqual([argv, 0, 1]);
    }
  });

  test('a first question builds the release it needs', async () => {
    const data = temporaryFolder();
    const answer = await tinyIn(data)('claim', 'check', '--json');
    expect(answer).toMatchObject({ exitCode: 0, err: '' });
    expect(await currentRelease(data)).toBeDefined();
  });
});

test('claim check --json gives id, verdict, parts, evidence and sentence of every claim', async () => {
  const claims = asJson<readonly Record<string, unknown>[]>(await limburg('claim', 'check', '--json'));
  expect(claims.map(({ id }) => id)).toEqual(['F1', 'F2', 'F3', 'F4', 'F5', 'F6']);
  for (const { verdict, parts, evidence, sentence } of claims) {
    expect(verdicts).toContain(verdict);
    expect([Array.isArray(parts), Array.isArray(evidence)]).toEqual([true, true]);
    expect(Object.keys(sentence as object).toSorted()).toEqual(['en', 'fr', 'nl']);
  }
});

describe('indicator show', () => {
  test('keeps to the areas and periods asked for', async () => {
    const answer = await limburg(
      ...'indicator show employment-rate-20-64 --area BE22,BE2 --from 2019 --to 2020 --json'.split(' '),
    );
    const { observations } = asJson<{ observations: { area: string; period: string }[] }>(answer);
    expect(observations.map(({ area, period }) => `${area} ${period}`).toSorted()).toEqual([
      'BE2 2019',
      'BE2 2020',
      'BE22 2019',
      'BE22 2020',
    ]);
  });

  test.each([
    ['csv', /^indicator,area,period,breakdown,value/],
    ['sdmx-csv', /^STRUCTURE\[;\],STRUCTURE_ID,ACTION/],
    ['json-stat', /"class": "dataset"/],
    ['json', /"standing"/],
    ['table', /^area +name +period/],
  ])('writes %s, on the screen and to a file alike', async (format, text) => {
    const question = ['indicator', 'show', 'share-65-plus', '--format', format];
    const screen = await limburg(...question);
    expect(screen.exitCode).toBe(0);
    expect(screen.out).toMatch(text);
    expect(await limburg(...question, '--output', 'out.txt')).toEqual({ exitCode: 0, out: '', err: '' });
    expect(readFileSync(join(work, 'out.txt'), 'utf8')).toBe(`${screen.out}\n`);
  });

  test('writes a workbook to a file only', async () => {
    const question = ['indicator', 'show', 'share-65-plus', '--format', 'xlsx'];
    expect(await limburg(...question)).toMatchObject({ exitCode: 2, err: expect.stringContaining('--output') });
    expect(await limburg(...question, '--output', 'out.xlsx')).toEqual({ exitCode: 0, out: '', err: '' });
    expect(readFileSync(join(work, 'out.xlsx')).subarray(0, 2).toString()).toBe('PK');
  });

  test('says in a line that a file cannot be written', async () => {
    const answer = await limburg('indicator', 'show', 'share-65-plus', '--output', 'absent/out.csv');
    expect(answer).toMatchObject({ exitCode: 1, out: '' });
    expect(answer.err).toMatch(/absent\/out\.csv/);
    expect(answer.err).not.toContain('\n');
  });
});

describe('a question that is wrong ends with exit code 2, nothing on standard output and what was meant', () => {
  const wrong: readonly (readonly [question: string, ...said: RegExp[]])[] = [
    [
      'indicator show employment-rate-20-65',
      /no indicator "employment-rate-20-65".*Did you mean employment-rate-20-64/,
    ],
    ['indicator show qqqqqqqqqqqqqqqqqqq', /no indicator.*ambitie indicator list/],
    ['indicator show share-65-plus --area BE29', /no area "BE29".*Did you mean BE2/],
    [
      'indicator show share-65-pluss --area BE29,zzzzzzzzz --from soon',
      /share-65-plus\?/,
      /BE29/,
      /zzzzzzzzz/,
      /"soon" is not a period/,
    ],
    ['indicator show share-65-plus --from 2020-13', /"2020-13" is not a period.*2025-Q1/],
    ['indicator show share-65-plus --format pdf', /csv/],
    ['indicator show', /missing required argument/],
    ['source fetch eurosat', /no source "eurosat".*Did you mean eurostat/],
    ['source read x.csv --source eurosta', /no source "eurosta".*Did you mean eurostat/],
    ['source read x.csv', /--source/],
    ['source read absent.csv --source figures', /absent\.csv: This file cannot be read/],
    ['release verify 0123', /no release "0123".*release list/],
    ['release verify 0123456789abcdef', /no release "0123456789abcdef"/],
    ['release diff 0123456789abcdef ../../etc', /"0123456789abcdef"/, /"\.\.\/\.\.\/etc"/],
    ['indicater list', /unknown command.*indicator/s],
    ['indicator lst', /unknown command.*list/s],
    ['indicator list --jsn', /unknown option.*--json/s],
    ['claim check F1', /too many arguments/],
    ['start --port 70000', /0 to 65535/],
  ];
  test.each(wrong.map(([question, ...said]) => ({ question, said })))('$question', async ({ question, said }) => {
    const answer = await limburg(...question.split(' '));
    expect(answer).toMatchObject({ exitCode: 2, out: '' });
    for (const words of said) expect(answer.err).toMatch(words);
  });

  test('a release id with a slip leads to the right one', async () => {
    const id = (await currentRelease(join(work, 'limburg'))) as string;
    const slip = `${id.slice(0, 15)}${id.endsWith('0') ? '1' : '0'}`;
    expect((await limburg('release', 'verify', slip)).err).toContain(`Did you mean ${id}?`);
  });
});

test('help and version are answers', async () => {
  expect(await run(['--version'])).toMatchObject({ exitCode: 0, out: 'test' });
  expect(await run(['indicator', 'show', '--help'])).toMatchObject({
    exitCode: 0,
    out: expect.stringContaining('--format'),
  });
});

describe('release', () => {
  test('build, verify and diff tell what a revision changed', async () => {
    const data = temporaryFolder();
    const revised = planWith(tinyPlanFolder, 'figures.csv', (text) => text.replace('DK,2024,2100,', 'DK,2024,2150,'));
    const a = asJson<Manifest>(await tinyIn(data)('release', 'build', '--json'));
    const b = asJson<Manifest>(await tinyIn(data, revised)('release', 'build', '--json'));
    expect(await tinyIn(data)('release', 'verify', a.id)).toMatchObject({
      exitCode: 0,
      out: expect.stringContaining(a.id),
    });
    expect(asJson(await tinyIn(data)('release', 'verify', b.id, '--json'))).toMatchObject({ id: b.id, verified: true });
    const diff = await tinyIn(data)('release', 'diff', a.id, b.id);
    expect(diff.out).toContain('0 added, 0 removed, 2 revised');
    expect(diff.out).toMatch(/residents +DK +2024 +2100 +2150 +50/);
    expect(asJson(await tinyIn(data)('release', 'diff', a.id, b.id, '--json'))).toMatchObject({
      added: [],
      removed: [],
    });
    expect(await currentRelease(data)).toBe(b.id);
  });

  test('verify names a changed file and ends with 1', async () => {
    const data = temporaryFolder();
    const { id } = asJson<Manifest>(await tinyIn(data)('release', 'build', '--json'));
    writeFileSync(join(releaseFolder(data, id), 'claims.json'), '[]');
    const answer = await tinyIn(data)('release', 'verify', id);
    expect(answer).toMatchObject({ exitCode: 1, out: '', err: expect.stringContaining(`releases/${id}/claims.json`) });
  });

  test('a malformed plan is refused with every problem, and the release before stays', async () => {
    const data = temporaryFolder();
    await tinyIn(data)('release', 'build');
    const before = fileHashes(releasesFolder(data));
    const wrong = planWith(tinyPlanFolder, 'figures.csv', (text) =>
      text.replace('2000,PS', '2000,XX').replace('DK,2024', 'DK,2O24'),
    );
    const answer = await tinyIn(data, wrong)('release', 'build');
    expect(answer).toMatchObject({ exitCode: 1, out: '' });
    expect(answer.err.split('\n')).toHaveLength(2);
    expect(answer.err).toMatch(/figures\.csv:2: Unknown unit "XX".*\n.*figures\.csv:3: "2O24" is not a period/);
    expect(fileHashes(releasesFolder(data))).toEqual(before);
  });
});

describe('report', () => {
  test('writes a Word document and a page, named after their subject or as asked', async () => {
    const word = await limburg('report', 'ambition-12', '--area', 'BE21', '--from', '2015', '--locale', 'en');
    expect(word).toMatchObject({ exitCode: 0, err: '' });
    expect(word.out).toBe(join(work, 'ambitie-12.docx'));
    expect(readFileSync(join(work, 'ambitie-12.docx'), 'latin1').startsWith('PK')).toBe(true);
    const page = await limburg('report', 'municipality-genk', '--format', 'html', '--out', 'genk.html', '--json');
    expect(asJson(page)).toMatchObject({ file: join(work, 'genk.html'), title: 'Genk in cijfers' });
    const html = readFileSync(join(work, 'genk.html'), 'utf8');
    expect(html).toContain('<style>body{}</style>');
    expect(html).not.toMatch(/<script|href="\/assets/);
  });

  test('tells everything that is wrong with the question', async () => {
    const answer = await limburg('report', 'ambition-99', '--area', 'XX', '--from', '20x5', '--to', 'never');
    expect(answer).toMatchObject({ exitCode: 2, out: '' });
    expect(answer.err.split('\n')).toHaveLength(4);
    for (const words of [/"ambition-99"/, /"XX"/, /"20x5"/, /"never"/]) expect(answer.err).toMatch(words);
  });
});

describe('doctor', () => {
  async function healthOf(answer: CommandAnswer): Promise<Readonly<Record<string, boolean>>> {
    const findings = asJson<readonly { check: string; healthy: boolean }[]>(answer);
    return Object.fromEntries(findings.map(({ check, healthy }) => [check, healthy]));
  }

  test('finds everything well', async () => {
    const answer = await limburg('doctor', '--json');
    expect(answer.exitCode).toBe(0);
    expect(Object.values(await healthOf(answer))).not.toContain(false);
  });

  test('finds a damaged release, a wrong plan and a missing build, all at once', async () => {
    const data = temporaryFolder();
    const { id } = asJson<Manifest>(await tinyIn(data)('release', 'build', '--json'));
    rmSync(join(releaseFolder(data, id), 'plan.json'));
    const wrong = planWith(tinyPlanFolder, 'plan.yaml', (text) => text.replace('focus: DK', 'focus: XK'));
    const argv = ['doctor', '--json', '--data', data, '--plan', wrong];
    const answer = await run(argv, { root: temporaryFolder() });
    expect(answer.exitCode).toBe(1);
    expect(await healthOf(answer)).toMatchObject({ runtime: true, plan: false, release: false, 'site files': false });
    expect(answer.out).toContain('plan.json');
    expect(answer.out).toContain('XK');
  });

  test('finds a data folder that is a file', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(await healthOf(await tinyIn(file)('doctor', '--json'))).toMatchObject({ 'data folder': false });
    const build = await tinyIn(file)('release', 'build');
    expect(build).toMatchObject({ exitCode: 1, out: '' });
    expect(build.err).toContain(file);
  });

  test('says how to name whom to tell about a weakness, or who it is', async () => {
    expect((await limburg('doctor')).out).toContain('add `security` with `contacts` to plan.yaml');
    expect((await tinyIn(temporaryFolder())('doctor')).out).toContain(
      'contact: mailto:security@duinkant.example, https',
    );
  });

  test('lists what pages still have to say of who publishes the site', async () => {
    expect((await limburg('doctor')).out).toContain(
      'pages say that this is missing: email, press, accessibility, dataProtection, backupDays',
    );
    expect((await tinyIn(temporaryFolder())('doctor')).out).toMatch(/pages say that this is missing: name, address/);
  });

  test('removes what a stopped build left behind and says so', async () => {
    const data = temporaryFolder();
    await tinyIn(data)('release', 'build');
    // Above the highest process id that Linux gives out, so that it is never one that runs.
    const left = join(releasesFolder(data), '.unfinished-4194999-abcd');
    mkdirSync(left);
    expect((await tinyIn(data)('doctor')).out).toContain('removed 1 left behind');
    expect(existsSync(left)).toBe(false);
  });
});

describe('source read', () => {
  test('counts what a good file holds', async () => {
    copyFileSync(join(limburgFolder, 'figures', 'statbel.csv'), join(work, 'good.csv'));
    expect((await limburg('source', 'read', 'good.csv', '--source', 'figures')).out).toMatch(
      /^\d+ figures, none with a problem\.$/,
    );
    const rows = readFileSync(join(limburgFolder, 'figures', 'statbel.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1);
    const answer = asJson(await limburg('source', 'read', 'good.csv', '--source', 'figures', '--json'));
    expect(answer).toMatchObject({ source: 'figures', counts: { observations: rows.length } });
  });

  test('lists every problem of a bad one and ends with 1', async () => {
    const text = readFileSync(join(limburgFolder, 'figures', 'statbel.csv'), 'utf8')
      .split('\n')
      .slice(0, 3);
    writeFileSync(
      join(work, 'bad.csv'),
      [text[0], text[1]?.replace('BE', 'XX'), text[2]?.replace(/,PC,/, ',%,')].join('\n'),
    );
    const answer = await limburg('source', 'read', 'bad.csv', '--source', 'figures');
    expect(answer).toMatchObject({ exitCode: 1, out: '' });
    expect(answer.err).toMatch(/^bad\.csv:2: .*\nbad\.csv:3: .*"%"/);
    writeFileSync(join(work, 'page.json'), '<!doctype html><title>Busy</title>');
    expect((await limburg('source', 'read', 'page.json', '--source', 'eurostat')).exitCode).toBe(1);
  });
});

describe('source fetch', () => {
  let double: EurostatDouble | undefined;
  afterEach(async () => {
    await double?.close();
    double = undefined;
  });

  /** Eurostat with every dataset that the plan asks for: 61.5 in Limburg in 2024, and nothing else. */
  async function eurostatOfPlan(): Promise<Readonly<Record<string, HeldDataset>>> {
    const { indicators } = await openedPlan(limburgFolder);
    const series = indicators.flatMap((indicator) => indicator.series);
    const datasets = Map.groupBy(series, ({ dataset }) => dataset);
    return Object.fromEntries(
      [...datasets].map(([dataset, held]) => {
        const names = Object.keys(held[0]?.filters ?? {});
        const codes = (name: string): readonly string[] => [
          ...new Set(
            held.flatMap(({ filters, breakdowns }) => [
              ...(filters[name] ?? '').split('+'),
              ...(breakdowns?.[name] ?? []),
            ]),
          ),
        ];
        const dimensions = Object.fromEntries(names.map((name) => [name, codes(name)]));
        return [
          dataset,
          {
            dimensions: { ...dimensions, geo: ['BE22'], time: ['2023', '2024'] },
            valueAt: ({ time }) => (time === '2024' ? { value: 61.5 } : { status: ':' }),
          } satisfies HeldDataset,
        ];
      }),
    );
  }

  async function valueOf(data: string): Promise<unknown> {
    const question = 'indicator show employment-rate-20-64 --area BE22 --from 2023 --to 2024 --json'.split(' ');
    const answer = await run([...question, '--data', data, '--plan', limburgFolder]);
    const { observations } = asJson<{ observations: { period: string; value: number }[] }>(answer);
    return Object.fromEntries(observations.map(({ period, value }) => [period, value]));
  }

  test('brings live figures that the next build uses, and that --offline leaves out', async () => {
    const data = temporaryFolder();
    double = await startEurostatDouble(await eurostatOfPlan());
    const common = ['--data', data, '--plan', limburgFolder];
    const offline = await valueOf(data);
    const fetched = await run(['source', 'fetch', 'eurostat', ...common], {
      environment: { AMBITIE_EUROSTAT_URL: double.url },
    });
    expect(fetched).toMatchObject({ exitCode: 0, err: '' });
    expect(fetched.out).toContain('release build');
    expect(await valueOf(data)).toEqual(offline);
    expect((await run(['release', 'build', ...common])).exitCode).toBe(0);
    expect(await valueOf(data)).toEqual({ ...(offline as object), 2024: 61.5 });
    expect((await run(['release', 'build', '--offline', ...common])).exitCode).toBe(0);
    expect(await valueOf(data)).toEqual(offline);
  });

  test('without a network says so, ends with 1 and leaves everything as it was', async () => {
    const data = temporaryFolder();
    await run(['release', 'build', '--data', data, '--plan', limburgFolder]);
    const before = fileHashes(data);
    const fetch = () => Promise.reject(new TypeError('fetch failed', { cause: new Error('getaddrinfo ENOTFOUND') }));
    for (const id of ['eurostat', 'boundaries']) {
      const argv = ['source', 'fetch', id, '--data', data, '--plan', limburgFolder];
      const answer = await run(argv, { effects: { ...testEffects(), fetch } });
      expect(answer).toMatchObject({ exitCode: 1, out: '' });
      expect(answer.err).toMatch(/connection|network|reach/i);
      expect(answer.err).not.toContain('\n');
    }
    const { 'raw/eurostat/status.json': _, 'raw/boundaries/status.json': __, ...after } = fileHashes(data);
    expect(after).toEqual(before);
  });

  test('one dataset that is refused does not stop the others', async () => {
    const data = temporaryFolder();
    const { lfst_r_lfu3rt: _, ...held } = await eurostatOfPlan();
    double = await startEurostatDouble(held);
    const argv = ['source', 'fetch', 'eurostat', '--data', data, '--plan', limburgFolder];
    const answer = await run(argv, { environment: { AMBITIE_EUROSTAT_URL: double.url } });
    expect(answer).toMatchObject({ exitCode: 1, err: expect.stringContaining('lfst_r_lfu3rt') });
    expect(answer.out).toMatch(/eurostat: [1-9]/);
  });

  test('the figures of the plan cannot be fetched', async () => {
    expect(await limburg('source', 'fetch', 'figures')).toMatchObject({
      exitCode: 1,
      err: expect.stringContaining('figures.csv'),
    });
  });
});
