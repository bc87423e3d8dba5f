import { z } from 'zod';
import { inEveryLocale, locales } from '../foundation/locale.ts';
import { failed, type Problem, type Result } from '../foundation/problem.ts';
import { repeatedReferences, unknownReferences, type Reference } from '../foundation/reference.ts';
import { readYaml, yamlText, type YamlFile, type YamlPath } from '../foundation/yaml-file.ts';
import { comparisonReferences, comparisonSchema } from './comparison-settings.ts';
import { contrastRatio } from './contrast.ts';
import { exchangeSchema } from './exchange-settings.ts';
import { openDataSchema } from './open-data.ts';
import { missingLevels, type AmbitionLine, type Commitment, type Plan, type PlanColours } from './plan.ts';
import type { PlanTexts, TextKey } from './plan-texts.ts';
import { securityContactSchema } from './security-contact.ts';
import { senderSchema, type Sender } from './sender.ts';

const colour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i, 'Write a colour as six hexadecimal digits in quotes, like "#6d3b8e".');

const measuringBreakdown = z.strictObject({
  indicator: z.string(),
  breakdown: z.string().regex(/^\w+=[\w-]+(;\w+=[\w-]+)*$/, 'Write a breakdown like isced11=ED0-2.'),
});

const kpi = z.strictObject({
  id: yamlText,
  indicators: z.array(z.string()),
  missing: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Write small letters, figures and hyphens, like job-changes.'),
        holder: z.string().min(1, 'Name who has the figure.'),
        level: z.enum(missingLevels),
        source: z.string().optional(),
        measuredBy: z.array(measuringBreakdown).optional(),
      }),
    )
    .default([]),
});

/** A group, with what tells of it; by its id alone when the plan says nothing of that. */
const group = z.preprocess(
  (given) => (typeof given === 'object' ? given : { id: given }),
  z.strictObject({
    id: yamlText,
    indicators: z.array(z.string()).default([]),
    breakdowns: z.array(measuringBreakdown).default([]),
    missing: z.array(z.string()).default([]),
    actions: z.array(yamlText).default([]),
  }),
);

const schema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'Write a short name in small letters, like limburg.'),
  focus: yamlText,
  benchmark: yamlText,
  peers: z.array(yamlText),
  headline: z.string(),
  map: z.string().optional(),
  colours: z.strictObject({ focusLight: colour, focusDark: colour }).optional(),
  findings: z.array(yamlText),
  commitments: z.array(z.strictObject({ id: yamlText, kpis: z.array(yamlText), indicators: z.array(z.string()) })),
  ambitions: z
    .array(
      z.strictObject({
        id: yamlText,
        actions: z.array(yamlText),
        kpis: z.array(kpi),
      }),
    )
    .min(1, 'Describe at least one ambition line.'),
  groups: z.array(group),
  doors: z
    .array(z.strictObject({ id: yamlText, path: z.string().regex(/^\/[a-z0-9/-]*$/, 'Write an address of the site.') }))
    .default([]),
  talentDimensions: z.array(yamlText),
  publishers: z.record(z.string(), z.strictObject({ licence: z.string(), url: z.string().optional() })).default({}),
  comparison: comparisonSchema.optional(),
  openData: openDataSchema.optional(),
  exchange: exchangeSchema.optional(),
  security: securityContactSchema.optional(),
  sender: senderSchema.optional(),
});

/** The structure of a plan as it stands in `plan.yaml`: ids and codes, the prose left to the text files. */
export type PlanFile = YamlFile<z.output<typeof schema>>;

/** Colours of a plan that chooses none, measured on the site's papers. */
const defaultColours: PlanColours = { focusLight: '#6d3b8e', focusDark: '#c9a2e6' };

/** Papers on which the focus colour is drawn: page and card. */
const papers = { focusLight: ['#fbf7f0', '#ffffff'], focusDark: ['#14161b', '#1d2128'] } as const;

/** Contrast that text needs on its paper (WCAG 2.2, success criterion 1.4.3). */
const leastContrast = 4.5;

/**
 * Reads `plan.yaml`. Beside its shape, checks what can be checked within the file: ids given twice, commitments on
 * KPIs that no ambition line has, and colours too faint to read.
 */
export function readPlanFile(text: string): Result<PlanFile> {
  const file = readYaml('plan.yaml', text, schema);
  if (!file.ok) return file;
  const problems = [...checkIds(file.value), ...checkColours(file.value)];
  return problems.length > 0 ? failed(problems) : file;
}

/** The indicators of each KPI of the plan, by its id. */
export function kpiIndicators({ value }: PlanFile): ReadonlyMap<string, readonly string[]> {
  return new Map(value.ambitions.flatMap(({ kpis }) => kpis.map(({ id, indicators }) => [id, indicators] as const)));
}

/** Area codes that the plan names. */
export function areaReferences({ value, placeOf }: PlanFile): readonly Reference[] {
  return [
    { name: value.focus, at: placeOf(['focus']) },
    { name: value.benchmark, at: placeOf(['benchmark']) },
    ...value.peers.map((name, index) => ({ name, at: placeOf(['peers', index]) })),
  ];
}

/** Indicators that the plan names. */
export function indicatorReferences(file: PlanFile): readonly Reference[] {
  const { value, placeOf } = file;
  const list = (names: readonly string[], path: YamlPath): readonly Reference[] =>
    names.map((name, index) => ({ name, at: placeOf([...path, 'indicators', index]) }));
  return [
    { name: value.headline, at: placeOf(['headline']) },
    ...(value.map ? [{ name: value.map, at: placeOf(['map']) }] : []),
    ...value.commitments.flatMap(({ indicators }, index) => list(indicators, ['commitments', index])),
    ...value.ambitions.flatMap(({ kpis }, line) =>
      kpis.flatMap((kpi, index) => {
        const path = ['ambitions', line, 'kpis', index];
        return [...list(kpi.indicators, path), ...measuringReferences(kpi, placeOf, path)];
      }),
    ),
    ...value.groups.flatMap((group, index) => groupIndicators(group, placeOf, ['groups', index])),
    ...Object.entries(value.openData?.themes ?? {}).flatMap(([theme, names]) =>
      names.map((name, index) => ({ name, at: placeOf(['openData', 'themes', theme, index]) })),
    ),
    ...comparisonReferences(file),
  ];
}

function groupIndicators(
  group: PlanFile['value']['groups'][number],
  placeOf: PlanFile['placeOf'],
  path: YamlPath,
): readonly Reference[] {
  return [
    ...group.indicators.map((name, index) => ({ name, at: placeOf([...path, 'indicators', index]) })),
    ...group.breakdowns.map(({ indicator }, index) => ({
      name: indicator,
      at: placeOf([...path, 'breakdowns', index, 'indicator']),
    })),
  ];
}

/** What groups name of the plan itself: missing figures and actions. */
function groupReferences({ value, placeOf }: PlanFile, part: 'missing' | 'actions'): readonly Reference[] {
  return value.groups.flatMap((group, at) =>
    group[part].map((name, index) => ({ name, at: placeOf(['groups', at, part, index]) })),
  );
}

function measuringReferences(
  { missing }: PlanFile['value']['ambitions'][number]['kpis'][number],
  placeOf: PlanFile['placeOf'],
  path: YamlPath,
): readonly Reference[] {
  return missing.flatMap(({ measuredBy = [] }, figure) =>
    measuredBy.map(({ indicator }, index) => ({
      name: indicator,
      at: placeOf([...path, 'missing', figure, 'measuredBy', index, 'indicator']),
    })),
  );
}

/** Texts that the plan needs in every language. */
export function planTextKeys({ value }: PlanFile): readonly TextKey[] {
  const keys = (section: string, ids: readonly string[], parts: readonly string[]): readonly TextKey[] =>
    ids.flatMap((id) => parts.map((part) => [section, id, part]));
  const idsOf = (items: readonly { readonly id: string }[]): readonly string[] => items.map(({ id }) => id);
  return [
    ...['name', 'region', 'inhabitants', 'peers', 'intro'].map((part) => ['plan', part]),
    ...value.findings.map((id) => ['findings', id]),
    ...keys('commitments', idsOf(value.commitments), ['title', 'text']),
    ...keys('ambitions', idsOf(value.ambitions), ['title', 'summary', 'text']),
    ...keys(
      'actions',
      value.ambitions.flatMap(({ actions }) => actions),
      ['title', 'text'],
    ),
    ...keys(
      'kpis',
      value.ambitions.flatMap(({ kpis }) => idsOf(kpis)),
      ['title', 'text'],
    ),
    ...missingIds(value).map((id) => ['missing', id]),
    ...senderNames(value).map((part) => ['sender', part]),
    ...value.groups.map(({ id }) => ['groups', id]),
    ...keys('doors', idsOf(value.doors), ['title', 'text']),
    ...keys('talentDimensions', value.talentDimensions, ['name', 'text']),
  ];
}

/** Puts structure and texts together. The texts have to be those of `planTextKeys`. */
export function buildPlan({ value }: PlanFile, texts: PlanTexts): Plan {
  const titled = (section: string, id: string): Pick<Commitment, 'id' | 'title' | 'text'> => ({
    id,
    title: texts.get([section, id, 'title']),
    text: texts.get([section, id, 'text']),
  });
  const ambitions = value.ambitions.map(({ id, actions, kpis }): AmbitionLine => ({
    ...titled('ambitions', id),
    summary: texts.get(['ambitions', id, 'summary']),
    actions: actions.map((action) => titled('actions', action)),
    kpis: kpis.map(({ id: kpi, indicators, missing }) => ({
      ...titled('kpis', kpi),
      indicators,
      missing: missing.map(({ source, measuredBy, ...figure }) => ({
        ...figure,
        text: texts.get(['missing', figure.id]),
        ...(source && { source }),
        ...(measuredBy && { measuredBy }),
      })),
    })),
  }));
  return {
    id: value.id,
    name: texts.get(['plan', 'name']),
    region: texts.get(['plan', 'region']),
    inhabitants: texts.get(['plan', 'inhabitants']),
    peersName: texts.get(['plan', 'peers']),
    intro: texts.get(['plan', 'intro']),
    focus: value.focus,
    benchmark: value.benchmark,
    peers: value.peers,
    colours: value.colours ?? defaultColours,
    findings: value.findings.map((id) => ({ id, text: texts.get(['findings', id]) })),
    commitments: value.commitments.map(({ id, kpis, indicators }) => ({
      ...titled('commitments', id),
      kpis,
      indicators,
    })),
    ambitions,
    groups: value.groups.map((group) => ({ ...group, name: texts.get(['groups', group.id]) })),
    ...(value.doors.length > 0 && {
      doors: value.doors.map(({ id, path }) => ({ ...titled('doors', id), path })),
    }),
    talentDimensions: value.talentDimensions.map((id) => ({
      id,
      name: texts.get(['talentDimensions', id, 'name']),
      text: texts.get(['talentDimensions', id, 'text']),
    })),
    headline: value.headline,
    map: value.map ?? value.headline,
    ...questionOf(texts),
    publishers: publishersOf(value),
    ...(value.openData && { openData: value.openData }),
    ...(value.exchange && { exchange: value.exchange }),
    ...(value.security && { security: value.security }),
    ...(value.sender && { sender: senderOf(value.sender, texts) }),
    ...(value.comparison && { comparison: value.comparison }),
  };
}

function publishersOf({ publishers }: PlanFile['value']): Plan['publishers'] {
  return Object.entries(publishers).map(([name, { licence, url }]) => ({ name, licence, ...(url && { url }) }));
}

/** Texts that a plan may have, in every language or in none. */
export const optionalPlanTexts: readonly TextKey[] = [['plan', 'question']];

function questionOf(texts: PlanTexts): Pick<Plan, 'question'> {
  const question = inEveryLocale((locale) => texts.find(locale, ['plan', 'question']) ?? '');
  return locales.every((locale) => question[locale] !== '') ? { question } : {};
}

/** Names that a sender has in each language: its own, and those of whom one can turn to next. */
function senderNames({ sender }: PlanFile['value']): readonly ('name' | 'complaints' | 'authority')[] {
  if (!sender) return [];
  return ['name', ...(['complaints', 'authority'] as const).filter((part) => sender[part])];
}

function senderOf(
  { complaints, authority, ...sender }: NonNullable<PlanFile['value']['sender']>,
  texts: PlanTexts,
): Sender {
  return {
    ...sender,
    name: texts.get(['sender', 'name']),
    ...(complaints && { complaints: { ...complaints, name: texts.get(['sender', 'complaints']) } }),
    ...(authority && { authority: { ...authority, name: texts.get(['sender', 'authority']) } }),
  };
}

function missingIds({ ambitions }: PlanFile['value']): readonly string[] {
  return ambitions.flatMap(({ kpis }) => kpis.flatMap(({ missing }) => missing.map(({ id }) => id)));
}

function checkIds(file: PlanFile): readonly Problem[] {
  const { value, placeOf } = file;
  const ids = (items: readonly (string | { readonly id: string })[], path: YamlPath): readonly Reference[] =>
    items.map((item, index) =>
      typeof item === 'string'
        ? { name: item, at: placeOf([...path, index]) }
        : { name: item.id, at: placeOf([...path, index, 'id']) },
    );
  const kpis = value.ambitions.flatMap((line, index) => ids(line.kpis, ['ambitions', index, 'kpis']));
  const missing = value.ambitions.flatMap((line, index) =>
    line.kpis.flatMap((each, position) => ids(each.missing, ['ambitions', index, 'kpis', position, 'missing'])),
  );
  const actions = value.ambitions.flatMap((line, index) => ids(line.actions, ['ambitions', index, 'actions']));
  const promised = value.commitments.flatMap((commitment, index) =>
    ids(commitment.kpis, ['commitments', index, 'kpis']),
  );
  return [
    ...repeatedReferences('finding', ids(value.findings, ['findings'])),
    ...repeatedReferences('commitment', ids(value.commitments, ['commitments'])),
    ...repeatedReferences('ambition line', ids(value.ambitions, ['ambitions'])),
    ...repeatedReferences('action', actions),
    ...repeatedReferences('KPI', kpis),
    ...repeatedReferences('missing figure', missing),
    ...repeatedReferences('group', ids(value.groups, ['groups'])),
    ...repeatedReferences('talent dimension', ids(value.talentDimensions, ['talentDimensions'])),
    ...unknownReferences('KPI', promised, namesOf(kpis)),
    ...unknownReferences('missing figure', groupReferences(file, 'missing'), namesOf(missing)),
    ...unknownReferences('action', groupReferences(file, 'actions'), namesOf(actions)),
  ];
}

function namesOf(references: readonly Reference[]): readonly string[] {
  return references.map(({ name }) => name);
}

function checkColours({ value, placeOf }: PlanFile): readonly Problem[] {
  const { colours } = value;
  if (!colours) return [];
  return (['focusLight', 'focusDark'] as const).flatMap((key) =>
    papers[key]
      .map((paper) => ({ paper, ratio: contrastRatio(colours[key], paper) }))
      .filter(({ ratio }) => ratio < leastContrast)
      .map(({ paper, ratio }) => ({
        code: 'low-contrast',
        message: `The colour ${colours[key]} is too faint: its contrast on ${paper} is ${ratio.toFixed(2)}.`,
        at: placeOf(['colours', key]),
        hint: `Choose a ${key === 'focusLight' ? 'darker' : 'lighter'} colour, with a contrast of at least ${leastContrast}.`,
      })),
  );
}
