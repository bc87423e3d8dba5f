import { Command, CommanderError } from 'commander';
import { resolve } from 'node:path';
import { addBackupCommands } from './backup.ts';
import { addDoctorCommand } from './doctor.ts';
import type { AddCommands, CommandRunner, Session, World } from '../wing/command.ts';
import { addStartCommand } from './start.ts';
import { commandSession } from '../house/house.ts';
import { wings } from '../house/wings.ts';
import type { Wing } from '../wing/wing.ts';

/**
 * Runs one command line (`argv` without the program's own names) and gives its exit code: 0 only on success, 2 when
 * the question itself was wrong, 1 for everything else. What the file system refuses is told in a line. Each wing brings
 * its commands; those that belong to none are added here.
 */
export async function runCommandLine(
  argv: readonly string[],
  world: World,
  all: readonly Wing[] = wings,
): Promise<number> {
  const program = new Command('ambitie');
  let exitCode = 0;
  const run: CommandRunner =
    (action) =>
    async (...given) => {
      // Commander hands over the command itself last, and its own options before that.
      const command = given.at(-1) as Command;
      const session = sessionOf(world, command.optsWithGlobals<CommonOptions>());
      exitCode = await action(commandSession(session, all), ...(given.slice(0, -1) as never[]));
    };
  describeProgram(program, world);
  for (const add of commandsOf(all)) add(program, run);
  settle(program, world);
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!isRefusedBySystem(error)) throw error;
    world.printError(`${error.message}. Check the folder, its rights and the free space on the disk.`);
    return 1;
  }
  return exitCode;
}

function commandsOf(all: readonly Wing[]): readonly AddCommands[] {
  const ofWings = all.flatMap(({ commands = [] }) => commands);
  return [addStartCommand(all), ...ofWings, addBackupCommands(all), addDoctorCommand(all)];
}

/** Options that every command takes. */
interface CommonOptions {
  readonly data: string;
  readonly plan: string;
  readonly json: boolean;
}

function sessionOf(world: World, { data, plan, json }: CommonOptions): Session {
  return {
    world,
    dataFolder: resolve(world.workingFolder, data),
    planFolder: resolve(world.workingFolder, plan),
    json,
  };
}

/** Whether the file system said no: "ENOSPC: no space left on device, write". */
function isRefusedBySystem(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'path' in error;
}

function describeProgram(program: Command, world: World): void {
  program
    .description("runs a region's inclusive-talent plan: official figures, claims, releases and the public site")
    .version(world.code)
    .option('--data <folder>', 'where releases and fetched files are kept', '.ambitie')
    .option('--plan <folder>', 'the plan of the region', `${world.root}/plans/limburg`)
    .option('--json', 'answer as JSON', false);
}

/** Lets every command take the common options at its end, and report instead of ending the process. */
function settle(command: Command, world: World): void {
  command
    .exitOverride()
    .showSuggestionAfterError()
    .configureOutput({
      writeOut: (text) => world.print(text.trimEnd()),
      writeErr: (text) => world.printError(text.trimEnd()),
    });
  for (const child of command.commands) {
    child
      .option('--data <folder>', 'where releases and fetched files are kept')
      .option('--plan <folder>', 'the plan of the region')
      .option('--json', 'answer as JSON');
    settle(child, world);
  }
}
