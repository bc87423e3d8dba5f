import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { wings } from '../../src/house/wings.ts';
import { temporaryFolder, tinyPlanFolder } from '../release/built-release.ts';
import { runCommand } from '../run-command.ts';
import { lanternWing } from './lantern-wing.tsx';

const header = 'indicator,area,period,value,unit,flag,publisher,dataset,note,retrieved';
const lantern = (period: string, value: number) => `residents,DK,${period},${value},PS,,Lantern wing,Count,,2026-01-20`;

const folder = temporaryFolder();
const all = [...wings, lanternWing({ names: [], isClosed: false })];

function run(...argv: readonly string[]) {
  const common = ['--plan', tinyPlanFolder, '--data', folder];
  return runCommand([...argv, ...common], { root: folder, workingFolder: folder }, all);
}

async function builtId(): Promise<string> {
  const built = await run('release', 'build', '--json');
  expect(built).toMatchObject({ exitCode: 0, err: '' });
  return (JSON.parse(built.out) as { readonly id: string }).id;
}

async function residents(): Promise<string> {
  return (await run('indicator', 'show', 'residents', '--format', 'csv')).out;
}

test('a release holds the observations that a wing adds, never in the place of published ones', async () => {
  const without = await builtId();
  expect(await residents()).not.toContain('Lantern wing');
  const published = (await residents()).split('\n').find((line) => /DK.*2024/.test(line));
  writeFileSync(join(folder, 'lanterns.csv'), [header, lantern('2019', 1900), lantern('2024', 7), ''].join('\n'));
  const withLanterns = await builtId();
  expect(withLanterns).not.toBe(without);
  expect(await builtId()).toBe(withLanterns);
  const lines = (await residents()).split('\n');
  expect(lines.filter((line) => line.includes('Lantern wing'))).toEqual([expect.stringMatching(/DK.*2019.*1900/)]);
  expect(lines).toContain(published);
});

test('what is wrong in what a wing adds is told with its place, and no release is built', async () => {
  writeFileSync(join(folder, 'lanterns.csv'), [header, lantern('2019', 1900).replace('DK', 'XX'), ''].join('\n'));
  const built = await run('release', 'build');
  expect(built.exitCode).toBe(1);
  expect(built.err).toContain('lantern/lanterns.csv:2');
});
