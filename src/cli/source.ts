import type { Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { nearestNames } from '../foundation/nearest-name.ts';
import type { Problem } from '../foundation/problem.ts';
import { readSourceFile } from '../measure/source/source-file.ts';
import { fetchSource, sourceIds, sources, sourceSettings, type SourceId } from '../measure/source/source.ts';
import type { RawRecord } from '../measure/source/raw-file.ts';
import { openRawStore } from '../measure/source/raw-store.ts';
import type { OpenRelease } from '../measure/release/open-release.ts';
import { answer, refuse, withRelease, type Session, type CommandRunner } from './session.ts';
import { textTable } from './text-table.ts';

/** `ambitie source list | fetch [ID…] | read FILE --source ID`. */
export function addSourceCommands(program: Command, run: CommandRunner): void {
  const source = program.command('source').description('publishers of figures and boundaries');
  source.command('list').description('what can be fetched, from whom').action(run(list));
  source
    .command('fetch')
    .argument('[ids...]', 'sources; all of them when none is named')
    .description('get the latest figures and boundaries; a release built afterwards uses them')
    .action(run((session, ids: readonly string[]) => withRelease(session, (release) => fetch(session, release, ids))));
  source
    .command('read')
    .argument('<file>', 'a file as the publisher gives it')
    .requiredOption('--source <id>', 'whose file it is')
    .description('read a file and say what is in it, or every problem')
    .action(
      run((session, file: string, options: { readonly source: string }) =>
        withRelease(session, (release) => read(session, release, file, options.source)),
      ),
    );
}

function list(session: Session): number {
  answer(session, sources, () =>
    textTable([
      ['source', 'publisher', 'licence', 'brings'],
      ...sources.map(({ id, publisher, licence, text }) => [id, publisher, licence.name, text.en.brings]),
    ]),
  );
  return 0;
}

async function fetch(session: Session, release: OpenRelease, names: readonly string[]): Promise<number> {
  const unknown = names.filter((name) => !isSource(name));
  if (unknown.length > 0) return refuse(session, unknown.map(unknownSource), 2);
  const fetched = sources.filter(({ id, isFetched }) => (names.length > 0 ? names.includes(id) : isFetched));
  const { areas, indicators } = release.snapshot;
  let exitCode = 0;
  const brought: Brought[] = [];
  for (const { id } of fetched) {
    const result = await fetchSource(
      session.world.effects,
      id,
      indicators,
      areas,
      openRawStore(session.dataFolder),
      sourceSettings(session.world.environment),
    );
    const problems = result.ok ? result.value.refused : result.problems;
    if (problems.length > 0) exitCode = refuse(session, problems);
    if (result.ok) brought.push({ source: id, files: result.value.files, observations: result.value.observations });
  }
  if (brought.length > 0) answer(session, brought, () => brought.map(describeFetched).join('\n'));
  return exitCode;
}

interface Brought {
  readonly source: SourceId;
  readonly files: readonly RawRecord[];
  readonly observations: number;
}

function describeFetched(brought: Brought): string {
  return `${brought.source}: ${brought.files.length} files, ${brought.observations} figures. Run \`ambitie release build\` to use them.`;
}

async function read(session: Session, release: OpenRelease, file: string, name: string): Promise<number> {
  if (!isSource(name)) return refuse(session, [unknownSource(name)], 2);
  const content = await readFile(resolve(session.world.workingFolder, file)).catch(() => undefined);
  if (!content) return refuse(session, [noSuchFile(file)], 2);
  const { areas, indicators } = release.snapshot;
  const result = await readSourceFile(name, content, file, indicators, areas);
  if (!result.ok) return refuse(session, result.problems);
  answer(session, result.value, () => result.value.summary);
  return 0;
}

function isSource(name: string): name is SourceId {
  return (sourceIds as readonly string[]).includes(name);
}

function unknownSource(name: string): Problem {
  const near = nearestNames(name, sourceIds);
  const hint = near.length > 0 ? `Did you mean ${near.join(', ')}?` : `There are: ${sourceIds.join(', ')}.`;
  return { code: 'unknown-source', message: `There is no source "${name}".`, at: 'source', hint };
}

function noSuchFile(file: string): Problem {
  return { code: 'no-file', message: 'This file cannot be read.', at: file, hint: 'Check its name and your rights.' };
}
