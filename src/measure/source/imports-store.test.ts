import { appendFileSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../../test/release/built-release.ts';
import { loadPlanFolder } from '../plan-folder.ts';
import { readPlanFiles } from '../plan-folder-store.ts';
import { stageImports } from './imports-store.ts';
import { openRawStore } from './raw-store.ts';

const plan = loadPlanFolder(await readPlanFiles('plans/limburg'));
if (!plan.ok) throw new Error('the shipped plan does not load');
const { indicators, areas } = plan.value;

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

const stage = (folder: string, data: string) => stageImports(folder, { indicators, areas }, data);

describe('tables in the folder imports', () => {
  test('are staged once, and again only when they, their mapping or the plan change', async () => {
    const folder = folderWith({ 'pupils.csv': 'nis,year,n\n71002,2024,12\n', 'pupils.mapping.yaml': mapping });
    const data = temporaryFolder();
    const first = await stage(folder, data);
    if (!first.ok) throw new Error(first.problems[0]?.message);
    expect(first.value).toMatchObject([{ name: 'imports/pupils.csv', bytes: 25 }]);
    const path = first.value[0]?.path ?? '';
    const made = statSync(path).mtimeMs;
    expect(await stage(folder, data)).toEqual(first);
    expect(statSync(path).mtimeMs).toBe(made);
    appendFileSync(join(folder, 'imports', 'pupils.csv'), '71016,2024,3\n');
    const second = await stage(folder, data);
    expect(second.ok && second.value[0]?.sha256).not.toBe(first.value[0]?.sha256);
    const fewer = await stageImports(folder, { indicators, areas: areas.slice(0, -1) }, data);
    expect(fewer.ok && fewer.value[0]?.sha256).not.toBe(second.ok && second.value[0]?.sha256);
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
    const kept = await openRawStore(data).keep(
      {
        source: 'statbel-population',
        name: 'tf_soc_pop_struct_2025',
        extension: 'txt',
        url: `https://statbel.example/${name}`,
        retrieved: '2026-11-24T10:00:00.000Z',
        content: text,
      },
      () => [],
    );
    expect(kept.ok).toBe(true);
    const fewer = indicators.filter(({ id }) => !id.startsWith('population'));
    expect(await stageImports(temporaryFolder(), { indicators: fewer, areas }, data)).toEqual({ ok: true, value: [] });
    const refused = await stageImports(folderWith({ [name]: text }), { indicators: fewer, areas }, data);
    expect(refused.ok ? [] : refused.problems.map(({ code }) => code)).toEqual(['nothing-for-plan']);
    const fetched = await stage(temporaryFolder(), data);
    expect(fetched.ok && fetched.value.map((file) => file.name)).toEqual([
      'statbel-population/tf_soc_pop_struct_2025@2026-11-24T10:00:00.000Z',
    ]);
  });
});
