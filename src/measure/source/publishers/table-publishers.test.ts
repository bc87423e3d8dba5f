import { zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import writeXlsx from 'write-excel-file/node';
import { describe, expect, test } from 'vitest';
import { loadPlanFolder } from '../../plan-folder.ts';
import { readPlanFiles } from '../../plan-folder-store.ts';
import { hasSharedFiles, readSharedText, sharedPath } from '../../../../test/shared-file.ts';
import { openTableBench } from '../../../../test/table-mutations.ts';
import { builtInMapping } from '../table-publishers.ts';
import { knownToPlan } from '../table/known-to-plan.ts';
import { forPlan, type KnownToPlan, type TableMapping } from '../table/mapping.ts';
import { ardecoTable } from './ardeco.ts';
import { arvastatWorkbook } from './arvastat.ts';
import { compareWithRefnis, readRefnis } from './refnis.ts';
import { statbelPopulation } from './statbel-population.ts';
import { swingUpload } from './swing-upload.ts';

const plan = loadPlanFolder(await readPlanFiles('plans/limburg'));
if (!plan.ok) throw new Error('the shipped plan does not load');
const limburg = knownToPlan(plan.value);

async function read(content: Uint8Array, mapping: TableMapping, known: KnownToPlan = limburg) {
  const bench = await openTableBench(mapping, known);
  try {
    return await bench.read(content);
  } finally {
    bench.close();
  }
}

function ownMapping(fileName: string): TableMapping {
  const mapping = builtInMapping(fileName);
  if (!mapping) throw new Error(`no mapping for ${fileName}`);
  return forPlan(mapping, limburg);
}

describe.skipIf(!hasSharedFiles)('files as their publishers gave them', () => {
  test('Statbel counts 1,451,848,634.50 euros of net taxable income for 75,991 residents of Hasselt in 2013', async () => {
    const content = readFileSync(sharedPath('data/municipal/TF_PSNL_INC_TAX_MUNTY.zip'));
    const rows = (await read(content, ownMapping('TF_PSNL_INC_TAX_MUNTY.zip'))) ?? [];
    expect(rows).toContain('net-taxable-income|71022|2013||1451848634.5|A');
    expect(rows).toContain('residents-income-statistics|71022|2013||75991|A');
    // Nine years of the 44 municipalities of Limburg, two figures each.
    expect(rows).toHaveLength(9 * 44 * 2);
  });

  test('Provincies in Cijfers counts 5,410 crimes in Genk in 2019', async () => {
    const content = readFileSync(sharedPath('data/municipal/Upload_PinC_level_gemeente.txt'));
    const known = { ...limburg, indicators: new Map([['crimes', 'NR' as const]]) };
    const mapping = swingUpload({ dataset: 'v2801', level: 'gemeente', indicators: { v2801_vh_totcrim: 'crimes' } });
    const rows = (await read(content, mapping, known)) ?? [];
    expect(rows).toContain('crimes|71016|2019||5410|A');
    expect(new Set(rows.map((row) => row.split('|')[2])).size).toBe(9);
  });

  test('a sheet of an upload workbook is read like the text', async () => {
    const content = readFileSync(sharedPath('data/municipal/000_voorbeeld_upload.xlsx'));
    const known = { ...limburg, indicators: new Map([['pupils', 'PS' as const]]) };
    const order = { dataset: 'v2301', level: 'gemeente2024', sheet: 'voorbeeld_UPLOAD_onderwijs' } as const;
    const rows = (await read(content, swingUpload({ ...order, indicators: { v2301_GLO_V: 'pupils' } }), known)) ?? [];
    expect(rows.length).toBeGreaterThan(40);
    expect(rows.every((row) => row.startsWith('pupils|7'))).toBe(true);
  });

  test('the official list before 2025 lacks the six municipalities of the mergers of 2025 and no other', () => {
    const entries = readRefnis(readSharedText('data/municipal/refnis.csv'), 'refnis.csv');
    if (!entries.ok) throw new Error(entries.problems[0]?.message);
    const { compared, differences } = compareWithRefnis(entries.value, plan.value.areas);
    expect(compared).toBeGreaterThan(44);
    const missing = differences.filter(({ code }) => code === 'not-in-list').map(({ at }) => at);
    expect(missing).toEqual(['71071', '71072', '73110', '73111'].map((code) => `areas.csv (${code})`));
    const others = differences.filter(({ code }) => code !== 'not-in-list');
    expect(others.every(({ message }) => message.includes('ends never in the list, 2024-12-31 in the plan'))).toBe(
      true,
    );
  });
});

test('the structure of the population is added up to bands, in total and by sex', async () => {
  const columns = 'CD_REFNIS|TX_DESCR_NL|CD_SEX|CD_NATLTY|TX_NATLTY_NL|CD_CIV_STS|TX_CIV_STS_NL|CD_AGE|MS_POPULATION';
  const row = (nis: string, sex: string, status: number, age: number, persons: number): string =>
    `${nis}|Naam "x"|${sex}|BEL|Belgen|${status}|Ongehuwd|${age}|${persons}`;
  const rows = [
    row('71002', 'F', 1, 14, 10),
    row('71002', 'M', 1, 19, 20),
    row('71002', 'M', 2, 19, 1),
    row('71002', 'F', 3, 80, 5),
    row('11001', 'F', 3, 80, 7),
  ];
  const text = Buffer.from(`\uFEFF${columns}\r\n${rows.join('\r\n')}\r\n`);
  const zip = zipSync({ 'TF_SOC_POP_STRUCT_2025.txt': text });
  const read2025 = (await read(zip, ownMapping('TF_SOC_POP_STRUCT_2025.zip'))) ?? [];
  const found = (indicator: string): readonly string[] => read2025.filter((one) => one.startsWith(`${indicator}|`));
  expect(found('population-1-january')).toEqual([
    'population-1-january|71002|2025|sex=F|15|A',
    'population-1-january|71002|2025|sex=M|21|A',
    'population-1-january|71002|2025||36|A',
  ]);
  expect(found('population-0-19')).toContain('population-0-19|71002|2025||31|A');
  expect(found('population-80-plus')).toEqual([
    'population-80-plus|71002|2025|sex=F|5|A',
    'population-80-plus|71002|2025||5|A',
  ]);
  expect(statbelPopulation.fileName(2025)).toBe('TF_SOC_POP_STRUCT_2025.zip');
});

test('a zip with a wrong byte is refused', async () => {
  const zip = Buffer.from(
    zipSync({ 'TF_SOC_POP_STRUCT_2025.txt': Buffer.from('CD_REFNIS|MS_POPULATION\n'.repeat(9)) }),
  );
  zip[60] = (zip[60] ?? 0) ^ 255;
  expect(await read(zip, ownMapping('TF_SOC_POP_STRUCT_2025.zip'))).toBeUndefined();
});

test('enrolments are added up by the municipality as it was named on 1 February', async () => {
  const header =
    'schooljaar;hoofdstructuur_inschrijving_code;graad_so;vestiging_fusiegemeente_naam;aantal_inschrijvingen';
  const rows = ['312;2;Hasselt;4', '311;2;Hasselt;10', '312;3;Genk;6', '312;3;Antwerpen;9'];
  const text = `${header}\n${rows.map((row) => `2023-2024;${row}`).join('\n')}\n`;
  const name = 'inschrijvingen-leerplicht-instellingen-dataset-2023-2024-1feb.csv';
  expect(await read(Buffer.from(text), ownMapping(name))).toEqual([
    'enrolled-pupils|71016|2023-2024||6|A',
    'enrolled-pupils|71022|2023-2024||14|A',
    'part-time-vocational-pupils|71016|2023-2024||6|A',
    'part-time-vocational-pupils|71022|2023-2024||4|A',
  ]);
  expect(builtInMapping('inschrijvingen-leerplicht-instellingen-dataset-2023-2025-1feb.csv')).toBeUndefined();
});

test('an Arvastat workbook is read below its title, and refused when its total is wrong', async () => {
  const workbook = (total: number): Promise<Buffer> =>
    writeXlsx([
      {
        sheet: 'Data',
        data: [
          ['Niet-werkende werkzoekenden'],
          [],
          ['Gebied: Limburg'],
          ['Periode: oktober 2025'],
          [],
          ['Gemeente', 'Werkzoekenden'],
          ['Genk', 3000],
          ['Herstappe', '<5'],
          ['Hasselt', 2500],
          ['Totaal', total],
        ],
      },
    ]).toBuffer();
  const known = { ...limburg, indicators: new Map([['jobseekers', 'PS' as const]]) };
  const indicators = { Werkzoekenden: 'jobseekers' };
  const mapping = arvastatWorkbook({ dataset: 'nwwz', area: 'Gemeente', indicators, asOf: '2025-10-01' });
  expect(await read(await workbook(5503), mapping, known)).toEqual([
    'jobseekers|71016|2025-10||3000|A',
    'jobseekers|71072|2025-10||2500|A',
    'jobseekers|73028|2025-10|||Q',
  ]);
  const whole = { ...mapping, missing: { '': 'O' } } as const;
  expect(await read(await workbook(5503), whole, known)).toBeUndefined();
  expect(await read(await workbook(1), mapping, known)).toBeUndefined();
});

test('ARDECO gives thousands of persons for provinces', async () => {
  const text = `VARIABLE,VERSION,LEVEL,NUTSCODE,YEAR,UNIT,VALUE
RNETD,2021,2,BE22,2023,Persons,370.5
RNETD,2021,2,BE22,2023,Percent,1
RNETD,2016,2,BE22,2023,Persons,1
RNETD,2021,2,ZZ11,2023,Persons,120
`;
  const known = { ...limburg, indicators: new Map([['employed', 'PS' as const]]) };
  const mapping = ardecoTable({
    variable: 'RNETD',
    indicator: 'employed',
    unit: 'Persons',
    scale: 1000,
    version: '2021',
  });
  expect(await read(Buffer.from(text), mapping, known)).toEqual(['employed|BE22|2023||370500|A']);
});
