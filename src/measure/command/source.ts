import type { Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { nearestNames } from '../../foundation/nearest-name.ts';
import type { Problem } from '../../foundation/problem.ts';
import { readSourceFile } from '../source/source-file.ts';
import { freshnessOf } from '../source/freshness.ts';
import { dueMoment, lastAttempt } from '../source/schedule.ts';
import { publishers, sourceIds, sources, sourceSettings } from '../source/source.ts';
import { isTablePublisher } from '../source/table-publishers.ts';
import type { RawRecord } from '../source/raw-file.ts';
import { openRawStore } from '../source/raw-store.ts';
import type { OpenRelease } from '../release/open-release.ts';
import { fetchableSources, fetchRound, reportRound, type RoundPart } from './fetch-round.ts';
import { answer, refuse, type CommandSession, type CommandRunner } from '../../wing/command.ts';
import { withRelease } from './current-release.ts';
import { performRound } from './source-schedule.ts';
import { checkRefnis, draftTable, readTable, type TableOptions } from './source-table.ts';
import { textTable } from '../../wing/text-table.ts';

/** `ambitie source list | fetch [ID…] | schedule [--run] | read FILE --source ID|--mapping FILE|--draft-mapping`. */
export function addSourceCommands(program: Command, run: CommandRunner): void {
  const source = program.command('source').description('publishers of figures and boundaries');
  source.command('list').description('what can be fetched, from whom').action(run(list));
  source
    .command('fetch')
    .argument('[ids...]', 'sources; all of them when none is named')
    .description('get the latest figures and boundaries; a release built afterwards uses them')
    .action(run((session, ids: readonly string[]) => withRelease(session, (release) => fetch(session, release, ids))));
  source
    .command('schedule')
    .description('when each source is asked again; `ambitie start --fetch` does so while it serves')
    .option('--run', 'fetch those whose turn it is now, and serve what they bring', false)
    .action(
      run((session, options: { readonly run: boolean }) =>
        withRelease(session, (release) => schedule(session, release, options.run)),
      ),
    );
  source
    .command('read')
    .argument('<file>', 'a file as the publisher gives it')
    .option('--source <id>', 'whose file it is')
    .option('--mapping <file>', 'a mapping that says what the columns of a table are')
    .option('--draft-mapping', 'print a first mapping of a table, to be corrected by hand')
    .option('--sheet <name>', 'with --draft-mapping: the sheet of a workbook')
    .description('read a file and say what is in it, or every problem')
    .action(
      run((session, file: string, options: ReadOptions) =>
        withRelease(session, (release) => read(session, release, file, options)),
      ),
    );
}

function list(session: CommandSession): number {
  answer(session, sources, () =>
    textTable([
      ['source', 'publisher', 'licence', 'brings'],
      ...sources.map(({ id, publisher, licence, text }) => [id, publisher, licence.name, text.en.brings]),
    ]),
  );
  return 0;
}

async function fetch(session: CommandSession, release: OpenRelease, names: readonly string[]): Promise<number> {
  const unknown = names.filter((name) => !isSource(name));
  if (unknown.length > 0) return refuse(session, unknown.map(unknownSource), 2);
  const plan = release.snapshot;
  const parts = await fetchRound(session, plan, names.length > 0 ? names : fetchableSources(session, plan));
  reportRound(session, parts);
  const brought = parts.flatMap(broughtBy);
  if (brought.length > 0) answer(session, brought, () => brought.map(describeFetched).join('\n'));
  return parts.every(({ problems }) => problems.length === 0) ? 0 : 1;
}

interface Brought {
  readonly source: string;
  readonly files: readonly RawRecord[];
  /** Names of the files that brought something new. */
  readonly changed: readonly string[];
  readonly observations: number;
}

function broughtBy({ source, fetched }: RoundPart): readonly Brought[] {
  if (!fetched) return [];
  const { files, changed, observations } = fetched;
  return [{ source, files, changed: changed.map(({ name }) => name), observations }];
}

function describeFetched({ source, files, changed, observations }: Brought): string {
  if (changed.length === 0) return `${source}: ${files.length} files, none changed.`;
  const found = `${source}: ${files.length} files, ${changed.length} changed, ${observations} figures.`;
  return `${found} Run \`ambitie release build\` to use them.`;
}

async function schedule(session: CommandSession, release: OpenRelease, run: boolean): Promise<number> {
  const rawStore = openRawStore(session.dataFolder);
  if (run) await performRound(session, release.snapshot, rawStore);
  const now = session.world.effects.now();
  const settings = sourceSettings(session.world.environment);
  const planned = await Promise.all(
    publishers.map(async (publisher) => {
      const status = await rawStore.status(publisher.id);
      const due = dueMoment(publisher, status);
      const isSetUp = publisher.missingSettings(settings).length === 0;
      return {
        source: publisher.id,
        everyDays: publisher.askEveryDays,
        files: publisher.orders(release.snapshot, now).length,
        last: lastAttempt(status)?.toISOString() ?? null,
        next: isSetUp ? (due > now ? due : now).toISOString() : null,
        failed: status.files.filter((file) => freshnessOf(file, now) === 'failed').map(({ name }) => name),
        isSetUp,
      };
    }),
  );
  answer(session, planned, () =>
    textTable([
      ['source', 'every', 'files', 'last asked', 'asked again from', 'failed last time'],
      ...planned.map(({ source, everyDays, files, last, next, failed }) => [
        source,
        everyDays === 1 ? 'day' : `${everyDays} days`,
        String(files),
        last?.slice(0, 16) ?? 'never',
        next?.slice(0, 16) ?? 'not set up',
        failed.join(' '),
      ]),
    ]),
  );
  return 0;
}

interface ReadOptions extends TableOptions {
  readonly source?: string;
}

async function read(
  session: CommandSession,
  release: OpenRelease,
  file: string,
  options: ReadOptions,
): Promise<number> {
  const { source: name, mapping, draftMapping, sheet } = options;
  if (draftMapping) return draftTable(session, release, file, sheet);
  if (name === 'refnis') return checkRefnis(session, release, file);
  if (name === undefined || mapping !== undefined || isTablePublisher(name)) {
    return readTable(session, release, file, mapping);
  }
  if (!isSource(name)) return refuse(session, [unknownSource(name)], 2);
  const content = await readFile(resolve(session.world.workingFolder, file)).catch(() => undefined);
  if (!content) return refuse(session, [noSuchFile(file)], 2);
  const { areas, indicators } = release.snapshot;
  const result = await readSourceFile(name, content, file, indicators, areas);
  if (!result.ok) return refuse(session, result.problems);
  answer(session, result.value, () => result.value.summary);
  return 0;
}

function isSource(name: string): boolean {
  return sourceIds.includes(name);
}

function unknownSource(name: string): Problem {
  const near = nearestNames(name, sourceIds);
  const hint = near.length > 0 ? `Did you mean ${near.join(', ')}?` : `There are: ${sourceIds.join(', ')}.`;
  return { code: 'unknown-source', message: `There is no source "${name}".`, at: 'source', hint };
}

function noSuchFile(file: string): Problem {
  return { code: 'no-file', message: 'This file cannot be read.', at: file, hint: 'Check its name and your rights.' };
}
