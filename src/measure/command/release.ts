import type { Command } from 'commander';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { nearestNames } from '../../foundation/nearest-name.ts';
import { failed, ok, type Result } from '../../foundation/problem.ts';
import { compareFiles } from '../release/diff-store.ts';
import type { ObservationDiff } from '../release/diff.ts';
import { observationFiles, parseReleaseId, type Manifest, type ReleaseId } from '../release/manifest.ts';
import { listReleases, releaseFolder, verifyRelease } from '../release/release-store.ts';
import { answer, refuse, type CommandSession, type CommandRunner } from '../../wing/command.ts';
import { buildAndPublish } from './current-release.ts';
import { textTable } from '../../wing/text-table.ts';

/** `ambitie release build | list | diff A B | verify ID`. */
export function addReleaseCommands(program: Command, run: CommandRunner): void {
  const release = program.command('release').description('immutable snapshots of figures, verdicts and the plan');
  release
    .command('build')
    .description('build from the plan folder and the fetched files, then serve it')
    .option('--offline', 'leave fetched files out', false)
    .action(run((session, options: { readonly offline: boolean }) => build(session, options.offline)));
  release.command('list').description('all releases, the latest published first').action(run(list));
  release
    .command('diff')
    .argument('<a>', 'the earlier release')
    .argument('<b>', 'the later release')
    .description('what was revised between two releases, by how much')
    .action(run(diff));
  release.command('verify').argument('<id>').description('recompute the hash of every file').action(run(verify));
}

async function build(session: CommandSession, offline: boolean): Promise<number> {
  const built = await buildAndPublish(session, offline);
  if (!built.ok) return refuse(session, built.problems);
  answer(session, built.value, () => describeManifest(built.value));
  return 0;
}

function describeManifest({ id, counts, figuresOf }: Manifest): string {
  return `${id}  ${counts.published} published and ${counts.computed} computed figures, taken up to ${figuresOf}`;
}

async function list(session: CommandSession): Promise<number> {
  const releases = await listReleases(session.dataFolder);
  answer(session, releases, () =>
    textTable([
      ['release', 'served', 'published', 'figures', 'code'],
      ...releases.map(({ manifest, current, published }) => [
        manifest.id,
        current ? 'yes' : '',
        published ?? 'never',
        String(manifest.counts.published + manifest.counts.computed),
        manifest.code,
      ]),
    ]),
  );
  return 0;
}

async function diff(session: CommandSession, a: string, b: string): Promise<number> {
  const [from, to] = [await verified(session, a), await verified(session, b)];
  if (!from.ok || !to.ok)
    return refuse(
      session,
      [from, to].flatMap((each) => (each.ok ? [] : each.problems)),
      2,
    );
  const pathsOf = (manifest: Manifest): readonly string[] =>
    observationFiles(manifest).map((name) => join(releaseFolder(session.dataFolder, manifest.id), name));
  const files = await compareFiles(pathsOf(from.value), pathsOf(to.value));
  try {
    const found = await files.everything();
    answer(session, found, () => describeDiff(found));
    return 0;
  } finally {
    files.close();
  }
}

function describeDiff({ added, removed, revised, remarked }: ObservationDiff): string {
  const lines = revised.map(({ indicator, area, period, breakdown, from, to, by }) => [
    breakdown ? `${indicator} (${breakdown})` : indicator,
    area,
    period,
    String(from ?? ''),
    String(to ?? ''),
    by === undefined ? '' : String(by),
  ]);
  const remarks = remarked.length > 0 ? `, ${remarked.length} with another status or note` : '';
  const counts = `${added.length} added, ${removed.length} removed, ${revised.length} revised${remarks}`;
  if (lines.length === 0) return counts;
  return `${counts}\n${textTable([['indicator', 'area', 'period', 'was', 'is', 'by'], ...lines], [3, 4, 5])}`;
}

/** The release of that id, its hashes checked. */
async function verified(session: CommandSession, text: string): Promise<Result<Manifest>> {
  const id = await findRelease(session, text);
  return id.ok ? verifyRelease(session.dataFolder, id.value) : id;
}

/** The release of that id; a damaged one is found too. */
async function findRelease({ dataFolder }: CommandSession, text: string): Promise<Result<ReleaseId>> {
  const id = parseReleaseId(text);
  if (id && existsSync(releaseFolder(dataFolder, id))) return ok(id);
  const known = (await listReleases(dataFolder)).map(({ manifest }) => manifest.id);
  const near = nearestNames(text, known);
  const hint = near.length > 0 ? `Did you mean ${near.join(', ')}?` : 'See them with `ambitie release list`.';
  return failed([{ code: 'unknown-release', message: `There is no release "${text}".`, at: 'release', hint }]);
}

async function verify(session: CommandSession, text: string): Promise<number> {
  const found = await findRelease(session, text);
  if (!found.ok) return refuse(session, found.problems, 2);
  const id = found.value;
  const verified = await verifyRelease(session.dataFolder, id);
  if (!verified.ok) return refuse(session, verified.problems);
  answer(
    session,
    { id, verified: true, files: verified.value.files },
    () => `${id}  all ${verified.value.files.length} files are as they were built`,
  );
  return 0;
}
