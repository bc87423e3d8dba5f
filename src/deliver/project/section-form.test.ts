import { expect, test } from 'vitest';
import { completenessOf } from './completeness.ts';
import type { Project } from './project.ts';
import { readSection, type SectionReading } from './section-form.ts';
import { valuesOfSection } from './section-values.ts';
import { sectionOf, wizardSections, type WizardSection } from './section.ts';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const project: Project = {
  id: id(1),
  slug: 'samen',
  stage: 'draft',
  title: { nl: 'Samen', en: 'Together' },
  summary: { nl: 'Kort' },
  description: { nl: 'Eerst.\n\nDan.' },
  themes: ['taal', 'werk, ook thuis'],
  plannedStart: '2027-01-01',
  plannedEnd: '2028-12-31',
  website: 'https://x.be/',
  partners: [
    { organisation: id(2), name: '', role: 'lead', sharePercent: 60.5 },
    { organisation: id(3), name: '', role: 'participating' },
  ],
  municipalities: ['71016', '72021'],
  groups: ['jongeren'],
  actions: ['A11.2'],
  contributions: [{ indicator: 'neet', expected: 40, note: '' }],
  budget: [{ id: id(4), label: 'Loon', source: 'esf-plus', planned: 1234.56 }],
  milestones: [{ id: id(5), title: 'Begin', due: '2027-02-01' }],
  risks: [{ id: id(6), title: 'Te weinig', likelihood: 2, impact: 4, response: '' }],
  results: [
    {
      id: id(7),
      kind: 'outcome',
      title: 'Meer werk',
      description: '',
      indicators: [
        {
          id: id(8),
          title: 'Mensen',
          measure: 'unit',
          ascending: false,
          planIndicator: 'neet',
          baseline: { year: 2026, value: -1.234 },
          periods: [
            {
              id: id(9),
              start: '2027-01-01',
              end: '2027-12-31',
              state: 'approved',
              target: 120,
              actual: 99,
              parts: [{ dimension: 'geslacht', category: 'vrouw', target: 60, actual: 50 }],
            },
          ],
        },
      ],
    },
  ],
  references: [],
  version: 1,
};

const terms = {
  action: new Set(['A11.2']),
  group: new Set(['G1']),
  municipality: new Set(['71016']),
  indicator: new Set(['neet-15-29']),
};
const frame = { current: project, locale: 'nl', newId: () => id(99), terms } as const;

function errorsOf(section: WizardSection, values: Record<string, string>) {
  const texts = Object.fromEntries(Object.entries(values).map(([name, text]) => [name, [text]]));
  const reading = readSection(section, texts, frame);
  return reading.ok ? {} : reading.errors;
}

test.each(wizardSections)('the form of %s says what the project says, in each language of the site', (section) => {
  for (const locale of ['nl', 'en', 'fr'] as const) {
    const reading = readSection(section, valuesOfSection(section, project, locale), { ...frame, locale });
    const expected = section === 'about' && locale === 'fr' ? expect.anything() : sectionOf(project, section);
    expect(reading).toEqual({ ok: true, changes: expected });
  }
});

test('empty rows and rows to be removed are left out, and the others keep their place in what is told', () => {
  const reading = readSection(
    'milestones',
    {
      'milestones.0.id': [id(5)],
      'milestones.0.title': ['Begin'],
      'milestones.0.due': ['2027-02-01'],
      'milestones.0.remove': ['1'],
      'milestones.1.id': [id(10)],
      'milestones.1.title': [' '],
      'milestones.1.due': [''],
      'milestones.2.id': ['geen id'],
      'milestones.2.title': ['Einde'],
      'milestones.2.due': ['2027-12-01'],
    },
    frame,
  );
  expect(reading).toEqual({ ok: true, changes: { milestones: [{ id: id(99), title: 'Einde', due: '2027-12-01' }] } });
  expect(
    errorsOf('milestones', { 'milestones.0.title': '', 'milestones.1.title': 'Zonder dag', 'milestones.1.due': '' }),
  ).toEqual({
    'milestones.1.due': 'not-a-day',
  });
});

test('shares are together at most 100 percent, of partners who are each named once, with one lead', () => {
  const partner = (index: number, organisation: string, role: string, share: string) => ({
    [`partners.${index}.organisation`]: organisation,
    [`partners.${index}.role`]: role,
    [`partners.${index}.sharePercent`]: share,
  });
  expect(
    errorsOf('partners', { ...partner(0, id(2), 'lead', '60,5'), ...partner(2, id(3), 'participating', '39,5') }),
  ).toEqual({});
  expect(
    errorsOf('partners', {
      ...partner(0, id(2), 'lead', '60,5'),
      ...partner(1, '', 'participating', ''),
      ...partner(2, id(3), 'participating', '40'),
    }),
  ).toEqual({
    'partners.2.sharePercent': 'shares-above-100',
  });
  expect(
    errorsOf('partners', { ...partner(0, id(2), 'lead', ''), ...partner(1, id(2), 'lead', 'veel') }),
  ).toMatchObject({
    'partners.1.sharePercent': 'not-a-number',
  });
  expect(errorsOf('partners', { ...partner(0, id(2), 'lead', ''), ...partner(1, id(2), 'lead', '') })).toEqual({
    'partners.1.organisation': 'twice',
    'partners.1.role': 'two-leads',
  });
});

test('what is wrong is told at its field, deep down too', () => {
  const values = {
    'results.0.kind': 'outcome',
    'results.0.title': 'Meer werk',
    'results.0.indicators.0.title': 'Mensen',
    'results.0.indicators.0.measure': 'unit',
    'results.0.indicators.0.baselineValue': '5',
    'results.0.indicators.0.periods.0.start': '2027-02-30',
    'results.0.indicators.0.periods.0.end': '2027-12-31',
    'results.0.indicators.0.periods.0.target': 'veel',
  };
  expect(errorsOf('results', values)).toMatchObject({
    'results.0.indicators.0.periods.0.start': 'no-such-day',
    'results.0.indicators.0.periods.0.target': 'not-a-number',
  });
  expect(errorsOf('about', { title: '', summary: '', description: '', website: 'javascript:alert(1)' })).toEqual({
    website: 'not-an-address',
  });
  expect(errorsOf('about', { title: 'T', summary: '', description: '', contactAddress: 'bij An' })).toEqual({
    contactAddress: 'not-a-mail-address',
  });
  expect(errorsOf('budget', { 'budget.0.label': 'Loon', 'budget.0.source': 'own', 'budget.0.planned': '-5' })).toEqual({
    'budget.0.planned': 'negative',
  });
});

test('a website may be typed without https://', () => {
  const texts = { title: ['T'], summary: [''], description: [''], website: [' www.example.be '] };
  expect(readSection('about', texts, frame)).toMatchObject({
    ok: true,
    changes: { website: 'https://www.example.be' },
  });
});

test('fields that nobody offered do no harm', () => {
  expect(errorsOf('groups', { '__proto__.x': '1', 'groups[].0': 'x', 'a.b': '1', a: '2' })).toEqual({
    'groups[]': 'not-a-choice',
  });
  expect({}).not.toHaveProperty('x');
});

test('a number or day with two readings is asked back at its field', () => {
  expect(
    errorsOf('budget', {
      'budget.0.label': 'Loon',
      'budget.0.source': 'own',
      'budget.0.planned': '1,250',
      'budget.0.paid': '1.250',
    }),
  ).toEqual({ 'budget.0.planned': 'ambiguous-number' });
  expect(
    errorsOf('milestones', {
      'milestones.0.title': 'Begin',
      'milestones.0.due': '10-2-27',
      'milestones.0.doneOn': '31 april 2027',
    }),
  ).toEqual({ 'milestones.0.due': 'ambiguous-day', 'milestones.0.doneOn': 'no-such-day' });
});

test('completeness says what is missing, by section', () => {
  const of = (changes: Partial<Project>) => completenessOf({ ...project, ...changes });
  expect(of({}).filter(({ missing }) => missing.length > 0)).toMatchObject([
    { section: 'partners', missing: ['shares'] },
  ]);
  expect(of({ title: {}, results: [] }).flatMap(({ missing }) => missing)).toEqual([
    'title',
    'shares',
    'result',
    'indicator',
    'baseline',
    'target',
  ]);
});

test('only what the plan has can be chosen, and what it no longer has stays until it is taken away', () => {
  const known: SectionReading = readSection('places', { 'municipalities[]': ['71016'] }, frame);
  expect(known).toEqual({ ok: true, changes: { municipalities: ['71016'] } });
  const old = { ...frame, current: { ...project, municipalities: ['99999'] } };
  expect(readSection('places', { 'municipalities[]': ['99999'] }, old).ok).toBe(true);
  const made: readonly (readonly [WizardSection, Record<string, readonly string[]>])[] = [
    ['places', { 'municipalities[]': ['71016', 'x\u000B'] }],
    ['groups', { 'groups[]': ['niemand'] }],
    ['actions', { 'actions[]': ['A99.9'] }],
    ['actions', { 'contributions.0.indicator': ['geluk'] }],
    [
      'results',
      {
        'results.0.title': ['R'],
        'results.0.kind': ['output'],
        'results.0.indicators.0.title': ['I'],
        'results.0.indicators.0.measure': ['unit'],
        'results.0.indicators.0.planIndicator': ['geluk'],
      },
    ],
  ];
  for (const [section, values] of made) {
    const reading = readSection(section, values, frame);
    expect([section, reading.ok]).toEqual([section, false]);
    if (!reading.ok) expect(Object.values(reading.errors)).toEqual(['not-a-choice']);
  }
});

test('every field that is drawn on one line reads as one line, whatever is sent in it', () => {
  const odd = 'Een\r\nlijn\u2028en\t\u202Eom\u2066';
  for (const section of wizardSections) {
    const drawn = valuesOfSection(section, project, 'nl');
    for (const name of Object.keys(drawn).filter((each) => oneLineFields.test(each))) {
      const reading = readSection(section, { ...drawn, [name]: [odd] }, frame);
      const said = JSON.stringify(reading);
      expect([name, reading.ok]).toEqual([name, true]);
      expect([name, said.toLowerCase().includes('een lijn en om')]).toEqual([name, true]);
    }
  }
});

/** Names of fields that are texts and drawn without rows. */
const oneLineFields =
  /^(title|themes)$|^budget\.\d+\.(label|funder)$|\.(title|baselineComment|targetComment|dimension|category)$/;
