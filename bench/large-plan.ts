import { DuckDBInstance } from '@duckdb/node-api';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { locales } from '../src/foundation/locale.ts';
import type { KnownToPlan } from '../src/measure/source/table/mapping.ts';

/** An invented plan on disk with one large table to import. */
export interface LargePlan {
  readonly folder: string;
  /** The table: one CSV line for each observation; and how it is read. */
  readonly table: string;
  readonly mapping: string;
  readonly observations: number;
  readonly indicators: readonly string[];
  readonly municipalities: readonly string[];
  /** Breakdowns besides the total, as observations have them. */
  readonly breakdowns: readonly string[];
}

const provinces = ['P1', 'P2', 'P3', 'P4', 'P5'];
const municipalities = numbered('M', 490, 3);
/** Additive counts of municipalities, then percentages, then rates that follow from two counts. */
const counts = numbered('i', 20, 2);
const percentages = numbered('i', 36, 2).slice(20);
const rates = numbered('i', 40, 2).slice(36);
const indicators = [...counts, ...percentages, ...rates];
const firstYear = 2000;
const years = 26;
const ages = Array.from({ length: 10 }, (_, index) => `Y${index * 5 + 5}-${index * 5 + 9}`);

function numbered(letter: string, count: number, digits: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => letter + String(index).padStart(digits, '0'));
}

const mapping = {
  publisher: 'Bureau',
  dataset: 'register',
  format: { kind: 'csv', delimiter: ',', quote: 'none' },
  header: { line: 1 },
  area: { column: 'area', written: 'plan' },
  period: { column: 'period', written: 'sdmx' },
  dimensions: [{ name: 'age', column: 'age', total: 'T' }],
  indicator: { column: 'indicator' },
  values: [{ column: 'value' }],
};

/** Units by indicator and the codes of all areas: what the table may speak of. */
export const largeTerms: KnownToPlan = {
  indicators: new Map(indicators.map((id) => [id, counts.includes(id) ? 'PS' : 'PC'])),
  areas: new Set(['R', ...provinces, ...municipalities]),
};

/** Writes the plan: 40 indicators, 490 municipalities in 5 provinces, 26 years, 11 breakdowns. Always the same bytes. */
export async function makeLargePlan(folder: string): Promise<LargePlan> {
  for (const part of ['texts', 'imports']) await mkdir(join(folder, part), { recursive: true });
  const table = join(folder, 'imports/register.csv');
  const mappingFile = join(folder, 'imports/register.mapping.yaml');
  const files: Readonly<Record<string, string>> = {
    'plan.yaml': stringify(planStructure),
    'indicators.yaml': stringify({ breaks: {}, indicators: Object.fromEntries(indicators.map(definitionOf)) }),
    'claims.yaml': '{}\n',
    'figures.csv': 'indicator,area,period,value,unit,flag,publisher,dataset,note,retrieved\n',
    'areas.csv': areaLines().join(''),
    'imports/register.mapping.yaml': stringify(mapping),
    ...Object.fromEntries(locales.map((locale) => [`texts/${locale}.yaml`, stringify(texts)])),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const observations = await writeTable(table);
  const breakdowns = ages.map((age) => `age=${age}`);
  return { folder, table, mapping: mappingFile, observations, indicators, municipalities, breakdowns };
}

const planStructure = {
  id: 'large',
  focus: 'P1',
  benchmark: 'R',
  peers: provinces.slice(1),
  headline: 'i20',
  findings: [],
  commitments: [{ id: 'C1', kpis: ['K1'], indicators: ['i20'] }],
  ambitions: [{ id: '1', actions: [], kpis: [{ id: 'K1', indicators: ['i20', 'i00'] }] }],
  groups: [],
  talentDimensions: [],
  publishers: { Bureau: { licence: 'CC0 1.0' } },
};

const texts = {
  plan: { name: 'Groot', region: 'P1', inhabitants: 'mensen', peers: 'provincies', intro: 'Intro.' },
  commitments: { C1: { title: 'C', text: 'C.' } },
  ambitions: { '1': { title: 'A', summary: 'S', text: 'T' } },
  kpis: { K1: { title: 'K', text: 'T' } },
  indicators: Object.fromEntries(
    indicators.map((id) => [
      id,
      {
        name: `Cijfer ${id}`,
        measure: `Mensen ${id}`,
        sentence: 'In {area} {count, plural, one {# mens} other {# mensen}}.',
        definition: 'Verzonnen.',
      },
    ]),
  ),
};

function definitionOf(id: string): readonly [string, object] {
  const isCount = counts.includes(id);
  const at = rates.indexOf(id);
  const formula = { numerator: [counts[at]], denominator: [counts[at + 1]] };
  return [
    id,
    {
      unit: isCount ? 'PS' : 'PC',
      direction: 'more',
      ...(isCount && { additive: true }),
      ...(at >= 0 && { formula }),
      publisher: 'Bureau',
      reference: { title: 'Bureau' },
    },
  ];
}

function areaLines(): readonly string[] {
  return [
    'code,kind,name_nl,name_en,name_fr,valid_from,valid_to,successor,parent,groups,group_set,longitude,latitude,tile_column,tile_row\n',
    'R,region,Rijk,Realm,Royaume,,,,,,,,,,\n',
    ...provinces.map((code) => `${code},province,${code},${code},${code},,,,R,,,,,,\n`),
    ...municipalities.map((code, index) => {
      const tile = `${index % 25},${Math.floor(index / 25)}`;
      return `${code},municipality,${code},${code},${code},1977-01-01,,,${provinces[index % 5]},,,5.1,51.1,${tile}\n`;
    }),
  ];
}

/** Counts of municipalities, percentages of provinces too; the provinces' counts are left to the release to add up. */
async function writeTable(path: string): Promise<number> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '1GB' });
  const connection = await instance.connect();
  try {
    await connection.run(`
      COPY (
        SELECT printf('i%02d', i) AS indicator,
          CASE WHEN a < ${provinces.length} THEN 'P' || (a + 1) ELSE printf('M%03d', a - ${provinces.length}) END AS area,
          ${firstYear} + y AS period, CASE b WHEN 0 THEN 'T' ELSE 'Y' || (b * 5) || '-' || (b * 5 + 4) END AS age,
          CASE WHEN i < ${counts.length} THEN CAST(1000 + v % 90000 AS VARCHAR)
            ELSE CAST(CAST(10 + (v % 8000) / 100 AS DECIMAL(5, 1)) AS VARCHAR) END AS value
        FROM range(${counts.length + percentages.length}) t1(i), range(${provinces.length + municipalities.length}) t2(a),
          range(${years}) t3(y), range(${ages.length + 1}) t4(b), LATERAL (SELECT i * 7919 + a * 104729 + y * 31 + b * 17 AS v)
        WHERE i >= ${counts.length} OR a >= ${provinces.length}
        ORDER BY i, a, y, b
      ) TO '${path.replaceAll("'", "''")}' (HEADER)`);
    const counted = await connection.runAndReadAll(`SELECT count(*) FROM read_csv(?, header = true)`, [path]);
    return Number(counted.getRows()[0]?.[0]);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
