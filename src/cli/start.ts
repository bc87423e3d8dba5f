import { serve } from '@hono/node-server';
import { InvalidArgumentError, type Command } from 'commander';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { TopicSources } from '../account/subscription/topic.ts';
import { addSubscriptionPages } from '../account/subscription/web/routes.ts';
import { describeProblem, failed, ok, type Result } from '../foundation/problem.ts';
import { followCurrentRelease } from '../measure/release/follow-store.ts';
import { readOpenDataSettings } from '../measure/web/api/settings.ts';
import { indicatorTopics, municipalityTopics } from '../measure/web/feeds/topics.ts';
import { createMeasureSite } from '../measure/web/site.tsx';
import { openArchive } from '../measure/release/archive-store.ts';
import { currentRelease } from '../measure/release/release-store.ts';
import { loadAssets } from '../site/assets.ts';
import { openRawStore } from '../measure/source/raw-store.ts';
import { sourceSettings, sourceStates } from '../measure/source/source.ts';
import { databaseAddress } from '../store/database-address.ts';
import { openStore, type Store } from '../store/store.ts';
import { openBackground, type Background } from './background.ts';
import { migrations } from './migrations.ts';
import { buildAndPublish, refuse, type Session, type CommandRunner } from './session.ts';
import { startSourceSchedule } from './source-schedule.ts';

/** `ambitie start`: brings the release up to date with the inputs and serves the site until told to stop. */
export function addStartCommand(program: Command, run: CommandRunner): void {
  program
    .command('start')
    .description('bring the release up to date and serve the site')
    .option('--port <number>', 'port to listen on; 0 takes a free one', parsePort, 3000)
    .option('--host <name>', 'address to listen on', '0.0.0.0')
    .option('--fetch', 'ask the publishers for new figures in the background (or set AMBITIE_FETCH=1)', false)
    .action(run((session, options: StartOptions) => start(session, options)));
}

interface StartOptions {
  readonly port: number;
  readonly host: string;
  readonly fetch: boolean;
}

function parsePort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('Give a number from 0 to 65535, like 3000.');
}

async function start(session: Session, options: StartOptions): Promise<number> {
  const { world, dataFolder } = session;
  const openData = readOpenDataSettings(world.environment);
  if (!openData.ok) return refuse(session, openData.problems);
  const built = await buildAndPublish(session, false);
  if (!built.ok) {
    refuse(session, built.problems);
    if (!(await currentRelease(dataFolder))) return 1;
    world.printError('The release that was served before stays in use.');
  }
  const following = await followCurrentRelease(dataFolder, (problem) => world.printError(describeProblem(problem)));
  if (!following.ok) return refuse(session, following.problems);
  const { release } = following.value;
  const archive = openArchive(dataFolder);
  const sources = {
    indicator: indicatorTopics(release, archive),
    municipality: municipalityTopics(release, archive),
  };
  let port = options.port;
  const node = await openNode(session, sources, () => openData.value.url ?? `http://localhost:${port}`);
  if (!node.ok) return refuse(session, node.problems);
  const site = createMeasureSite({
    release,
    assets: loadAssets(join(world.root, 'dist')),
    openData: openData.value,
    archive,
    sourceStates: () =>
      sourceStates(
        openRawStore(dataFolder),
        release().snapshot,
        sourceSettings(world.environment),
        world.effects.now(),
      ),
    onError: (error, path) =>
      world.printError(`error at ${path}: ${error instanceof Error ? error.stack : String(error)}`),
  });
  addSubscriptionPages(site, node.value.background.follow);
  const listening = await listen(site.app.fetch, options, world.print);
  if (!listening.ok) {
    await node.value.close();
    return refuse(session, listening.problems);
  }
  ({ port } = listening.value);
  const wantsFetching = options.fetch || world.environment['AMBITIE_FETCH'] === '1';
  const schedule = wantsFetching ? startSourceSchedule(session, () => release().snapshot) : undefined;
  await world.stopped();
  await listening.value.stop();
  await schedule?.stop();
  await node.value.close();
  archive.close();
  following.value.close();
  return 0;
}

/** The database, open, and what this node does with it besides answering requests. */
interface OpenNode {
  readonly store: Store;
  readonly background: Background;
  readonly close: () => Promise<void>;
}

async function openNode(session: Session, sources: TopicSources, siteUrl: () => string): Promise<Result<OpenNode>> {
  const { world, dataFolder } = session;
  const address = databaseAddress(world.environment, dataFolder);
  if (!address.ok) return address;
  const store = await openStore(address.value, migrations, (error) => world.printError(error.message));
  if (!store.ok) return store;
  const background = await openBackground(session, store.value, { sources, siteUrl });
  if (!background.ok) {
    await store.value.close();
    return background;
  }
  const close = async (): Promise<void> => {
    await background.value.close();
    await store.value.close();
  };
  return ok({ store: store.value, background: background.value, close });
}

interface Listening {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  { port, host }: { readonly port: number; readonly host: string },
  print: (text: string) => void,
): Promise<Result<Listening>> {
  return new Promise((settle) => {
    const server = serve({ fetch, port, hostname: host }, (address: AddressInfo) => {
      print(`Ambitie: http://localhost:${address.port}`);
      settle(ok({ port: address.port, stop: () => new Promise((done) => void server.close(() => done())) }));
    });
    server.once('error', (error: NodeJS.ErrnoException) => {
      const hint = 'Stop what listens there, or choose another one with --port.';
      const message = error.code === 'EADDRINUSE' ? `Port ${port} is in use.` : `Cannot listen: ${error.message}.`;
      settle(failed([{ code: 'no-port', message, at: `${host}:${port}`, hint }]));
    });
  });
}
