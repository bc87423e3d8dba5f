import fc from 'fast-check';
import type { ExchangedPartner, ExchangedProject } from '../../src/deliver/exchange/exchanged-project.ts';
import { organisationKinds } from '../../src/wing/organisations.ts';
import {
  measureKinds,
  moneySources,
  periodStates,
  projectStages,
  resultKinds,
  type ResultPeriod,
} from '../../src/deliver/project/project.ts';
import { eachPlain, labelBases, plainNamesWith } from '../../src/deliver/project/plain-field.ts';
import type { PlanTerms } from '../../src/deliver/project/plan-terms.ts';
import { oneLine } from '../../src/foundation/one-line.ts';

/** Ids that projects of `anyProjects` name. */
export const terms: PlanTerms = {
  action: new Set(['A10.1', 'A10.2', 'A11.1', 'A12.3']),
  group: new Set(['G1', 'G2', 'G3']),
  municipality: new Set(['71016', '71022', '73110']),
  indicator: new Set(['neet-15-29', 'early-leavers-18-24', 'jobseeker-rate']),
};

/** Texts that sheets find hard: formulas, quotes, separators, lines, spaces at the edges, other scripts. */
const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
    fc.constantFrom(
      '=1+1',
      "'=1",
      "'s Hertogenbosch",
      '-5',
      '+32',
      '@a',
      '\tx',
      'a\r\nb',
      'a;b',
      'a\\;b',
      '"x", y',
      ' x ',
      '0012',
      'ja',
    ),
  )
  .filter((each) => each.trim() !== '' && !/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/u.test(each));

/** The same for what stands on one line. */
const line = text.map(oneLine).filter(Boolean);

const day = fc
  .date({ min: new Date('2015-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const past = fc
  .date({ min: new Date('2015-01-01'), max: new Date('2025-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const days = fc.tuple(day, day).map(([a, b]) => (a < b ? ([a, b] as const) : ([b, a] as const)));
const amount = fc.integer({ min: 0, max: 9_999_999_999 }).map((cents) => cents / 100);
const decimal = fc.oneof(
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc.integer({ min: -99_999, max: 99_999 }).map((each) => each / 1000),
);
const writtenLine = fc.record({ nl: line, en: line, fr: line }, { requiredKeys: ['nl'] });
const written = fc.record({ nl: text, en: text, fr: text }, { requiredKeys: ['nl'] });
const webAddress = fc.constantFrom('https://a.example/x?y=1', 'http://b.example');
const mailAddress = fc.constantFrom('contact@a.example', "o'neil+info@b.example");

function optional<T extends object>(values: { [Name in keyof T]: fc.Arbitrary<T[Name]> }): fc.Arbitrary<Partial<T>> {
  return fc.record(values, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;
}

/** Any project that the database can hold, with its organisations; ids are only there to have them. */
const project = fc
  .tuple(
    fc.record({
      stage: fc.constantFrom(...projectStages),
      title: writtenLine,
      summary: fc.oneof(written, fc.constant({})),
      description: fc.oneof(written, fc.constant({})),
      actions: fc.subarray([...terms.action]),
      groups: fc.subarray([...terms.group]),
      themes: fc.uniqueArray(text.map((each) => each.trim()).filter(Boolean), { maxLength: 3 }),
      municipalities: fc.subarray([...terms.municipality]),
      budget: fc.array(budgetLine(), { maxLength: 3 }),
      milestones: fc.array(
        fc.tuple(fc.record({ id: fc.constant(''), title: line, due: day }), optional({ doneOn: day })).map(merged),
        { maxLength: 2 },
      ),
      risks: fc.array(
        fc.record({
          id: fc.constant(''),
          title: line,
          likelihood: fc.integer({ min: 1, max: 5 }),
          impact: fc.integer({ min: 1, max: 5 }),
          response: fc.oneof(text, fc.constant('')),
        }),
        { maxLength: 2 },
      ),
      results: fc.array(result(), { maxLength: 2 }),
      references: fc.array(
        fc.tuple(fc.record({ title: line }), optional({ url: webAddress, published: day })).map(merged),
        { maxLength: 2 },
      ),
      contributions: fc
        .subarray([...terms.indicator])
        .chain((ids) =>
          fc.tuple(
            ...ids
              .toSorted()
              .map((indicator) =>
                fc
                  .tuple(
                    fc.record({ indicator: fc.constant(indicator), note: fc.oneof(text, fc.constant('')) }),
                    optional({ expected: decimal }),
                  )
                  .map(merged),
              ),
          ),
        ),
    }),
    optional({
      planned: days,
      actual: fc.tuple(past, past).map(([a, b]) => (a < b ? ([a, b] as const) : ([b, a] as const))),
    }),
    fc.record(
      {
        labelledOn: past,
        ...eachPlain(plainNamesWith({ kind: 'web-address' }), () => webAddress),
        ...eachPlain(plainNamesWith({ kind: 'mail-address' }), () => mailAddress),
        labelBasis: fc.constantFrom(...labelBases),
        stopped: fc.record({ on: day, reason: text }),
        publishedAt: past.map((each) => new Date(`${each}T10:11:12.345Z`)),
      },
      { requiredKeys: [] },
    ),
    fc.subarray([0, 1, 2, 3]),
    fc.array(optional({ sharePercent: fc.integer({ min: 0, max: 10_000 }).map((each) => each / 100) }), {
      minLength: 4,
      maxLength: 4,
    }),
  )
  .map(([whole, { planned, actual }, { labelledOn, publishedAt, ...others }, partners, shares]) => ({
    ...whole,
    ...others,
    ...(whole.stage === 'labelled' && labelledOn && { labelledOn }),
    ...(whole.stage === 'labelled' && publishedAt && { publishedAt }),
    ...(planned && { plannedStart: planned[0], plannedEnd: planned[1] }),
    ...(actual && { actualStart: actual[0], actualEnd: actual[1] }),
    partners: partners.map((at, index): ExchangedPartner => ({
      ...organisation(at),
      role: index === 0 ? 'lead' : 'participating',
      isNaturalPerson: at === 3,
      ...shares[at],
    })),
  }));

/** Some projects, each with an address of its own, in the order of their addresses. */
export const anyProjects: fc.Arbitrary<readonly ExchangedProject[]> = fc
  .array(project, { minLength: 1, maxLength: 4 })
  .map((projects) =>
    projects.map((each, at) => ({
      ...each,
      id: `00000000-0000-4000-8000-00000000000${at}`,
      slug: `project-${at}`,
      version: 1,
      updatedAt: new Date(0),
    })),
  );

function organisation(at: number): Omit<ExchangedPartner, 'role' | 'isNaturalPerson'> {
  return {
    organisation: `org-${at}`,
    slug: `organisatie-${at}`,
    name: `=Organisatie ${at}`,
    kind: organisationKinds[at] ?? 'other',
    ...(at === 1 && { municipality: '71016', website: 'https://org.example' }),
    ...(at === 2 && { enterpriseNumber: '0123456789' }),
  };
}

function budgetLine() {
  return fc
    .tuple(
      fc.record({ id: fc.constant(''), label: line, source: fc.constantFrom(...moneySources) }),
      optional({ planned: amount, committed: amount, paid: amount }),
      optional({ funder: line }),
    )
    .map(([line, amounts, funder]) => ({ ...line, ...amounts, ...funder }));
}

function result() {
  return fc.record({
    id: fc.constant(''),
    kind: fc.constantFrom(...resultKinds),
    title: line,
    description: fc.oneof(text, fc.constant('')),
    indicators: fc.array(indicator(), { maxLength: 2 }),
  });
}

function indicator() {
  return fc
    .tuple(
      fc.record({
        id: fc.constant(''),
        title: line,
        measure: fc.constantFrom(...measureKinds),
        ascending: fc.boolean(),
        periods: fc
          .uniqueArray(periodOf(), { maxLength: 3, selector: ({ start }) => start })
          .map((all) => all.toSorted((a, b) => (a.start < b.start ? -1 : 1))),
      }),
      fc.record(
        {
          planIndicator: fc.constantFrom(...terms.indicator),
          baseline: fc
            .tuple(
              fc.record({ year: fc.integer({ min: 2000, max: 2030 }) }),
              optional({ value: decimal }),
              optional({ comment: text }),
            )
            .map(([a, b, c]) => ({ ...a, ...b, ...c })),
        },
        { requiredKeys: [] },
      ),
    )
    .map(merged);
}

function periodOf(): fc.Arbitrary<ResultPeriod> {
  return fc
    .tuple(
      days,
      fc.constantFrom(...periodStates),
      optional({ target: decimal, actual: decimal }),
      optional({ targetComment: text, actualComment: text }),
      fc.uniqueArray(
        fc
          .tuple(
            fc.record({ dimension: fc.constantFrom('sex', 'age'), category: fc.constantFrom('F', 'M', '15-24') }),
            optional({ target: decimal, actual: decimal }),
          )
          .map(merged),
        { maxLength: 3, selector: (part) => `${part.dimension} ${part.category}` },
      ),
    )
    .map(([[start, end], state, values, comments, parts]) => ({
      id: '',
      start,
      end,
      state,
      ...values,
      ...comments,
      parts: parts.toSorted((a, b) => (`${a.dimension} ${a.category}` < `${b.dimension} ${b.category}` ? -1 : 1)),
    }));
}

function merged<A extends object, B extends object>([a, b]: [A, B]): A & B {
  return { ...a, ...b };
}
