import { Command, CommanderError } from 'commander';
import { addBackupCommands } from './backup.ts';
import { addClaimCommands } from './claim.ts';
import { addDoctorCommand } from './doctor.ts';
import { addIndicatorCommands } from './indicator.ts';
import { addProjectCommands } from './project.ts';
import { addReleaseCommands } from './release.ts';
import { addReportCommand } from './report.ts';
import type { CommandRunner, World } from '../wing/command.ts';
import { startSession, type CommonOptions } from './session.ts';
import { addSourceCommands } from './source.ts';
import { addStartCommand } from './start.ts';
import { addUserCommands } from './user.ts';

/**
 * Runs one command line (`argv` without the program's own names) and gives its exit code: 0 only on success, 2 when
 * the question itself was wrong, 1 for everything else. What the file system refuses is told in a line.
 */
export async function runCommandLine(argv: readonly string[], world: World): Promise<number> {
  const program = new Command('ambitie');
  let exitCode = 0;
  const run: CommandRunner =
    (action) =>
    async (...given) => {
      // Commander hands over the command itself last, and its own options before that.
      const command = given.at(-1) as Command;
      const session = startSession(world, command.optsWithGlobals<CommonOptions>());
      exitCode = await action(session, ...(given.slice(0, -1) as never[]));
    };
  describeProgram(program, world);
  for (const add of [
    addStartCommand,
    addSourceCommands,
    addIndicatorCommands,
    addClaimCommands,
    addReleaseCommands,
    addReportCommand,
    addBackupCommands,
    addUserCommands,
    addProjectCommands,
    addDoctorCommand,
  ]) {
    add(program, run);
  }
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
