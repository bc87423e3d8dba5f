import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyProjects } from '../../../test/deliver/any-project.ts';
import { defaultExchangeSettings } from '../../plan/exchange-settings.ts';
import { moneySteps } from '../project/source-money.ts';
import type { ExchangedProject } from './exchanged-project.ts';
import { allTables } from './export.ts';
import { ownText, publicBatches, publicFormats, publicText } from './formats.ts';
import { isNamed, publication, publicPart, type Reach } from './publication.ts';

const setting = {
  settings: defaultExchangeSettings('limburg', 'Limburg'),
  now: new Date('2026-06-01T12:00:00Z'),
  pageOf: (slug: string) => `https://ambitie.example/projecten/${slug}`,
  municipalityName: (code: string) => `Gemeente ${code}`,
};

async function* only<T>(projects: readonly T[]): AsyncGenerator<readonly T[]> {
  yield projects;
}

/** Everything that every public file says of a project: what CSV and workbooks are made of, then each format. */
async function publicFiles(project: ExchangedProject): Promise<string> {
  const open = () => publicBatches(only([project]), '2026-06-01');
  const texts = [JSON.stringify(await allTables(open()))];
  for (const pieces of [ownText('json', open()), ...publicFormats.map((each) => publicText(each, open(), setting))]) {
    for await (const piece of pieces) texts.push(piece);
  }
  return texts.join('\n');
}

interface Rules {
  readonly [field: string]: Reach | Rules;
}

/** A thing with every field of the description, each with a mark that says where it stands and under which state. */
function marked(rules: Rules, path: string, state: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(rules).map(([name, rule]) => {
      const place = `${path}.${name}`;
      if (typeof rule === 'string') return [name, valueOf(name, `${place}(${rule})`, state)];
      const inner = marked(rule, place, state);
      if (name === 'periods') return [name, [inner, { ...marked(rule, place, 'approved'), start: '2025-01-01' }]];
      return [name, ['stopped', 'baseline'].includes(name) ? inner : [inner]];
    }),
  );
}

/** Numbers and choices cannot carry a mark of words: a number of its own stands for it. */
function valueOf(name: string, mark: string, state: string): unknown {
  const fixed: Readonly<Record<string, unknown>> = {
    stage: 'labelled',
    state,
    source: 'erdf',
    kind: 'education',
    measure: 'unit',
    role: 'lead',
    ascending: true,
    isNaturalPerson: false,
    plannedStart: '2024-01-01',
    plannedEnd: '2026-06-30',
    actualStart: '2024-02-01',
    actualEnd: '2026-05-01',
    start: '2024-01-01',
    end: '2025-12-31',
    due: '2025-03-01',
    doneOn: '2025-02-01',
    on: '2026-05-01',
    labelledOn: '2023-11-15',
    published: '2023-11-16',
    publishedAt: new Date('2026-01-01T00:00:00Z'),
    updatedAt: new Date('2026-02-01T00:00:00Z'),
    title: mark.startsWith('project.title') ? { nl: mark } : mark,
    summary: { nl: mark },
    description: mark.startsWith('project.description') ? { nl: mark } : mark,
    facts: [{ nl: mark }],
    actions: ['A11.2'],
    groups: [mark],
    themes: [mark],
    municipalities: ['71016'],
    year: 2023,
    version: 1,
  };
  if (name in fixed) return fixed[name];
  return /planned|committed|paid|likelihood|impact|target$|actual$|value|expected|sharePercent/.test(name)
    ? numberOf(mark, state)
    : `${mark}${state === 'approved' ? 'judged' : ''}`;
}

const numbers = new Map<string, number>();

function numberOf(mark: string, state: string): number {
  const key = mark + state;
  numbers.set(key, numbers.get(key) ?? 31_000_007 + numbers.size * 101_009);
  return numbers.get(key)!;
}

const hidden = /\((insiders|once-judged)\)/;

function markedProject(): ExchangedProject {
  const all: unknown = marked(publication, 'project', 'submitted');
  const whole = all as ExchangedProject;
  const [line] = whole.budget;
  return { ...whole, budget: [line!, { ...line!, planned: 5, committed: 5, paid: 5 }] };
}

test('what the description keeps from everyone is in no public file, of any field', async () => {
  const files = await publicFiles(markedProject());
  const told = files.match(/project\.[\w.]+\([a-z-]+\)(judged)?/g) ?? [];
  expect(told.length).toBeGreaterThan(20);
  expect(told.filter((mark) => hidden.test(mark) && !mark.endsWith('judged'))).toEqual([]);
  for (const [key, number] of numbers) {
    const isHidden = /\((insiders|in-total)\)|once-judged\)submitted/.test(key);
    if (isHidden) expect([key, files.includes(String(number))]).toEqual([key, false]);
    else expect([key, files.includes(String(number))]).toEqual([key, true]);
  }
  for (const step of moneySteps) expect(publication.budget).toHaveProperty(step, 'in-total');
});

test('names of parts that were typed in a report that nobody judged are told only where a target stands', () => {
  const project = markedProject();
  const [result] = project.results;
  const [indicator] = result!.indicators;
  const [sent] = indicator!.periods;
  const parts = [
    { dimension: 'geslacht', category: 'V', target: 4, actual: 3 },
    { dimension: 'gezondheid', category: 'depressie', actual: 1 },
  ];
  const results = [{ ...result!, indicators: [{ ...indicator!, periods: [{ ...sent!, parts }] }] }];
  const open = publicPart({ ...project, results }, '2026-06-01');
  expect(open.results[0]!.indicators[0]!.periods[0]!.parts).toEqual([
    { dimension: 'geslacht', category: 'V', target: 4 },
  ]);
});

test('a field that the description does not know is told to nobody', () => {
  const project = { ...markedProject(), secret: 'x' };
  expect(publicPart(project, '2026-06-01')).not.toHaveProperty('secret');
});

test('the totals by source are those of all lines, and say of how many they are known', () => {
  const line = { id: '1', label: 'Loon', source: 'erdf' as const };
  const { budget } = publicPart(
    {
      ...markedProject(),
      budget: [
        { ...line, planned: 0.1 },
        { ...line, planned: 0.2, paid: 1 },
        { ...line, source: 'own' },
      ],
    },
    '2026-06-01',
  );
  expect(budget).toEqual([
    {
      source: 'erdf',
      planned: { amount: 0.3, known: 2, all: 2 },
      committed: { known: 0, all: 2 },
      paid: { amount: 1, known: 1, all: 2 },
    },
    { source: 'own', planned: { known: 0, all: 1 }, committed: { known: 0, all: 1 }, paid: { known: 0, all: 1 } },
  ]);
});

test('two years after a project was published no file names its natural persons, and all name its organisations', async () => {
  await fc.assert(
    fc.asyncProperty(anyProjects, async (projects) => {
      for (const project of projects) {
        const partners = project.partners.map((partner) => ({ ...partner, name: `Naam van ${partner.slug}` }));
        const whole = { ...project, stage: 'labelled' as const, partners };
        const files = await publicFiles(whole);
        for (const partner of partners) {
          const stays = isNamed(partner, project.publishedAt, '2026-06-01');
          expect(files.includes(partner.name)).toBe(stays);
          expect(files.includes(`"${partner.slug}"`)).toBe(stays);
        }
      }
    }),
    { numRuns: 40, seed: 49 },
  );
});
