import { strToU8, zipSync } from 'fflate';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testEffects } from '../../../test/doubles/effects.ts';
import { startScriptedServer, type ScriptedServer } from '../../../test/doubles/scripted-server.ts';
import type { Area, AreaCode } from '../area/area.ts';
import type { Indicator } from '../indicator/indicator.ts';
import { stageTables } from './imports-store.ts';
import { listKeptFiles } from './kept-files.ts';
import type { SourcePlan } from './publisher.ts';
import { openRawStore } from './raw-store.ts';
import { fetchSource, sourceSettings } from './source.ts';
import { tableCheck } from './table-check-store.ts';
import { localised } from '../../../test/localised.ts';

const names = ['CD_REFNIS', 'CD_SEX', 'CD_NATLTY', 'CD_CIV_STS', 'CD_AGE', 'MS_POPULATION'];
const area: Area = {
  code: '71002' as AreaCode,
  kind: 'municipality',
  name: localised({ nl: 'As', en: 'As', fr: 'As' }),
  groups: [],
};
const bands = ['1-january', '0-14', '0-19', '15-24', '15-64', '20-64-register', '55-64', '65-plus', '80-plus'];
const indicators = bands.map((band) => ({ id: `population-${band}`, unit: 'PS', series: [] }) as unknown as Indicator);
const plan = { indicators, areas: [area] };

let folder = '';
let double: ScriptedServer | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ambitie-tables-'));
});
afterEach(async () => {
  await double?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Stages what was kept, as the next build does. */
async function stageKept(wanted: SourcePlan) {
  const store = openRawStore(folder);
  const kept = await listKeptFiles(store);
  if (!kept.ok) throw new Error(kept.problems[0]?.message);
  const imports = { tables: [], mappings: new Map<string, string>(), unopened: [] };
  return stageTables({ imports, kept: kept.value }, wanted, store, folder);
}

/** Statbel with a table of the years from 2022, each municipality with one woman and two men for every year of age. */
async function fetchPopulation(rows: (sex: string, age: number) => string) {
  double = await startScriptedServer(({ url }) => {
    const year = /TF_SOC_POP_STRUCT_(\d{4})\.zip$/.exec(url.pathname)?.[1] ?? '';
    if (Number(year) < 2022) return { status: 404, body: '' };
    const lines = ['F', 'M'].flatMap((sex) => [0, 40].map((age) => rows(sex, age)));
    const text = `\uFEFF${names.join('|')}\n${lines.join('\n')}\n`;
    return { status: 200, body: zipSync({ [`TF_SOC_POP_STRUCT_${year}.txt`]: strToU8(text) }) };
  });
  const settings = sourceSettings({
    AMBITIE_STATBEL_POPULATION_URL: `${double.url}/TF_SOC_POP_STRUCT_{year}.zip`,
  });
  return fetchSource(testEffects(), 'statbel-population', plan, openRawStore(folder), settings, tableCheck(folder));
}

/** When each file of a folder was written, by name. */
async function writtenAt(name: string): Promise<readonly (readonly [string, number])[]> {
  const names = await readdir(join(folder, name));
  return Promise.all(names.map(async (each) => [each, (await stat(join(folder, name, each))).mtimeMs] as const));
}

describe('the population of Statbel', () => {
  it('is fetched year by year, kept as it came, and staged once: for the check and the next release', async () => {
    const result = await fetchPopulation((sex, age) => `71002|${sex}|BEL|1|${age}|${sex === 'F' ? 1 : 2}`);
    expect(result.ok && result.value.refused.map(({ code }) => code)).toEqual(['no-table']);
    expect(result.ok && result.value.files.map(({ name, extension }) => `${name}.${extension}`)).toEqual([
      'tf_soc_pop_struct_2025.zip',
      'tf_soc_pop_struct_2024.zip',
      'tf_soc_pop_struct_2023.zip',
      'tf_soc_pop_struct_2022.zip',
    ]);
    expect(result.ok && result.value.observations).toBeGreaterThanOrEqual(4 * 3 * 5);
    const checked = await writtenAt('staged');
    const staged = await stageKept(plan);
    expect(await writtenAt('staged')).toEqual(checked);
    expect(staged.ok && staged.value.map(({ name }) => name.replace(/@.*/, ''))).toEqual([
      'statbel-population/tf_soc_pop_struct_2022',
      'statbel-population/tf_soc_pop_struct_2023',
      'statbel-population/tf_soc_pop_struct_2024',
      'statbel-population/tf_soc_pop_struct_2025',
    ]);
  });

  it('is refused with its line when a count is negative, and nothing is kept of it', async () => {
    const result = await fetchPopulation((sex, age) => `71002|${sex}|BEL|1|${age}|-1`);
    const codes = result.ok ? [] : result.problems.map(({ code }) => code);
    expect(new Set(codes)).toEqual(new Set(['negative-count', 'no-table']));
    expect(await readdir(join(folder, 'raw/statbel-population'))).toEqual(['status.json']);
  });
});

describe('tables without a lasting address', () => {
  const pupils = { ...plan, indicators: [{ id: 'enrolled-pupils', unit: 'PS', series: [] } as unknown as Indicator] };
  const fetchPupils = (url?: string) =>
    fetchSource(
      testEffects(),
      'dataloep',
      pupils,
      openRawStore(folder),
      sourceSettings(url === undefined ? {} : { AMBITIE_DATALOEP_URL: url }),
      tableCheck(folder),
    );

  it('are asked for once somebody names the address, each school year under its own name', async () => {
    const header = 'hoofdstructuur_inschrijving_code;vestiging_fusiegemeente_naam;aantal_inschrijvingen';
    double = await startScriptedServer(({ url }) =>
      url.pathname.endsWith('-2024-2025-1feb.csv')
        ? { status: 200, body: `${header}\n111;As;40\n312;As;2\n` }
        : { status: 404, body: '' },
    );
    const result = await fetchPupils(`${double.url}/{file}`);
    expect(result.ok && result.value.files.map(({ name }) => name)).toEqual([
      'inschrijvingen-leerplicht-instellingen-dataset-2024-2025-1feb',
    ]);
    const staged = await stageKept(pupils);
    expect(staged.ok && staged.value).toHaveLength(1);
  });

  it('say which setting is missing until then', async () => {
    const result = await fetchPupils();
    expect(result.ok ? [] : result.problems).toMatchObject([{ code: 'not-set-up', at: 'AMBITIE_DATALOEP_URL' }]);
  });
});
