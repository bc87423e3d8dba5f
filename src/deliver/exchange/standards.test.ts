import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormatsModule from 'ajv-formats';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { anyProjects } from '../../../test/deliver/any-project.ts';
import { hasSharedFiles, readSharedText } from '../../../test/shared-file.ts';
import { readXml, type XmlElement } from '../../../test/well-formed-xml.ts';
import { defaultExchangeSettings } from '../../plan/exchange-settings.ts';
import type { ExchangedProject } from './exchanged-project.ts';
import { grantsJson } from './grants.ts';
import { iatiActivities } from './iati.ts';
import { spread } from './iati-money.ts';
import { publicPart, type PublicProject } from './publication.ts';

const settings = {
  ...defaultExchangeSettings('limburg', 'Limburg'),
  sectors: { '10': '11330', '11': '16020', '12': '11231' },
};
const setting = {
  settings,
  now: new Date('2026-06-01T12:00:00Z'),
  pageOf: (slug: string) => `https://ambitie.example/projecten/${slug}`,
  municipalityName: (code: string) => `Gemeente ${code}`,
};

async function* only(projects: readonly ExchangedProject[]): AsyncGenerator<readonly PublicProject[]> {
  yield projects.map((project) => publicPart(project, '2026-06-01'));
}

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

function iatiOf(projects: readonly ExchangedProject[]): Promise<string> {
  return textOf(iatiActivities(only(projects), setting));
}

const samples = fc
  .sample(anyProjects, { numRuns: 30, seed: 49 })
  .flatMap((projects, round) => projects.map((project) => ({ ...project, slug: `${project.slug}-${round}` })));

const full: ExchangedProject = {
  id: '1',
  slug: 'talent-academie',
  stage: 'labelled',
  title: { nl: 'Talent & co', fr: 'Académie' },
  summary: { nl: 'Workshops' },
  description: {},
  actions: ['A10.1', 'A11.2', 'A12.3'],
  groups: [],
  themes: [],
  municipalities: ['71016'],
  plannedStart: '2024-01-01',
  plannedEnd: '2026-06-30',
  actualStart: '2024-02-01',
  contactAddress: 'contact@uhasselt.example',
  labelledOn: '2023-11-15',
  partners: [
    { organisation: 'o', slug: 'uh', name: 'UHasselt', kind: 'education', role: 'lead', isNaturalPerson: false },
  ],
  budget: [
    { id: '1', label: 'Werking', source: 'erdf', planned: 1000, committed: 900.5, paid: 0 },
    { id: '2', label: 'Eigen', source: 'own', planned: 500, committed: 500 },
  ],
  milestones: [],
  risks: [],
  results: [
    {
      id: 'r',
      kind: 'outcome',
      title: 'Jongeren',
      description: '',
      indicators: [
        {
          id: 'i',
          title: 'Deelnemers',
          measure: 'unit',
          ascending: false,
          baseline: { year: 2023, value: 0 },
          periods: [
            {
              id: 'p',
              start: '2024-01-01',
              end: '2024-12-31',
              state: 'approved',
              target: 40,
              targetComment: 'Twee groepen',
              parts: [{ dimension: 'sex', category: 'F', target: 20 }],
            },
          ],
        },
      ],
    },
  ],
  contributions: [],
  references: [],
  version: 1,
  updatedAt: new Date('2026-05-01T00:00:00Z'),
};

test.skipIf(!hasSharedFiles)('IATI activities of any projects are valid against the schema of 2.03', async () => {
  const folder = 'data/standards/iati';
  const result = await validateXML({
    xml: [{ fileName: 'activities.xml', contents: await iatiOf([full, ...samples]) }],
    schema: [
      { fileName: 'iati-activities-schema.xsd', contents: readSharedText(`${folder}/iati-activities-schema.xsd`) },
    ],
    preload: ['iati-common.xsd', 'xml.xsd'].map((fileName) => ({
      fileName,
      contents: readSharedText(`${folder}/${fileName}`),
    })),
    initialMemoryPages: 1024,
    maxMemoryPages: 8192,
  });
  expect(result.errors.slice(0, 5)).toEqual([]);
  expect(result.valid).toBe(true);
});

test('IATI activities keep the rules of the standard that a schema cannot say', async () => {
  const activities = named(readXml(await iatiOf([full, ...samples])), 'iati-activity');
  expect(activities.length).toBeGreaterThan(10);
  for (const activity of activities) {
    const identifier = named(activity, 'iati-identifier')[0]!.text;
    expect(identifier.startsWith(`${settings.organisation.identifier}-`)).toBe(true);
    const percentages = named(activity, 'sector').map(({ attributes }) => Number(attributes['percentage'] ?? 100));
    expect(percentages.reduce((sum, each) => sum + each, 0)).toBe(100);
    const dates = new Map(
      named(activity, 'activity-date').map(({ attributes }) => [attributes['type'], attributes['iso-date']!]),
    );
    expect(dates.has('1') || dates.has('2')).toBe(true);
    for (const actual of ['2', '4']) expect((dates.get(actual) ?? '') <= '2026-06-01').toBe(true);
    for (const budget of named(activity, 'budget')) {
      const [start, end] = dayPair(budget);
      expect(start < end && Date.parse(end) - Date.parse(start) <= 366 * 86_400_000).toBe(true);
    }
    for (const indicator of below(activity, 'indicator')) {
      const valued = [...below(indicator, 'baseline'), ...below(indicator, 'target'), ...below(indicator, 'actual')];
      const hasValue = indicator.attributes['measure'] !== '5';
      expect(valued.every(({ attributes }) => 'value' in attributes === hasValue)).toBe(true);
      for (const period of named(indicator, 'period')) expect(dayPair(period)[0] < dayPair(period)[1]).toBe(true);
    }
    const narratives = [...below(activity, 'title'), ...below(activity, 'description')].map((each) =>
      named(each, 'narrative'),
    );
    expect(narratives.every((each) => each.length > 0 && each.every(({ text }) => text !== ''))).toBe(true);
  }
});

test('whoever reads a project in IATI can write to it', async () => {
  const [activity] = named(readXml(await iatiOf([full])), 'iati-activity');
  expect(
    named(activity!, 'contact-info')
      .flatMap((contact) => below(contact, 'email'))
      .map(({ text }) => text),
  ).toEqual(['contact@uhasselt.example']);
});

test('what is not known is no zero in IATI, and a zero that was counted stays one', async () => {
  const text = await iatiOf([full]);
  expect(text).toContain('<baseline year="2023" value="0"/>');
  expect(text).toContain('<target value="40">');
  expect(text).toContain('<dimension name="sex" value="F"/>');
  expect(text).not.toContain('<actual');
  expect(text).toContain('<result type="2">');
  expect(text).toContain('ascending="false"');
  expect(text).toContain('Talent &amp; co');
});

test('a project without a start or any partner is left out of IATI, and the file says so', async () => {
  const { plannedStart: _planned, actualStart: _actual, ...dateless } = full;
  const text = await iatiOf([dateless, { ...full, partners: [] }]);
  expect(named(readXml(text.replace(/<!--.*-->/, '')), 'iati-activity')).toEqual([]);
  expect(text).toContain('a partner: 2');
});

test('a budget over years adds up to the cent', () => {
  const years = spread(100_001, '2024-07-01', '2026-06-30');
  expect(years.map(({ start, end, cents }) => [start, end, cents])).toEqual([
    ['2024-07-01', '2024-12-31', 25_206],
    ['2025-01-01', '2025-12-31', 50_000],
    ['2026-01-01', '2026-06-30', 24_795],
  ]);
});

test('budgets of a project lose no day and no cent: together they are what was planned', () => {
  const day = fc.date({ min: new Date('2015-01-01'), max: new Date('2035-12-31'), noInvalidDate: true });
  const stretch = fc
    .tuple(
      fc.oneof(day, fc.constantFrom(new Date('2023-12-31'), new Date('2024-01-01'))),
      fc.integer({ min: 0, max: 900 }),
    )
    .map(([first, days]) => [first, new Date(first.getTime() + days * 86_400_000)].map((each) => each.toISOString()))
    .map(([start, end]) => [start!.slice(0, 10), end!.slice(0, 10)] as const);
  fc.assert(
    fc.property(fc.nat(1_000_000_000), stretch, (cents, [start, end]) => {
      const years = spread(cents, start, end);
      expect(years.reduce((sum, year) => sum + year.cents, 0)).toBe(cents);
      expect(years[0]!.start).toBe(start);
      if (end > start) expect(years.at(-1)!.end).toBe(end);
      for (const [at, year] of years.entries()) {
        expect(year.start < year.end).toBe(true);
        expect(Date.parse(year.end) - Date.parse(year.start)).toBeLessThan(366 * 86_400_000);
        const next = years[at + 1];
        if (next) expect(Date.parse(next.start) - Date.parse(year.end)).toBe(86_400_000);
      }
    }),
    {
      numRuns: 500,
      seed: 49,
      examples: [
        [100, ['2024-05-01', '2024-05-01']],
        [100, ['2023-12-31', '2024-01-01']],
        [100, ['2023-12-31', '2024-01-02']],
        [100, ['2023-12-30', '2024-01-01']],
      ],
    },
  );
});

test('the budgets in the file are what the project planned, also over a new year of one day', async () => {
  for (const [plannedStart, plannedEnd] of [
    ['2024-01-01', '2026-01-01'],
    ['2023-12-31', '2024-06-30'],
    ['2024-05-01', '2024-05-01'],
  ] as const) {
    const [activity] = named(readXml(await iatiOf([{ ...full, plannedStart, plannedEnd }])), 'iati-activity');
    const values = named(activity!, 'budget').map((budget) => Number(named(budget, 'value')[0]!.text));
    expect(values.reduce((sum, value) => sum + Math.round(value * 100), 0)).toBe(150_000);
  }
});

test('what XML cannot hold is left out of every text and attribute', async () => {
  const bad = (value: unknown): unknown => (typeof value === 'string' ? `${value}\u000B\uFFFE` : value);
  const spoilt = JSON.parse(JSON.stringify(full), (key, value: unknown) =>
    /title|name|text|label|category|dimension|municip|contact|nl|^\d+$|comment/i.test(key) ? bad(value) : value,
  ) as ExchangedProject;
  const text = await iatiOf([{ ...spoilt, updatedAt: full.updatedAt }]);
  expect(named(readXml(text), 'iati-activity')).toHaveLength(1);
  expect(text).toContain('ref="NIS-71016"');
});

test.skipIf(!hasSharedFiles)('grants are valid against the schema of 360Giving 1.4', async () => {
  const folder = 'data/standards/360giving';
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  // The package is CommonJS: its function is the default of what is imported.
  (addFormatsModule as unknown as (target: Ajv2020) => void)(ajv);
  const schema = readSchema(`${folder}/360-giving-schema.json`) as { $id: string };
  const bundle = readSchema(`${folder}/360-giving-package-schema.json`) as {
    properties: { grants: { items: { $ref: string } } };
  };
  ajv.addSchema(schema, bundle.properties.grants.items.$ref);
  const grants = await textOf(grantsJson(only([full, ...samples]), setting));
  const validate = ajv.compile(bundle);
  validate(JSON.parse(grants));
  expect(validate.errors?.slice(0, 3) ?? []).toEqual([]);
});

test('a grant is what somebody else committed, from a funder by its name to the lead partner', async () => {
  const { grants } = JSON.parse(await textOf(grantsJson(only([full]), setting))) as { grants: readonly unknown[] };
  expect(grants).toMatchObject([
    {
      id: 'BE-AMBITIE-limburg-talent-academie-erdf',
      amountAwarded: 900.5,
      amountDisbursed: 0,
      awardDate: '2023-11-15',
      recipientOrganization: [{ name: 'UHasselt' }],
      fundingOrganization: [
        { id: 'BE-AMBITIE-limburg-funder-erdf', name: 'Europees Fonds voor Regionale Ontwikkeling (EFRO)' },
      ],
    },
  ]);
});

test('nothing that was not committed, and nothing decided later than today, is a grant', async () => {
  const grantsOf = async (project: ExchangedProject): Promise<readonly { readonly amountAwarded: number }[]> =>
    (JSON.parse(await textOf(grantsJson(only([project]), setting))) as { grants: [] }).grants;
  expect(await grantsOf({ ...full, budget: [{ ...full.budget[0]!, committed: 0 }] })).toEqual([]);
  expect(await grantsOf({ ...full, labelledOn: '2026-06-02' })).toEqual([]);
  const all = await grantsOf({ ...full, labelledOn: '2026-06-01', budget: [...full.budget, { ...full.budget[0]! }] });
  expect(all).toMatchObject([{ amountAwarded: 1801 }]);
});

test('an organisation whose number is known goes by the register that gave it, in IATI and in grants', async () => {
  const [lead] = full.partners;
  const known = { ...full, partners: [{ ...lead!, enterpriseNumber: '0123456789' }] };
  const xml = await iatiOf([known]);
  expect(xml.match(/ref="BE-BCE_KBO-0123456789"/g)).toHaveLength(2);
  const grants = await textOf(grantsJson(only([known]), setting));
  expect(grants).toContain('"id":"BE-BCE_KBO-0123456789"');
  // The list of types of geographic codes of the standard knows no Belgian ones.
  expect(grants).not.toContain('geoCode');
});

/** A schema without the name of its dialect, which it spells as no validator knows it. */
function readSchema(path: string): object {
  const { $schema: _dialect, ...schema } = JSON.parse(readSharedText(path)) as { readonly $schema: string };
  return schema;
}

function named(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name);
}

function below(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...below(child, name)]);
}

function dayPair(element: XmlElement): readonly [string, string] {
  const day = (name: string): string => named(element, name)[0]?.attributes['iso-date'] ?? '';
  return [day('period-start'), day('period-end')];
}
