import { z } from 'zod';
import { locales, inEveryLocale } from '../../foundation/locale.ts';
import { checkMessage } from '../../foundation/message-check.ts';
import { failed, type Problem, type Result } from '../../foundation/problem.ts';
import { unknownReferences, type Reference } from '../../foundation/reference.ts';
import { readYaml, yamlText, type YamlFile, type YamlPath } from '../../foundation/yaml-file.ts';
import type { PlanTexts, TextKey } from '../../plan/plan-texts.ts';
import { isRate, rateScale, unitCodes, type IndicatorId } from '../observation/observation.ts';
import { parsePeriod, type Period } from '../observation/period.ts';
import type { Indicator, IndicatorText, PublishedSeries, SeriesBreak } from './indicator.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Write small letters, figures and hyphens, like job-ratio.');
const periodHint = 'Write a period, like 2018, 2024-Q1, 2017-06 or 2019-2020.';

const dimension = z.string().regex(/^[a-z][a-z0-9_]*$/, 'Write the name of a dimension in small letters, like sex.');

const definition = z.strictObject({
  unit: z.enum(unitCodes),
  direction: z.enum(['more', 'less', 'neutral']),
  additive: z.boolean().optional(),
  formula: z
    .strictObject({
      numerator: z.array(id).min(1, 'Name at least one count.'),
      denominator: z.array(id).min(1, 'Name at least one count.'),
    })
    .optional(),
  personsBases: z
    .array(z.strictObject({ indicators: z.array(id).min(1, 'Name a count.'), relation: z.enum(['exact', 'within']) }))
    .optional(),
  breaks: z.array(z.string()).optional(),
  tellsApart: z.number().positive('Write a difference in the unit, like 0.5.').optional(),
  publisher: z.string(),
  reference: z.strictObject({ title: z.string(), url: z.url({ error: 'Write an address with https://.' }).optional() }),
  series: z
    .array(
      z.strictObject({
        source: z.string(),
        dataset: z.string(),
        filters: z.record(z.string(), yamlText),
        breakdowns: z.record(dimension, z.array(yamlText).min(1, 'Name at least one code, like F.')).optional(),
        total: z.boolean().optional(),
        columns: z.strictObject({ area: z.string(), period: z.string(), value: z.string() }).optional(),
      }),
    )
    .optional(),
});

const schema = z.strictObject({
  breaks: z.record(
    id,
    z.strictObject({
      period: yamlText.refine((text) => parsePeriod(text) !== undefined, periodHint),
      areas: z.array(yamlText).optional(),
    }),
  ),
  indicators: z.record(id, definition),
});

/** Indicators as they stand in `indicators.yaml`, without their texts. */
export type IndicatorFile = YamlFile<z.output<typeof schema>>;

const textParts = ['name', 'measure', 'sentence', 'definition'] as const satisfies readonly (keyof IndicatorText)[];

/**
 * Reads `indicators.yaml`: announced breaks by id, then indicators by id. Checks that formulas, bases and breaks
 * refer to what exists, and that a formula gives a rate and rests on counts, not on another formula.
 */
export function readIndicatorFile(text: string): Result<IndicatorFile> {
  const file = readYaml('indicators.yaml', text, schema);
  if (!file.ok) return file;
  const problems = [...checkNames(file.value), ...checkFormulas(file.value)];
  return problems.length > 0 ? failed(problems) : file;
}

/** Area codes that the breaks name. */
export function breakAreaReferences({ value, placeOf }: IndicatorFile): readonly Reference[] {
  return Object.entries(value.breaks).flatMap(([name, { areas = [] }]) =>
    areas.map((area, index) => ({ name: area, at: placeOf(['breaks', name, 'areas', index]) })),
  );
}

/** Texts that the indicators need in every language. */
export function indicatorTextKeys({ value }: IndicatorFile): readonly TextKey[] {
  return [
    ...Object.keys(value.indicators).flatMap((name) => textParts.map((part) => ['indicators', name, part])),
    ...Object.keys(value.breaks).map((name) => ['breaks', name]),
  ];
}

/** What a sentence may name: the number, the place in three forms, and when. */
const sentenceArguments = ['count', 'value', 'area', 'inArea', 'ofArea', 'when', 'period'];

/** Sentences that are no valid messages, or that ask for a value they do not get. */
export function checkSentences({ value }: IndicatorFile, texts: PlanTexts): readonly Problem[] {
  return Object.keys(value.indicators).flatMap((name) =>
    locales.flatMap((locale) => {
      const { text, at } = texts.placed(locale, ['indicators', name, 'sentence']);
      return checkMessage(text, locale, sentenceArguments, at);
    }),
  );
}

/** Puts definitions and texts together. The texts have to be those of `indicatorTextKeys`. */
export function buildIndicators({ value }: IndicatorFile, texts: PlanTexts): readonly Indicator[] {
  return Object.entries(value.indicators).map(([name, given]): Indicator => {
    const { formula, reference } = given;
    return {
      id: name as IndicatorId,
      unit: given.unit,
      direction: given.direction,
      ...(formula && { formula: { ...asIds(formula), scale: rateScale(given.unit) ?? 1 } }),
      additive: given.additive ?? false,
      personsBases: (given.personsBases ?? []).map((base) => ({
        indicators: base.indicators as IndicatorId[],
        relation: base.relation,
      })),
      breaks: (given.breaks ?? []).map((key) => buildBreak(key, value, texts)),
      ...(given.tellsApart !== undefined && { tellsApart: given.tellsApart }),
      publisher: given.publisher,
      reference: { title: reference.title, ...(reference.url && { url: reference.url }) },
      series: (given.series ?? []).map(buildSeries),
      text: inEveryLocale(
        (locale) =>
          Object.fromEntries(
            textParts.map((part) => [part, texts.placed(locale, ['indicators', name, part]).text]),
          ) as unknown as IndicatorText,
      ),
    };
  });
}

function buildSeries(given: NonNullable<z.output<typeof definition>['series']>[number]): PublishedSeries {
  const { breakdowns, total, columns, ...series } = given;
  return {
    ...series,
    ...(breakdowns && { breakdowns }),
    ...(total !== undefined && { total }),
    ...(columns && { columns }),
  };
}

function asIds(formula: { readonly numerator: readonly string[]; readonly denominator: readonly string[] }): {
  readonly numerator: readonly IndicatorId[];
  readonly denominator: readonly IndicatorId[];
} {
  return { numerator: formula.numerator as IndicatorId[], denominator: formula.denominator as IndicatorId[] };
}

function buildBreak(key: string, value: IndicatorFile['value'], texts: PlanTexts): SeriesBreak {
  const { period, areas } = value.breaks[key] as NonNullable<(typeof value.breaks)[string]>;
  return { period: period as Period, reason: texts.get(['breaks', key]), ...(areas && { areas }) };
}

function checkNames({ value, placeOf }: IndicatorFile): readonly Problem[] {
  const list = (names: readonly string[], path: YamlPath): readonly Reference[] =>
    names.map((name, index) => ({ name, at: placeOf([...path, index]) }));
  const entries = Object.entries(value.indicators);
  const counts = entries.flatMap(([name, { formula, personsBases = [] }]) => [
    ...list(formula?.numerator ?? [], ['indicators', name, 'formula', 'numerator']),
    ...list(formula?.denominator ?? [], ['indicators', name, 'formula', 'denominator']),
    ...personsBases.flatMap(({ indicators }, index) =>
      list(indicators, ['indicators', name, 'personsBases', index, 'indicators']),
    ),
  ]);
  const breaks = entries.flatMap(([name, given]) => list(given.breaks ?? [], ['indicators', name, 'breaks']));
  return [
    ...unknownReferences('indicator', counts, Object.keys(value.indicators)),
    ...unknownReferences('break', breaks, Object.keys(value.breaks)),
  ];
}

function checkFormulas({ value, placeOf }: IndicatorFile): readonly Problem[] {
  return Object.entries(value.indicators).flatMap(([name, { formula, unit }]) => {
    if (!formula) return [];
    const at = placeOf(['indicators', name, 'formula']);
    const chained = [...formula.numerator, ...formula.denominator].filter((part) => value.indicators[part]?.formula);
    return [
      ...chained.map((part) => ({
        code: 'formula-on-formula',
        message: `The formula of "${name}" rests on "${part}", which has a formula itself.`,
        at,
        hint: 'Name the published counts instead.',
      })),
      ...(isRate({ unit }) || unit === 'EUR' ? [] : [wrongFormulaUnit(name, unit, at)]),
    ];
  });
}

function wrongFormulaUnit(name: string, unit: string, at: string): Problem {
  const message = `"${name}" has a formula and the unit ${unit}.`;
  return {
    code: 'wrong-unit',
    message,
    at,
    hint: 'A formula gives a rate: write PC (percentage), P100 (per 100), P1000 (per 1,000) or EUR (euros per person).',
  };
}
