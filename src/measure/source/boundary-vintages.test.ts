import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testEffects } from '../../../test/doubles/effects.ts';
import { startScriptedServer, type ScriptedServer } from '../../../test/doubles/scripted-server.ts';
import { hasSharedFiles, readSharedText } from '../../../test/shared-file.ts';
import type { Area, AreaCode } from '../area/area.ts';
import { listKeptFiles, readKeptFiles } from './kept-files.ts';
import { openRawStore } from './raw-store.ts';
import { fetchSource, sourceSettings } from './source.ts';

let folder = '';
let double: ScriptedServer | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ambitie-vintages-'));
});
afterEach(async () => {
  await double?.close();
  await rm(folder, { recursive: true, force: true });
});

describe.skipIf(!hasSharedFiles)('the boundaries of Limburg', () => {
  const areas = hasSharedFiles ? limburg() : [];
  const plan = { indicators: [], areas };
  const serve = async () => {
    double = await startScriptedServer(({ url }) => ({
      status: 200,
      body: readSharedText(`data/geo/limburg_gemeenten_${url.pathname.slice(1)}.geojson`),
    }));
    return `${double.url}/{vintage}`;
  };
  const stored = async () => {
    const kept = await listKeptFiles(openRawStore(folder));
    const read = kept.ok ? await readKeptFiles(openRawStore(folder), kept.value, plan) : kept;
    return read.ok ? read.value.boundaries.map(({ vintage, features }) => [vintage, features.length]) : read.problems;
  };

  it('are fetched and kept per vintage: 38, 42 and 44 municipalities', async () => {
    const settings = sourceSettings({ AMBITIE_BOUNDARIES_URL: await serve() });
    const fetched = await fetchSource(testEffects(), 'boundaries', plan, openRawStore(folder), settings);
    expect(fetched.ok && fetched.value.files.map(({ name }) => name)).toEqual([
      'municipalities-2025',
      'municipalities-2019',
      'municipalities-2018',
    ]);
    expect(await stored()).toEqual([
      ['2025', 38],
      ['2019', 42],
      ['2018', 44],
    ]);
  });

  it('of a second publisher fill in what the first one does not have', async () => {
    const address = await serve();
    const present = sourceSettings({ AMBITIE_BOUNDARIES_URL: address.replace('{vintage}', '2025') });
    const unreachable = { ...present, patience: { ...present.patience, tries: 1 } };
    const fetchOnly: typeof globalThis.fetch = (input, init) =>
      new Request(input).url.startsWith('http://127.0.0.1')
        ? fetch(input, init)
        : Promise.resolve(new Response('', { status: 404 }));
    const effects = { ...testEffects(), fetch: fetchOnly };
    const first = await fetchSource(effects, 'boundaries', plan, openRawStore(folder), unreachable);
    expect(first.ok && first.value.refused.map(({ code }) => code)).toEqual(['publisher-error', 'publisher-error']);
    expect(await stored()).toEqual([['2025', 38]]);
    const gisco = sourceSettings({ AMBITIE_GISCO_URL: address });
    expect((await fetchSource(effects, 'gisco', plan, openRawStore(folder), gisco)).ok).toBe(true);
    expect(await stored()).toEqual([
      ['2025', 38],
      ['2019', 42],
      ['2018', 44],
    ]);
  });

  it('of Europe are not fetched unless asked for', async () => {
    const result = await fetchSource(testEffects(), 'gisco', plan, openRawStore(folder), sourceSettings({}));
    expect(result.ok ? [] : result.problems).toMatchObject([{ code: 'not-set-up', at: 'AMBITIE_GISCO_URL' }]);
  });
});

function limburg(): readonly Area[] {
  const [, ...lines] = readSharedText('facts/areas.csv').trim().split(/\r?\n/);
  return lines.map((line) => {
    const [code = '', name = '', validFrom = '', validTo = ''] = line.split(',');
    return {
      code: code as AreaCode,
      kind: 'municipality',
      name: { nl: name, en: name, fr: name },
      groups: [],
      ...(validFrom ? { validFrom } : {}),
      ...(validTo ? { validTo } : {}),
    };
  });
}
