import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { planWith, temporaryFolder, tinyPlanFolder } from '../../test/release/built-release.ts';
import { madeUpProject, runCommand, type CommandAnswer } from '../../test/run-command.ts';
import { emptyDatabase } from '../../test/store/fresh-store.ts';
import type { World } from '../wing/command.ts';

const root = madeUpProject();

function run(argv: readonly string[], more: Partial<World> = {}): Promise<CommandAnswer> {
  return runCommand(argv, { root, workingFolder: root, ...more });
}

/** Starts the site, asks one page, and stops it. */
async function startAndAsk(argv: readonly string[], path: string): Promise<CommandAnswer & { readonly page: string }> {
  let stop = (): void => undefined;
  const stopped = new Promise<void>((resolve) => void (stop = resolve));
  let tell: (text: string) => void = () => undefined;
  const address = new Promise<string>((resolve) => void (tell = (text) => resolve(/http\S+/.exec(text)?.[0] ?? '')));
  const err: string[] = [];
  const databaseUrl = await emptyDatabase();
  const running = run(['start', '--port', '0', '--host', '127.0.0.1', ...argv], {
    print: tell,
    printError: (text) => void err.push(text),
    stopped: () => stopped,
    environment: { DATABASE_URL: databaseUrl },
  });
  const response = await fetch(`${await address}${path}`, { headers: { connection: 'close' } });
  const page = await response.text();
  stop();
  return { ...(await running), err: err.join('\n'), page };
}

test('builds, serves, prints its address and stops when told', async () => {
  const answer = await startAndAsk(['--plan', tinyPlanFolder, '--data', temporaryFolder()], '/en');
  expect(answer).toMatchObject({ exitCode: 0, err: '' });
  expect(answer.page).toContain('Duneside');
});

test('keeps serving the release before when the plan is malformed', async () => {
  const data = temporaryFolder();
  await run(['release', 'build', '--plan', tinyPlanFolder, '--data', data]);
  const wrong = planWith(tinyPlanFolder, 'plan.yaml', (text) => text.replace('focus: DK', 'focus: XK'));
  const answer = await startAndAsk(['--plan', wrong, '--data', data], '/');
  expect(answer.exitCode).toBe(0);
  expect(answer.err).toMatch(/XK.*\n.*before stays in use/s);
  expect(answer.page).toContain('Duinkant');
});

test('keeps serving the release before whatever files stand in the plan folder, and names them', async () => {
  const data = temporaryFolder();
  await run(['release', 'build', '--plan', tinyPlanFolder, '--data', data]);
  const plan = planWith(tinyPlanFolder, 'plan.yaml', (text) => text);
  mkdirSync(join(plan, 'imports', 'folder.csv'), { recursive: true });
  writeFileSync(join(plan, 'imports', 'packed.csv.gz'), 'nis;year\n');
  writeFileSync(join(plan, 'imports', 'book.xlsx'), 'PK\u0003\u0004');
  writeFileSync(join(data, 'target-changes.json'), '{"half');
  const answer = await startAndAsk(['--plan', plan, '--data', data], '/');
  expect(answer).toMatchObject({ exitCode: 0, page: expect.stringContaining('Duinkant') });
  expect(answer.err).toMatch(/target-changes|JSON/);
  rmSync(join(data, 'target-changes.json'));
  const { err } = await startAndAsk(['--plan', plan, '--data', data], '/');
  for (const name of ['folder.csv', 'packed.csv.gz', 'book.xlsx']) expect(err).toContain(`imports/${name}`);
  expect(err).toContain('before stays in use');
});

test('does not start on a malformed plan without a release before', async () => {
  const wrong = planWith(tinyPlanFolder, 'plan.yaml', (text) => text.replace('focus: DK', 'focus: XK'));
  const answer = await run(['start', '--port', '0', '--plan', wrong, '--data', temporaryFolder()]);
  expect(answer).toMatchObject({ exitCode: 1, out: '' });
});

test('says that a port is taken and how to choose another', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = String((server.address() as AddressInfo).port);
  const where = ['--plan', tinyPlanFolder, '--data', temporaryFolder(), '--host', '127.0.0.1', '--port', port];
  const answer = await run(['start', ...where], { environment: { DATABASE_URL: await emptyDatabase() } });
  await new Promise((resolve) => server.close(resolve));
  expect(answer).toMatchObject({
    exitCode: 1,
    err: expect.stringMatching(new RegExp(`Port ${port} is in use.*--port`)),
  });
});

test('a second start on one data folder is refused, and changes nothing for the first', async () => {
  const data = temporaryFolder();
  const argv = ['start', '--port', '0', '--host', '127.0.0.1', '--plan', tinyPlanFolder, '--data', data];
  const environment = { DATABASE_URL: await emptyDatabase() };
  const stop = Promise.withResolvers<void>();
  const started = Promise.withResolvers<string>();
  const first = run(argv, { environment, print: started.resolve, stopped: () => stop.promise });
  const address = /http\S+/.exec(await started.promise)![0];
  const second = await run(argv, { environment });
  expect(second).toMatchObject({ exitCode: 1, out: '' });
  expect(second.err).toMatch(/Another `ambitie start` serves this data folder\..*--data/);
  expect((await fetch(address, { headers: { connection: 'close' } })).status).toBe(200);
  stop.resolve();
  expect(await first).toMatchObject({ exitCode: 0 });
  expect(await run(argv, { environment, stopped: () => Promise.resolve() })).toMatchObject({ exitCode: 0, err: '' });
});
