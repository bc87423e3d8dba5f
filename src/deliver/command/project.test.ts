import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testEffects } from '../../../test/doubles/effects.ts';
import { limburgFolder, temporaryFolder } from '../../../test/release/built-release.ts';
import { makeFreshStore, type FreshStore } from '../../../test/store/fresh-store.ts';
import { runCommandLine } from '../../cli/command-line.ts';

const work = temporaryFolder();
let fresh: FreshStore;
beforeAll(async () => {
  fresh = await makeFreshStore();
});
afterAll(() => fresh.drop());

async function run(...argv: readonly string[]): Promise<{ exitCode: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const exitCode = await runCommandLine(['project', ...argv, '--plan', limburgFolder, '--data', 'data'], {
    effects: testEffects(),
    print: (text) => void out.push(text),
    printError: (text) => void err.push(text),
    root: work,
    workingFolder: work,
    environment: { DATABASE_URL: fresh.store.url },
    code: 'test',
    stopped: () => Promise.resolve(),
  });
  return { exitCode, out: out.join('\n'), err: err.join('\n') };
}

const projects = 'project,stage,title_nl,actions,municipalities,planned_start,published_at\n';

test('projects go from a file into the database, and from there to files of every format', async () => {
  writeFileSync(join(work, 'projects.csv'), `${projects}talent,labelled,=Talent,A11.2,71016,2024-01-01,2024-02-01\n`);
  const dry = await run('import', 'projects.csv', '--dry-run');
  expect(dry).toMatchObject({ exitCode: 0, err: '' });
  expect(dry.out).toContain('1 new, 0 changed, 0 unchanged (nothing was changed yet)');
  expect((await run('import', 'projects.csv')).out).toContain('talent (new): projects +1 ~0 -0');
  expect((await run('import', 'projects.csv')).out).toBe('0 new, 0 changed, 1 unchanged');
  for (const [format, file] of [
    ['json', 'projecten.json'],
    ['iati', 'projecten.iati.xml'],
    ['360giving', 'projecten.360giving.json'],
    ['cpr49', 'projecten.cpr49.csv'],
    ['xlsx', 'projecten.xlsx'],
  ] as const) {
    expect(await run('export', '--format', format)).toMatchObject({ exitCode: 0, out: join(work, file), err: '' });
    expect(readFileSync(join(work, file)).length).toBeGreaterThan(10);
  }
  await run('export', '--format', 'csv', '--out', 'map');
  expect(readdirSync(join(work, 'map'))).toHaveLength(12);
  expect(readFileSync(join(work, 'map', 'projects.csv'), 'utf8')).toContain("talent,labelled,'=Talent");
  expect((await run('import', 'map')).out).toBe('0 new, 0 changed, 1 unchanged');
  expect((await run('import', 'projecten.xlsx')).out).toBe('0 new, 0 changed, 1 unchanged');
});

test('a file that is wrong is refused with every place and remedy, and exit code 1', async () => {
  writeFileSync(join(work, 'fout.csv'), `${projects}ab,label,A,A99,71016,2024-13-01,\n`);
  const answer = await run('import', 'fout.csv');
  expect(answer.exitCode).toBe(1);
  expect(answer.err).toContain('fout.csv, row 2, column stage: “label” cannot stand here.');
  expect(answer.err).toContain('fout.csv, row 2, column actions: “A99” is not in the plan.');
  expect(answer.err).toContain('fout.csv, row 2, column planned_start: “2024-13-01” is not a date.');
  expect((await run('import', 'er-niet.csv')).exitCode).toBe(1);
});
