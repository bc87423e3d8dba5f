import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Area } from '../../src/measure/area/area.ts';
import { loadPlanFolder, planFileNames } from '../../src/measure/plan-folder.ts';
import { listInputs } from '../../src/measure/release/build-inputs-store.ts';
import { buildRelease } from '../../src/measure/release/build-store.ts';
import { jsonFile, releaseIdOf, writeRelease } from '../../src/measure/release/release-store.ts';
import type { RawRecord, RawStore } from '../../src/measure/source/raw-file.ts';
import { openRawStore } from '../../src/measure/source/raw-store.ts';
import { publishers } from '../../src/measure/source/source.ts';
import { limburgFolder, planTexts, temporaryFolder, writePlan } from './built-release.ts';

const plan = loadPlanFolder(planTexts(limburgFolder));
if (!plan.ok) throw new Error('the shipped plan does not load');

/** Keeps a file as if it was fetched. */
async function keep(store: RawStore, source: string, fileName: string, text: string): Promise<RawRecord> {
  const [name = '', extension = ''] = fileName.toLowerCase().split('.');
  const content = new TextEncoder().encode(text);
  const url = `https://example.org/${fileName}`;
  const record = store.recordOf({ source, name, extension, url, retrieved: '2026-11-24T10:00:00.000Z', content });
  await store.keep(record, content);
  return record;
}

/** Boundaries of the present municipalities of a plan: a square for each. */
function squares(areas: readonly Area[]): string {
  const present = areas.filter(({ kind, validTo }) => kind === 'municipality' && !validTo);
  const features = present.map(({ code, centroid }) => ({
    type: 'Feature',
    properties: { NISCODE: code },
    geometry: { type: 'Polygon', coordinates: [squareAround(centroid ?? [0, 0])] },
  }));
  return JSON.stringify({ type: 'FeatureCollection', features });
}

function squareAround([x, y]: readonly [number, number]): readonly (readonly [number, number])[] {
  const [west, east, south, north] = [x - 0.01, x + 0.01, y - 0.01, y + 0.01];
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

/** A store that notes what is asked of it. */
function noting(store: RawStore): { readonly store: RawStore; readonly asked: readonly string[] } {
  const asked: string[] = [];
  const note =
    <Args extends readonly unknown[], T>(name: (...args: Args) => string, act: (...args: Args) => T) =>
    (...args: Args): T => {
      asked.push(name(...args));
      return act(...args);
    };
  return {
    asked,
    store: {
      ...store,
      latest: note((source) => `list ${source}`, store.latest),
      read: note(({ source }) => `read ${source}`, store.read),
      verify: note(({ source }) => `verify ${source}`, store.verify),
    },
  };
}

/** Limburg with boundaries and a table of its population that were fetched. */
const dataFolder = temporaryFolder();
const store = openRawStore(dataFolder);
const boundaries = await keep(store, 'boundaries', 'municipalities-2025.json', squares(plan.value.areas));
const rows = 'CD_REFNIS|CD_SEX|CD_NATLTY|CD_CIV_STS|CD_AGE|MS_POPULATION\n71002|F|BEL|1|20|7\n';
await keep(store, 'statbel-population', 'TF_SOC_POP_STRUCT_2025.txt', rows);
const order = { planFolder: limburgFolder, dataFolder, code: 'test', offline: false };
const firstTime = noting(store);
const built = await buildRelease(order, firstTime.store);

/** The same, in a folder of its own. */
function builtFolder(): { readonly order: typeof order; readonly store: RawStore } {
  const copy = temporaryFolder();
  cpSync(dataFolder, copy, { recursive: true });
  return { order: { ...order, dataFolder: copy }, store: openRawStore(copy) };
}

test('a build lists what was kept once, and reads each kept file once', async () => {
  expect(built.ok ? [] : built.problems).toEqual([]);
  const listed = publishers.map(({ id }) => `list ${id}`);
  // A table is read by the database, from its path.
  expect(firstTime.asked).toEqual([...listed, 'read boundaries', 'verify statbel-population']);
  const secondTime = noting(store);
  expect(await buildRelease(order, secondTime.store)).toEqual(built);
  expect(secondTime.asked).toEqual([...listed, 'verify statbel-population', 'verify boundaries']);
});

test('nothing is parsed when the release of these inputs is there: they may be anything', async () => {
  const planFolder = writePlan(new Map(planFileNames.map((name) => [name, `no ${name}: [`])));
  mkdirSync(join(planFolder, 'imports'));
  writeFileSync(join(planFolder, 'imports', 'pupils.csv'), '"');
  writeFileSync(join(planFolder, 'imports', 'pupils.mapping.yaml'), '{');
  const data = temporaryFolder();
  const kept = openRawStore(data);
  await keep(kept, 'boundaries', 'municipalities-2025.json', '{');
  await keep(kept, 'statbel-population', 'TF_SOC_POP_STRUCT_2025.zip', 'no zip');
  const layers = [{ name: 'lantern/lanterns.csv', read: async () => 'no figures: "' }];
  const unreadable = { planFolder, dataFolder: data, code: 'test', offline: false, layers };
  const { hashes } = await listInputs(unreadable, kept);
  const manifest = await writeRelease(
    data,
    {
      format: 1,
      id: releaseIdOf('test', hashes),
      plan: 'anything',
      code: 'test',
      figuresOf: '',
      counts: { published: 0, computed: 0 },
      inputs: hashes,
    },
    [jsonFile('plan.json', {})],
  );
  expect(await buildRelease(unreadable)).toEqual({ ok: true, value: manifest });
  expect(existsSync(join(data, 'staged'))).toBe(false);
  expect(await buildRelease({ ...unreadable, code: 'newer' })).toMatchObject({ ok: false });
});

test('a kept file that was changed is told, also when the release that was made of it is there', async () => {
  const copy = builtFolder();
  const path = copy.store.pathOf(boundaries);
  writeFileSync(path, '{}');
  expect(await buildRelease(copy.order)).toMatchObject({
    ok: false,
    problems: [{ code: 'raw-file-damaged', at: path }],
  });
});

test('a kept file that the plan has no use for stands in the way of nothing', async () => {
  const copy = builtFolder();
  const unused = await keep(copy.store, 'eurostat', 'given-up.json', '{}');
  writeFileSync(copy.store.pathOf(unused), 'damaged');
  const first = await buildRelease(copy.order);
  expect(first.ok ? [] : first.problems).toEqual([]);
  expect(await buildRelease(copy.order)).toEqual(first);
});
