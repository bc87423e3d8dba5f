import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { plainNamesWith } from '../../src/deliver/project/plain-field.ts';
import type { Project } from '../../src/deliver/project/project.ts';
import { readSection } from '../../src/deliver/project/section-form.ts';
import { nested } from '../../src/deliver/project/nested-fields.ts';
import { valuesOfSection } from '../../src/deliver/project/section-values.ts';
import type { WizardSection } from '../../src/deliver/project/section.ts';
import type { ReportedPeriod } from '../../src/deliver/report/reported.ts';
import { readReport, reportValues } from '../../src/deliver/report/web/report-form.ts';
import { valueText } from '../../src/deliver/report/web/value-text.ts';
import { pointsField, readScores } from '../../src/deliver/round/review-form.ts';
import { roundSchema } from '../../src/deliver/round/round-form.ts';
import { dayOf, formatTime } from '../../src/foundation/clock-words.ts';
import { locales, type Locale } from '../../src/foundation/locale.ts';
import { formatDate, formatEuros, formatNumber, formatPercentage, formatSigned } from '../../src/foundation/number.ts';
import { readTargetAnswers, shownTarget } from '../../src/measure/web/targets/target-answers.ts';

/** What the site prints is typed into each field of each form that asks a number or a day, in each language. */

/** A field of a form: where it is drawn, under what name, what may be typed there, and what is then read. */
interface TypedField {
  readonly file: string;
  /** As the source names it. */
  readonly name: string;
  readonly kind: keyof typeof printed;
  /** The value that the form reads, or what it says is wrong. */
  readonly read: (text: string, locale: Locale) => unknown;
}

const terms = {
  action: new Set<string>(),
  group: new Set<string>(),
  municipality: new Set<string>(),
  indicator: new Set(['neet']),
};

const day = '2027-03-04';

/** Values with the ways in which the site prints them, by what a field asks. */
const printed = {
  figure: (locale: Locale) => [
    ...[0, 1234, 18_130, 1_234_567].flatMap((value) => [
      [value, formatNumber(locale, value, 0)] as const,
      [value, formatSigned(locale, value, 0)] as const,
    ]),
    [1234.5, formatNumber(locale, 1234.5, 1)] as const,
    [0.25, formatNumber(locale, 0.25, 2)] as const,
    [1.234, valueText(locale, { measure: 'unit' }, 1.234)] as const,
    [35.8, formatPercentage(locale, 35.8, 1)] as const,
    [1234.5, formatPercentage(locale, 1234.5, 1)] as const,
  ],
  difference: (locale: Locale) => [
    [-1234.5, formatSigned(locale, -1234.5, 1)] as const,
    [-1234, formatEuros(locale, -1234)] as const,
    ...printed.figure(locale),
  ],
  euros: (locale: Locale) => [
    ...[0, 1234, 18_130, 1_234_567].map((value) => [value, formatEuros(locale, value)] as const),
    [3750.3, formatNumber(locale, 3750.3, 2)] as const,
  ],
  percentage: (locale: Locale) => [
    [35.8, formatPercentage(locale, 35.8, 1)] as const,
    [35.8, formatNumber(locale, 35.8, 1)] as const,
    [100, formatPercentage(locale, 100, 0)] as const,
  ],
  count: (locale: Locale) => [[5, formatNumber(locale, 5, 0)] as const],
  points: (locale: Locale) => [[7.5, formatNumber(locale, 7.5, 1)] as const],
  year: () => [[2024, '2024'] as const],
  day: (locale: Locale) => [
    [day, day] as const,
    [day, formatDate(locale, day)] as const,
    [day, '4/3/2027'] as const,
    [day, '04.03.2027'] as const,
  ],
};

const project: Project = {
  id: 'p',
  slug: 'p',
  stage: 'draft',
  title: { nl: 'P', en: 'P', fr: 'P' },
  summary: {},
  description: {},
  themes: [],
  partners: [],
  municipalities: [],
  groups: [],
  actions: [],
  contributions: [],
  budget: [],
  milestones: [],
  risks: [],
  results: [],
  references: [],
  version: 1,
};

const uuid = '00000000-0000-4000-8000-000000000001';

/** Fields of a section that is right but for one of them. */
const sections = {
  about: { title: 'P', summary: '', description: '' },
  partners: { 'partners.0.organisation': uuid, 'partners.0.role': 'lead' },
  actions: { 'contributions.0.indicator': 'neet' },
  budget: { 'budget.0.label': 'Loon', 'budget.0.source': 'own' },
  milestones: { 'milestones.0.title': 'Begin', 'milestones.0.due': day },
  results: {
    'results.0.kind': 'outcome',
    'results.0.title': 'R',
    'results.0.indicators.0.title': 'I',
    'results.0.indicators.0.measure': 'unit',
    'results.0.indicators.0.baselineYear': '2024',
    'results.0.indicators.0.periods.0.start': day,
    'results.0.indicators.0.periods.0.end': day,
    'results.0.indicators.0.periods.0.parts.0.dimension': 'geslacht',
    'results.0.indicators.0.periods.0.parts.0.category': 'vrouw',
  },
} as const satisfies Partial<Record<WizardSection, Readonly<Record<string, string>>>>;

const sectionFile = 'src/deliver/project/web/section-fields.tsx';

/** A field of the project's form: what it reads is shown by the form again, and read back. */
function ofProject(name: string, section: keyof typeof sections, field: string, kind: TypedField['kind']): TypedField {
  const read = (text: string, locale: Locale): unknown => {
    const frame = { current: project, locale, newId: () => uuid, terms };
    const fields = { ...sections[section], [field]: text };
    const values = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, [value]]));
    const reading = readSection(section, values, frame);
    if (!reading.ok) return reading.errors;
    const shown = valuesOfSection(section, { ...project, ...reading.changes }, locale);
    expect(readSection(section, shown, frame)).toEqual(reading);
    return valueAt(reading.changes, field);
  };
  return { file: sectionFile, name, kind, read };
}

function valueAt(content: unknown, field: string): unknown {
  const path = field === 'results.0.indicators.0.baselineYear' ? 'results.0.indicators.0.baseline.year' : field;
  return path
    .replace('baselineValue', 'baseline.value')
    .split('.')
    .reduce<unknown>((at, step) => (at as Readonly<Record<string, unknown>> | undefined)?.[step], content);
}

const indicator = 'results.0.indicators.0';
const period = `${indicator}.periods.0`;

const projectFields = [
  ofProject('`${row}.due`', 'milestones', 'milestones.0.due', 'day'),
  ofProject('`${row}.doneOn`', 'milestones', 'milestones.0.doneOn', 'day'),
  ...plainNamesWith({ section: 'about', kind: 'day' }).map((field) => ofProject('name', 'about', field, 'day')),
  ofProject('`${row}.sharePercent`', 'partners', 'partners.0.sharePercent', 'percentage'),
  ofProject('`${row}.expected`', 'actions', 'contributions.0.expected', 'difference'),
  ofProject('`${row}.planned`', 'budget', 'budget.0.planned', 'euros'),
  ofProject('`${row}.committed`', 'budget', 'budget.0.committed', 'euros'),
  ofProject('`${row}.paid`', 'budget', 'budget.0.paid', 'euros'),
  ofProject('`${row}.baselineYear`', 'results', `${indicator}.baselineYear`, 'year'),
  ofProject('`${row}.baselineValue`', 'results', `${indicator}.baselineValue`, 'difference'),
  ofProject('`${row}.start`', 'results', `${period}.start`, 'day'),
  ofProject('`${row}.end`', 'results', `${period}.end`, 'day'),
  ofProject('`${row}.target`', 'results', `${period}.target`, 'difference'),
  ofProject('`${part}.target`', 'results', `${period}.parts.0.target`, 'difference'),
];

const roundFile = 'src/deliver/round/web/round-edit-page.tsx';

const round = {
  title: 'Ronde',
  intro: '',
  opensDay: '2027-03-01',
  opensTime: '9u',
  closesDay: '2027-04-01',
  closesTime: '17:00',
  reviewers: '2',
  'criteria.0.title': 'Bereik',
  'criteria.0.description': '',
  'criteria.0.weight': '1',
  'criteria.0.maximum': '10',
};

type RoundContent = ReturnType<ReturnType<typeof roundSchema>['parse']>;

function ofRound(
  name: string,
  field: string,
  kind: TypedField['kind'],
  pick: (content: RoundContent) => unknown,
): TypedField {
  const read = (text: string, locale: Locale): unknown => {
    const fields = { ...round, [field]: text };
    const values = Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, [value]]));
    const reading = roundSchema({ locale, newId: () => uuid }).safeParse(nested(values));
    return reading.success ? pick(reading.data) : reading.error.issues;
  };
  return { file: roundFile, name, kind, read };
}

const roundFields = [
  ofRound('opensDay', 'opensDay', 'day', ({ opensAt }) => dayOf(opensAt)),
  ofRound('closesDay', 'closesDay', 'day', ({ closesAt }) => dayOf(closesAt)),
  ofRound('reviewers', 'reviewers', 'count', ({ reviewersPerProposal }) => reviewersPerProposal),
  ofRound('minimumPartners', 'minimumPartners', 'count', ({ rules }) => rules.minimumPartners),
  ofRound('maximumBudget', 'maximumBudget', 'euros', ({ rules }) => rules.maximumBudget),
  ofRound('latestEnd', 'latestEnd', 'day', ({ rules }) => rules.latestEnd),
  ofRound('`criteria.${index}.weight`', 'criteria.0.weight', 'points', ({ criteria }) => criteria[0]?.weight),
  ofRound('`criteria.${index}.maximum`', 'criteria.0.maximum', 'count', ({ criteria }) => criteria[0]?.maximum),
];

const reviewFields: readonly TypedField[] = [
  {
    file: 'src/deliver/round/web/review-page.tsx',
    name: 'pointsField(id)',
    kind: 'points',
    read: (text, locale) => {
      const criteria = [{ id: 'c', title: {}, description: {}, weight: 1, maximum: 10 }];
      const { scores } = readScores({ [pointsField('c')]: [text] }, { criteria }, { isFinal: true, locale });
      return scores[0]?.points;
    },
  },
];

const reported: ReportedPeriod = {
  id: uuid,
  version: 1,
  state: 'open',
  start: '2027-01-01',
  end: '2027-12-31',
  project: { id: uuid, slug: 'p', title: {} },
  result: 'R',
  indicator: { title: 'I', measure: 'unit', ascending: true },
  parts: [],
  evidence: [],
};

function ofReport(name: string, field: string, pick: (report: ReturnType<typeof readReport>['report']) => unknown) {
  const read = (text: string, locale: Locale): unknown => {
    const form = new FormData();
    const fields = { 'nieuw-soort': 'geslacht', 'nieuw-groep': 'vrouw', 'nieuw-bereikt': '1', [field]: text };
    for (const [key, value] of Object.entries(fields)) form.set(key, value);
    const { report, errors } = readReport(form, reported, locale);
    if (Object.keys(errors).length > 0) return errors;
    const again = new FormData();
    const shown = reportValues({ ...reported, ...report }, locale);
    for (const [key, [value = '']] of Object.entries(shown)) again.set(key, value);
    const { parts } = report;
    expect(readReport(again, { ...reported, parts }, locale).report).toMatchObject({ parts });
    return pick(report);
  };
  return { file: 'src/deliver/report/web/report-page.tsx', name, kind: 'difference' as const, read };
}

const reportFields = [
  ofReport('bereikt', 'bereikt', ({ actual }) => actual),
  ofReport('name', 'nieuw-bereikt', ({ parts }) => parts[0]?.actual),
];

/** The row that a target's form reads; what it says is shown again, and read back. */
function ofTarget(name: string, kind: TypedField['kind'], value: (cell: string) => unknown): TypedField {
  const read = (text: string, locale: Locale): unknown => {
    const { row, ambiguous } = readTargetAnswers([name], { [name]: [text] }, locale);
    if (Object.keys(ambiguous).length > 0) return ambiguous;
    const shown = shownTarget(row, locale)[name] ?? '';
    expect(readTargetAnswers([name], { [name]: [shown] }, locale).row[name]).toBe(row[name]);
    return value(row[name] ?? '');
  };
  return { file: 'src/measure/web/targets/target-fields.tsx', name, kind, read };
}

const targetFields = [ofTarget('target_value', 'figure', Number), ofTarget('set_on', 'day', String)];

const fields = [...projectFields, ...roundFields, ...reviewFields, ...reportFields, ...targetFields];

/** Fields with a keyboard of digits that ask a code, which is no number. */
const codes = [
  'src/account/organisation/web/organisation-form.tsx enterpriseNumber',
  'src/account/sign-in/web/two-step.tsx code',
];

/** The fields of all forms that ask a number or a day, as the source draws them. */
function drawnFields(): readonly string[] {
  const asks = /inputmode="(?:decimal|numeric)"|\sisNumber\s|type="(?:date|number|month|week)"/;
  return globSync('src/**/*.tsx').flatMap((file) => {
    const elements = readFileSync(file, 'utf8').match(/<(?:Text|FormField|input)\b[^>]*\/>/g) ?? [];
    return elements.filter((element) => asks.test(element)).map((element) => `${file} ${nameIn(element)}`);
  });
}

function nameIn(element: string): string {
  const name = /(?:name=\{?|(?:sent|field)\()("[^"]*"|'[^']*'|`[^`]*`|\w+(?:\([^)]*\))?)/.exec(element)?.[1] ?? element;
  return name.replaceAll(/['"]/g, '');
}

const spaces = [' ', '\u00A0', '\u202F', '\u2009'] as const;

test('every field that asks a number or a day is typed into here', () => {
  const tested = fields.map(({ file, name }) => `${file} ${name}`);
  expect(drawnFields().toSorted()).toEqual([...new Set([...tested, ...codes])].toSorted());
});

describe.each(locales)('what the site prints in %s', (locale) => {
  test.each(fields)('is read by $file, $name', ({ kind, read }) => {
    printed[kind](locale).forEach(([value, text], at) => {
      const space = spaces[at % spaces.length]!;
      const typed = ` ${text.replaceAll(/\s/g, space)}${space}`;
      expect(read(typed, locale), `"${typed}"`).toEqual(value);
    });
  });
});

const numbers = fields.filter(({ kind }) => !['day', 'year'].includes(kind));

test.each(numbers)('a number with two readings is asked back by $file, $name', ({ read }) => {
  const odd = { nl: ['1,234'], en: ['1.234'], fr: ['1.234', '1,234'] };
  for (const locale of locales) {
    for (const text of odd[locale]) expect(typeof read(text, locale), `${locale} ${text}`).not.toBe('number');
  }
});

test.each(fields)('what is no number or day is refused by $file, $name', ({ read }) => {
  for (const text of ['veel', '1e3', '31/2/2027', 'NaN', 'Infinity', '1'.repeat(30)]) {
    for (const locale of locales) expect(['number', 'string']).not.toContain(typeof (read(text, locale) || undefined));
  }
});

test.each(locales)('a time that the site prints in %s is read by the form of a round', (locale) => {
  const opens = ofRound('', 'opensTime', 'day', ({ opensAt }) => opensAt.toISOString());
  const moment = new Date('2027-03-01T08:30:00Z');
  expect(opens.read(formatTime(locale, moment), locale)).toBe(moment.toISOString());
});
