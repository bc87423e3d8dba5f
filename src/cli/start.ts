import { serve } from '@hono/node-server';
import { InvalidArgumentError, type Command } from 'commander';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { backOfficePages, deskSection } from '../deliver/desk/web/desk.tsx';
import { ownProjectsSection } from '../deliver/project/web/desk-page.tsx';
import { projectTopics } from '../deliver/project/web/project-topics.ts';
import { ideasOnMyWork } from '../deliver/idea/web/my-ideas.tsx';
import { describeProblem, failed, ok, type Result } from '../foundation/problem.ts';
import type { TopicSources } from '../wing/topic.ts';
import type { AccountParts } from '../account/web/routes.ts';
import { followCurrentRelease, type FollowedRelease } from '../measure/release/follow-store.ts';
import type { ReleaseArchive } from '../measure/release/archive.ts';
import { municipalityPath } from '../measure/address.ts';
import { indicatorTopics, municipalityTopics } from '../measure/web/feeds/topics.ts';
import { readOpenDataSettings, type OpenDataSettings } from '../measure/web/api/settings.ts';
import { createMeasureSite } from '../measure/web/site.tsx';
import { openArchive } from '../measure/release/archive-store.ts';
import { currentRelease } from '../measure/release/release-store.ts';
import type { Site } from '../site/app.tsx';
import { loadAssets } from '../site/assets.ts';
import type { Store } from '../store/store.ts';
import { freePort } from '../store/free-port.ts';
import { openRawStore } from '../measure/source/raw-store.ts';
import { sourceSettings, sourceStates } from '../measure/source/source.ts';
import { openDelivering, type Delivering } from '../house/deliver.ts';
import { addHouse } from '../house/house-routes.ts';
import { openServingHouse } from '../house/house.ts';
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
  const port = options.port || (await freePort());
  const archive = openArchive(dataFolder);
  const url = openData.value.url ?? `http://localhost:${port}`;
  const house = await openServingHouse(session, url, (store) => topicsOf(following.value, archive, store));
  if (!house.ok) {
    archive.close();
    following.value.close();
    return refuse(session, house.problems);
  }
  const { release } = following.value;
  const delivering = await openDelivering(session, house.value, release);
  const site = siteOf(session, following.value, openData.value, { archive, delivering });
  const parts = {
    ...delivering.parts,
    accounts: accountPartsOf(following.value, world.effects.now),
    follow: house.value.background.follow,
  };
  addHouse(site, house.value, parts, openData.value.trustProxy);
  const stop = await listen(site.app.fetch, { ...options, port }, world.print);
  if (!stop.ok) {
    await delivering.close();
    await house.value.close();
    return refuse(session, stop.problems);
  }
  const wantsFetching = options.fetch || world.environment['AMBITIE_FETCH'] === '1';
  const schedule = wantsFetching ? startSourceSchedule(session, () => release().snapshot) : undefined;
  await world.stopped();
  await stop.value();
  await schedule?.stop();
  archive.close();
  following.value.close();
  await delivering.close();
  await house.value.close();
  return 0;
}

/** The public site on the release that is followed. */
function siteOf(
  { world, dataFolder }: Session,
  { release }: FollowedRelease,
  openData: OpenDataSettings,
  { archive, delivering }: { readonly archive: ReleaseArchive; readonly delivering: Delivering },
): Site {
  return createMeasureSite({
    release,
    assets: loadAssets(join(world.root, 'dist')),
    openData,
    archive,
    hasAccounts: true,
    sections: ['projects', 'ideas'],
    beside: delivering.beside,
    editedTargets: delivering.editedTargets,
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
}

/** What can be followed by mail. */
function topicsOf({ release }: FollowedRelease, archive: ReleaseArchive, store: Store): TopicSources {
  return {
    indicator: indicatorTopics(release, archive),
    municipality: municipalityTopics(release, archive),
    project: projectTopics(store),
  };
}

/** What the other wings need of the release. */
function accountPartsOf({ release }: FollowedRelease, now: () => Date): AccountParts {
  return {
    municipalities: () =>
      release().geography.municipalities.map((area) => ({
        id: area.code,
        name: area.name,
        path: municipalityPath(area),
      })),
    now,
    myWork: [deskSection({ now }), ownProjectsSection, ideasOnMyWork],
    backOffice: backOfficePages,
  };
}

async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  { port, host }: { readonly port: number; readonly host: string },
  print: (text: string) => void,
): Promise<Result<() => Promise<void>>> {
  return new Promise((settle) => {
    const server = serve({ fetch, port, hostname: host }, (address: AddressInfo) => {
      print(`Ambitie: http://localhost:${address.port}`);
      settle(ok(() => new Promise((done) => void server.close(() => done()))));
    });
    server.once('error', (error: NodeJS.ErrnoException) => {
      const hint = 'Stop what listens there, or choose another one with --port.';
      const message = error.code === 'EADDRINUSE' ? `Port ${port} is in use.` : `Cannot listen: ${error.message}.`;
      settle(failed([{ code: 'no-port', message, at: `${host}:${port}`, hint }]));
    });
  });
}
