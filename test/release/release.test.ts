import { appendFileSync, cpSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildRelease, openCurrentRelease, openRelease } from '../../src/measure/release/build-store.ts';
import { compareFiles } from '../../src/measure/release/diff-store.ts';
import type { ObservationDiff } from '../../src/measure/release/diff.ts';
import type { ReleaseId } from '../../src/measure/release/manifest.ts';
import {
  currentRelease,
  listReleases,
  publishRelease,
  releaseFolder,
  releasesFolder,
  verifyRelease,
} from '../../src/measure/release/release-store.ts';
import type { Observation } from '../../src/measure/observation/observation.ts';
import { startBuilder } from './builder-process.ts';
import {
  fileHashes,
  leftovers,
  limburgFolder,
  planTexts,
  planWith,
  problemsOfBuild,
  publishPlan,
  temporaryFolder,
  tinyPlanFolder,
  writePlan,
} from './built-release.ts';

async function observationsOf(dataFolder: string, id: ReleaseId): Promise<readonly Observation[]> {
  const opened = await openRelease(dataFolder, id);
  if (!opened.ok) throw new Error('cannot be opened');
  const all = await opened.value.observations.all();
  opened.value.close();
  return all;
}

test('the same inputs give the same bytes in every file, wherever they are built', async () => {
  const [one, other] = [temporaryFolder(), temporaryFolder()];
  const copy = temporaryFolder();
  cpSync(limburgFolder, copy, { recursive: true });
  const first = await publishPlan(limburgFolder, one);
  const second = await publishPlan(copy, other);
  expect(second.id).toBe(first.id);
  const hashes = fileHashes(releaseFolder(one, first.id));
  expect(Object.keys(hashes)).toEqual([
    'boundaries.json',
    'catalogue.json',
    'claims.json',
    'manifest.json',
    'observations.parquet',
    'plan.json',
    'withheld.parquet',
  ]);
  expect(fileHashes(releaseFolder(other, second.id))).toEqual(hashes);
});

test('the order of the rows of figures does not matter to the figures and verdicts', async () => {
  const turned = planWith(limburgFolder, 'figures/eurostat.csv', (text) => {
    const [header, ...rows] = text.trimEnd().split('\n');
    return `${[header, ...rows.toReversed()].join('\n')}\n`;
  });
  const data = temporaryFolder();
  const before = await publishPlan(limburgFolder, data);
  const after = await publishPlan(turned, data);
  expect(after.id).not.toBe(before.id);
  expect(await observationsOf(data, after.id)).toEqual(await observationsOf(data, before.id));
  for (const name of ['observations.parquet', 'withheld.parquet', 'claims.json', 'catalogue.json', 'plan.json']) {
    const hashOf = (files: typeof after.files): string | undefined => files.find((file) => file.name === name)?.sha256;
    expect([name, hashOf(after.files)]).toEqual([name, hashOf(before.files)]);
  }
});

async function diffOf(data: string, before: ReleaseId, after: ReleaseId): Promise<ObservationDiff> {
  const filesOf = (id: ReleaseId): readonly string[] => [join(releaseFolder(data, id), 'observations.parquet')];
  const files = await compareFiles(filesOf(before), filesOf(after));
  try {
    return await files.everything();
  } finally {
    files.close();
  }
}

test('a changed figure makes another release, and the comparison says which and by how much', async () => {
  const revised = planWith(tinyPlanFolder, 'figures.csv', (text) => text.replace('DK,2024,2100,', 'DK,2024,2150,'));
  const data = temporaryFolder();
  const before = await publishPlan(tinyPlanFolder, data);
  const after = await publishPlan(revised, data);
  expect(after.id).not.toBe(before.id);
  expect(await diffOf(data, before.id, after.id)).toEqual({
    added: [],
    removed: [],
    remarked: [],
    revised: [
      { indicator: 'residents', area: 'DK', period: '2024', breakdown: '', from: 2100, to: 2150, by: 50 },
      { indicator: 'residents', area: 'OV', period: '2024', breakdown: '', from: 5150, to: 5200, by: 50 },
    ],
  });
  expect((await listReleases(data)).map(({ manifest, current }) => [manifest.id, current])).toContainEqual([
    after.id,
    true,
  ]);
});

test('another version of the code makes another release', async () => {
  const data = temporaryFolder();
  const build = (code: string) => buildRelease({ planFolder: tinyPlanFolder, dataFolder: data, code, offline: true });
  const [one, other] = [await build('1'), await build('2')];
  expect(one.ok && other.ok && one.value.id !== other.value.id).toBe(true);
});

test('a figure that a plan drops or adds is told apart from a revised one', async () => {
  const fewer = planWith(tinyPlanFolder, 'figures.csv', (text) =>
    text.replace(/^library-members-share,PK,2024.*\n/m, ''),
  );
  const data = temporaryFolder();
  const all = (await publishPlan(tinyPlanFolder, data)).id;
  const less = (await publishPlan(fewer, data)).id;
  const dropped = { indicator: 'library-members-share', area: 'PK', period: '2024', breakdown: '' };
  const nothing = { added: [], removed: [], revised: [], remarked: [] };
  expect(await diffOf(data, all, less)).toEqual({ ...nothing, removed: [dropped] });
  expect(await diffOf(data, less, all)).toEqual({ ...nothing, added: [dropped] });
});

test('verification names every file that is missing or changed', async () => {
  const data = temporaryFolder();
  const { id } = await publishPlan(tinyPlanFolder, data);
  expect(await verifyRelease(data, id)).toMatchObject({ ok: true });
  rmSync(join(releaseFolder(data, id), 'catalogue.json'));
  appendFileSync(join(releaseFolder(data, id), 'claims.json'), ' ');
  const verified = await verifyRelease(data, id);
  expect(verified.ok ? [] : verified.problems.map(({ code, at }) => [code, at])).toEqual([
    ['release.file-changed', `releases/${id}/claims.json`],
    ['release.file-missing', `releases/${id}/catalogue.json`],
  ]);
  expect(await openCurrentRelease(data)).toMatchObject({ ok: false });
});

test('a release without a manifest that can be read counts as absent', async () => {
  const data = temporaryFolder();
  const { id } = await publishPlan(tinyPlanFolder, data);
  for (const damage of ['{"format": 1', '[]', '{}', 'null', '{"files": "all"}']) {
    writeFileSync(join(releaseFolder(data, id), 'manifest.json'), damage);
    expect([damage, await verifyRelease(data, id)]).toMatchObject([
      damage,
      { ok: false, problems: [{ code: 'release.absent' }] },
    ]);
    expect(await listReleases(data)).toEqual([]);
  }
  expect((await publishPlan(tinyPlanFolder, data)).id).toBe(id);
  expect(await verifyRelease(data, id)).toMatchObject({ ok: true });
});

test('a damaged release is made anew by the next build, as often as needed', async () => {
  const data = temporaryFolder();
  const { id } = await publishPlan(tinyPlanFolder, data);
  const intact = fileHashes(releaseFolder(data, id));
  for (const name of ['observations.parquet', 'plan.json', 'manifest.json']) {
    writeFileSync(join(releaseFolder(data, id), name), 'damaged');
    expect((await publishPlan(tinyPlanFolder, data)).id).toBe(id);
    expect(fileHashes(releaseFolder(data, id))).toEqual(intact);
    expect(leftovers(data)).toEqual([]);
  }
});

test('four processes that build the same inputs at once all succeed', async () => {
  const data = temporaryFolder();
  const builders = Array.from({ length: 4 }, () => startBuilder('once', data, 'test', tinyPlanFolder));
  expect(await Promise.all(builders.map((builder) => builder.ended))).toEqual([0, 0, 0, 0]);
  const id = await currentRelease(data);
  expect(new Set(builders.map((builder) => builder.steps().at(-1)))).toEqual(new Set([`published ${id}`]));
  expect(await verifyRelease(data, id!)).toMatchObject({ ok: true });
  await publishPlan(tinyPlanFolder, data);
  expect(leftovers(data)).toEqual([]);
});

test('four processes that find the served release damaged mend it together', async () => {
  const data = temporaryFolder();
  const { id } = await publishPlan(tinyPlanFolder, data);
  writeFileSync(join(releaseFolder(data, id), 'claims.json'), 'damaged');
  const builders = Array.from({ length: 4 }, () => startBuilder('once', data, 'test', tinyPlanFolder));
  const exitCodes = await Promise.all(builders.map((builder) => builder.ended));
  expect([exitCodes, builders.map((builder) => builder.errors()).join('')]).toEqual([[0, 0, 0, 0], '']);
  expect(await verifyRelease(data, id)).toMatchObject({ ok: true });
});

test('a malformed plan is refused with all that is wrong, and the release before stays', async () => {
  const data = temporaryFolder();
  const { id } = await publishPlan(tinyPlanFolder, data);
  const before = fileHashes(releasesFolder(data));
  const texts = planTexts(tinyPlanFolder);
  texts.set(
    'plan.yaml',
    (texts.get('plan.yaml') ?? '').replace('focus: DK', 'focus: 7').replace('headline:', 'headlin:'),
  );
  texts.set('indicators.yaml', (texts.get('indicators.yaml') ?? '').replace('direction: more', 'direction: up'));
  texts.set('areas.csv', `${texts.get('areas.csv')}DK,province,Twice,Twice,Twice,,,,OV,,,,,,\n`);
  texts.delete('texts/fr.yaml');
  const problems = await problemsOfBuild(writePlan(texts), data);
  const places = problems.map(({ at }) => at);
  for (const name of ['plan.yaml', 'indicators.yaml', 'areas.csv', 'texts/fr.yaml']) {
    expect(
      places.some((place) => place.startsWith(name)),
      `${name} in ${places.join(' ')}`,
    ).toBe(true);
  }
  for (const { message, hint } of problems) expect([message, hint]).not.toContain('');
  expect(fileHashes(releasesFolder(data))).toEqual(before);
  expect(await currentRelease(data)).toBe(id);
});

test('malformed figures are refused row by row, and the release before stays', async () => {
  const data = temporaryFolder();
  const { id } = await publishPlan(tinyPlanFolder, data);
  const wrong = planWith(tinyPlanFolder, 'figures.csv', (text) =>
    text
      .replace('DK,2023,2000,', 'DK,2023,two thousand,')
      .replace('DK,2024,2100,', 'DX,2024,2100,')
      .replace('PK,2023,3000,', 'PK,23,3000,')
      .replace('library-members-share,DK,2023,30.5', 'library-members-share,DK,2023,130.5'),
  );
  expect((await problemsOfBuild(wrong, data)).map(({ code, at }) => [code, at])).toEqual([
    ['bad-number', 'figures.csv:2'],
    ['unknown-area', 'figures.csv:3'],
    ['bad-period', 'figures.csv:4'],
    ['percentage-out-of-range', 'figures.csv:6'],
  ]);
  expect(await currentRelease(data)).toBe(id);
  expect(readdirSync(releasesFolder(data)).filter((name) => /^[0-9a-f]{16}$/.test(name))).toEqual([id]);
});

test('a malformed plan leaves nothing behind in an empty data folder', async () => {
  const data = temporaryFolder();
  const nowhere = join(temporaryFolder(), 'absent');
  expect((await problemsOfBuild(nowhere, data)).map(({ code }) => code)).toContain('missing-file');
  expect(existsSync(releasesFolder(data))).toBe(false);
  expect(await openCurrentRelease(data)).toBeUndefined();
});

test('publishing is noted in the history, also when a process was stopped before it could', async () => {
  const data = temporaryFolder();
  const { id } = await publishPlan(tinyPlanFolder, data);
  rmSync(join(releasesFolder(data), 'history.jsonl'));
  expect((await listReleases(data))[0]).not.toHaveProperty('published');
  await publishRelease(data, id, new Date('2026-03-01T00:00:00Z'));
  await publishRelease(data, id, new Date('2026-04-01T00:00:00Z'));
  expect((await listReleases(data))[0]).toMatchObject({ current: true, published: '2026-03-01T00:00:00.000Z' });
});

test('a history that was cut off midway is read as far as it goes', async () => {
  const data = temporaryFolder();
  const { id } = await publishPlan(tinyPlanFolder, data);
  appendFileSync(join(releasesFolder(data), 'history.jsonl'), '{"id":"0123');
  expect(await listReleases(data)).toMatchObject([{ manifest: { id }, published: '2026-02-01T00:00:00.000Z' }]);
});

test('a pointer that names no release is no release', async () => {
  const data = temporaryFolder();
  await publishPlan(tinyPlanFolder, data);
  writeFileSync(join(releasesFolder(data), 'CURRENT'), '../../etc/passwd\n');
  expect(await openCurrentRelease(data)).toBeUndefined();
});
