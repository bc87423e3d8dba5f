import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyProjects } from '../../../test/deliver/any-project.ts';
import { defaultExchangeSettings } from '../../plan/exchange-settings.ts';
import type { ExchangedProject } from './exchanged-project.ts';
import { operationsCsv, operationsOf, type Operation } from './operations.ts';
import { publicPart } from './publication.ts';

const setting = {
  settings: {
    ...defaultExchangeSettings('limburg', 'Limburg'),
    europe: { erdf: { objective: 'RSO4.2', intervention: '123' } },
  },
  today: '2026-06-01',
  municipalityName: () => 'Genk',
};

const project: ExchangedProject = {
  id: '1',
  slug: 'ab',
  stage: 'labelled',
  title: { nl: '=Campus' },
  summary: { nl: 'Leren op Thor Park' },
  description: {},
  actions: [],
  groups: [],
  themes: [],
  municipalities: ['71016'],
  plannedStart: '2024-01-01',
  plannedEnd: '2026-12-31',
  publishedAt: new Date('2024-06-02T08:00:00Z'),
  partners: [
    { organisation: 'o', slug: 'an', name: 'An Janssen', kind: 'market', role: 'lead', isNaturalPerson: true },
  ],
  budget: [
    { id: '1', label: 'a', source: 'erdf', planned: 300 },
    { id: '2', label: 'b', source: 'own', planned: 600 },
    { id: '3', label: 'c', source: 'esf-plus', planned: 100 },
  ],
  milestones: [],
  risks: [],
  results: [{ id: 'r', kind: 'output', title: 'Lokalen', description: '', indicators: [] }],
  contributions: [],
  references: [],
  version: 1,
  updatedAt: new Date(0),
};

function operations(whole: ExchangedProject, today = setting.today): readonly Operation[] {
  return operationsOf(publicPart(whole, today), { ...setting, today });
}

test('a project is an operation of each European fund that pays for it', () => {
  expect(operations(project)).toMatchObject([
    {
      beneficiary: 'An Janssen',
      purpose: 'Leren op Thor Park – Lokalen',
      total_cost_eur: '1000',
      fund: 'ERDF',
      specific_objective: 'RSO4.2',
      co_financing_rate_percent: '30',
      location: 'Genk (71016)',
      country: 'BE',
      type_of_intervention: '123',
    },
    { fund: 'ESF+', specific_objective: '', co_financing_rate_percent: '10' },
  ]);
});

test('a project without European money is no operation', () => {
  expect(operations({ ...project, budget: [{ id: '1', label: 'a', source: 'own', planned: 1 }] })).toEqual([]);
});

test('the name of a natural person goes two years after it was published, that of an organisation stays', () => {
  const later = '2026-06-02';
  expect(operations(project, later)[0]?.beneficiary).toBe('');
  const [lead] = project.partners;
  const organisation = { ...project, partners: [{ ...lead!, isNaturalPerson: false }] };
  expect(operations(organisation, later)[0]?.beneficiary).toBe('An Janssen');
});

test('a cost of which a part is not known is not known', () => {
  const [operation] = operations({
    ...project,
    budget: [...project.budget, { id: '4', label: 'd', source: 'other' }],
  });
  expect(operation).toMatchObject({ total_cost_eur: '', co_financing_rate_percent: '' });
});

test('no spreadsheet runs a cell of the list', async () => {
  const pieces: string[] = [];
  for await (const piece of operationsCsv(
    (async function* () {
      yield [publicPart(project, setting.today)];
    })(),
    setting,
  ))
    pieces.push(piece);
  expect(pieces.join('')).toContain("An Janssen,'=Campus,");
});

test('an operation starts before it ends, and days planned never stand beside days that happened', () => {
  const days = ['plannedStart', 'plannedEnd', 'actualStart', 'actualEnd'] as const;
  fc.assert(
    fc.property(anyProjects, fc.subarray([...days]), (projects, absent) => {
      for (const whole of projects) {
        const left = Object.fromEntries(
          Object.entries(whole).filter(([name]) => !absent.some((each) => each === name)),
        );
        const [operation] = operations({ ...(left as ExchangedProject), budget: project.budget });
        const { start_date: start, end_date: end } = operation!;
        if (start && end) expect(start <= end).toBe(true);
        const { plannedStart, plannedEnd, actualStart, actualEnd } = left as ExchangedProject;
        const pairs = [
          [plannedStart ?? '', plannedEnd ?? ''],
          [actualStart, actualEnd],
          [actualStart, ''],
        ];
        expect(pairs).toContainEqual([start, end]);
        if (end && end === actualEnd && end !== plannedEnd) expect(end <= setting.today).toBe(true);
      }
    }),
    { numRuns: 100, seed: 49 },
  );
});
