import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/release/built-release.ts';
import { loadPlanFolder } from '../plan-folder.ts';
import { readPlanFiles } from '../plan-folder-store.ts';
import { importInputs, listImports, stageTables } from './imports-store.ts';
import { listKeptFiles } from './kept-files.ts';
import { openRawStore } from './raw-store.ts';

const plan = loadPlanFolder(await readPlanFiles('plans/limburg'));
if (!plan.ok) throw new Error('the shipped plan does not load');
const { indicators, areas } = plan.value;
const known = { indicators, areas };

const mapping = `
publisher: VDAB
dataset: demo
retrieved: 2026-11-24
format: { kind: csv, delimiter: ',' }
area: { column: nis, written: nis }
period: { column: year }
values: [{ column: n, indicator: dual-learning-pupils }]
`;

function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'imports'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, 'imports', name), content);
  return folder;
}

/** Stages the tables of a plan folder and those that were kept in a data folder. */
async function stage(folder: string, data: string, parts: Partial<typeof known> = {}) {
  const store = openRawStore(data);
  const kept = await listKeptFiles(store);
  if (!kept.ok) throw new Error(kept.problems[0]?.message);
  return stageTables({ imports: await listImports(folder), kept: kept.value }, { ...known, ...parts }, store, data);
}

describe('tables in the folder imports', () => {
  test('are staged once, and again only when they, their mapping or the plan change', async () => {
    const folder = folderWith({ 'pupils.csv': 'nis,year,n\n71002,2024,12\n', 'pupils.mapping.yaml': mapping });
    const data = temporaryFolder();
    const first = await stage(folder, data);
    if (!first.ok) throw new Error(first.problems[0]?.message);
    expect(first.value).toMatchObject([{ name: 'imports/pupils.csv' }]);
    const path = first.value[0]?.path ?? '';
    const made = statSync(path).mtimeMs;
    expect(await stage(folder, data)).toEqual(first);
    expect(statSync(path).mtimeMs).toBe(made);
    appendFileSync(join(folder, 'imports', 'pupils.csv'), '71016,2024,3\n');
    const second = await stage(folder, data);
    expect(second.ok && second.value[0]?.path).not.toBe(path);
    const fewer = await stage(folder, data, { areas: areas.slice(0, -1) });
    expect(fewer.ok && fewer.value[0]?.path).not.toBe(second.ok && second.value[0]?.path);
    expect(readdirSync(join(data, 'staged'))).toHaveLength(3);
  });

  test('are refused together, each with its problems', async () => {
    const folder = folderWith({
      'a.csv': 'nis,year,n\n71002,2024,-1\n',
      'a.mapping.yaml': mapping,
      'b.csv': 'x\n',
      'c.mapping.yaml': mapping,
    });
    const result = await stage(folder, temporaryFolder());
    expect(result.ok ? [] : result.problems.map(({ at, code }) => `${at} ${code}`)).toEqual([
      'imports/c.mapping.yaml no-table',
      'imports/b.csv no-mapping',
    ]);
    const other = folderWith({ 'a.csv': 'nis,year,n\n71002,2024,-1\n', 'a.mapping.yaml': mapping });
    const refused = await stage(other, temporaryFolder());
    expect(refused.ok ? [] : refused.problems.map(({ at, code }) => `${at} ${code}`)).toEqual([
      'imports/a.csv:2 negative-count',
    ]);
  });

  test('need not be there', async () => {
    expect(await stage(temporaryFolder(), temporaryFolder())).toEqual({ ok: true, value: [] });
  });

  test('need no mapping under the name that their publisher gives them, and neither do fetched ones', async () => {
    const text = Buffer.from('CD_REFNIS|CD_SEX|CD_NATLTY|CD_CIV_STS|CD_AGE|MS_POPULATION\n71002|F|BEL|1|20|7\n');
    const name = 'TF_SOC_POP_STRUCT_2025.txt';
    const data = temporaryFolder();
    const own = await stage(folderWith({ [name]: text }), data);
    expect(own.ok && own.value.map((file) => file.name)).toEqual([`imports/${name}`]);
    const store = openRawStore(data);
    const record = store.recordOf({
      source: 'statbel-population',
      name: 'tf_soc_pop_struct_2025',
      extension: 'txt',
      url: `https://statbel.example/${name}`,
      retrieved: '2026-11-24T10:00:00.000Z',
      content: text,
    });
    await store.keep(record, text);
    const fewer = indicators.filter(({ id }) => !id.startsWith('population'));
    expect(await stage(temporaryFolder(), data, { indicators: fewer })).toEqual({ ok: true, value: [] });
    const refused = await stage(folderWith({ [name]: text }), data, { indicators: fewer });
    expect(refused.ok ? [] : refused.problems.map(({ code }) => code)).toEqual(['nothing-for-plan']);
    const fetched = await stage(temporaryFolder(), data);
    expect(fetched.ok && fetched.value.map((file) => file.name)).toEqual([
      'statbel-population/tf_soc_pop_struct_2025@2026-11-24T10:00:00.000Z',
    ]);
  });

  test('are inputs by the hash of the file itself, with its day when no mapping names one', async () => {
    const table = 'nis,year,n\n71002,2024,12\n';
    const folder = folderWith({
      'dated.csv': table,
      'dated.mapping.yaml': mapping,
      'undated.csv': table,
      'undated.mapping.yaml': mapping.replace(/^retrieved.*$/m, ''),
      'bare.csv': table,
    });
    for (const name of ['dated', 'undated', 'bare']) {
      utimesSync(join(folder, 'imports', `${name}.csv`), new Date(), new Date('2026-10-05T12:00:00Z'));
    }
    const inputs = importInputs(await listImports(folder));
    expect(inputs.map(({ name }) => name)).toEqual([
      'imports/bare.csv@2026-10-05',
      'imports/dated.csv',
      'imports/undated.csv@2026-10-05',
      'imports/dated.mapping.yaml',
      'imports/undated.mapping.yaml',
    ]);
    const sha256 = createHash('sha256').update(table).digest('hex');
    expect(inputs[1]).toEqual({ name: 'imports/dated.csv', sha256, bytes: 25 });
  });
});
