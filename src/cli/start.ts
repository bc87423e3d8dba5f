import { InvalidArgumentError } from 'commander';
import { mkdir } from 'node:fs/promises';
import { failed, type Problem } from '../foundation/problem.ts';
import { logging } from '../house/log.ts';
import { openHouse } from '../house/open-house.ts';
import { currentRelease } from '../measure/release/release-store.ts';
import { holdFolder } from '../store/folder-lock.ts';
import { freePort } from '../store/free-port.ts';
import { refuse, type AddCommands, type CommandSession } from '../wing/command.ts';
import type { Wing } from '../wing/wing.ts';
import { buildAndPublish, servedPlan } from '../measure/command/current-release.ts';
import { startSourceSchedule } from '../measure/command/source-schedule.ts';

/** `ambitie start`: brings the release up to date with the inputs and serves the site until told to stop. */
export function addStartCommand(wings: readonly Wing[]): AddCommands {
  return (program, run) => {
    program
      .command('start')
      .description('bring the release up to date and serve the site')
      .option('--port <number>', 'port to listen on; 0 takes a free one', parsePort, 3000)
      .option('--host <name>', 'address to listen on', '0.0.0.0')
      .option('--fetch', 'ask the publishers for new figures in the background (or set AMBITIE_FETCH=1)', false)
      .action(run((session, options: StartOptions) => start(session, wings, options)));
  };
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

async function start(session: CommandSession, wings: readonly Wing[], options: StartOptions): Promise<number> {
  await mkdir(session.dataFolder, { recursive: true });
  const held = await holdFolder(session.dataFolder, 'start');
  if (!held) return refuse(session, [folderTaken(session.dataFolder)]);
  try {
    return await serve(session, wings, options);
  } finally {
    held.letGo();
  }
}

async function serve(session: CommandSession, wings: readonly Wing[], options: StartOptions): Promise<number> {
  const { world, dataFolder } = session;
  const built = await buildAndPublish(session, false).catch((error: unknown) => failed([unforeseen(error)]));
  if (!built.ok) {
    refuse(session, built.problems);
    if (!(await currentRelease(dataFolder))) return 1;
    world.printError('The release that was served before stays in use.');
  }
  // From here on a signal waits until what is being opened can be closed.
  const stopped = world.stopped();
  const logged = { ...session, world: logging(world) };
  const place = { host: options.host, port: options.port || (await freePort()) };
  const wantsFetching = options.fetch || world.environment['AMBITIE_FETCH'] === '1';
  for (let isAsked = false; !isAsked;) {
    const house = await openHouse(logged, wings, place);
    if (!house.ok) return refuse(session, house.problems);
    world.print(`Ambitie: ${house.value.address}`);
    const schedule = wantsFetching ? await startSourceSchedule(logged, () => servedPlan(session)) : undefined;
    const back = house.value.databaseBack.then(() => false);
    isAsked = await Promise.race([stopped.then(() => true), back]);
    await schedule?.stop();
    await house.value.close();
  }
  return 0;
}

/** What ended a build that nobody foresaw: no file keeps the release before from being served. */
function unforeseen(error: unknown): Problem {
  return {
    code: 'build-failed',
    message: `No release could be built: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    at: 'release',
    hint: 'Correct or remove the file that it names; `ambitie doctor` checks the rest.',
  };
}

function folderTaken(dataFolder: string): Problem {
  return {
    code: 'data-folder-taken',
    message: 'Another `ambitie start` serves this data folder.',
    at: dataFolder,
    hint: 'Stop that one, or name another folder with --data: nodes that share DATABASE_URL have a folder each.',
  };
}
