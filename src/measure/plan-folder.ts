import { inEveryLocale, locales, type Localised } from '../foundation/locale.ts';
import { failed, ok, type Problem, type Result } from '../foundation/problem.ts';
import { unknownReferences } from '../foundation/reference.ts';
import {
  areaReferences,
  buildPlan,
  indicatorReferences,
  kpiIndicators,
  optionalPlanTexts,
  planTextKeys,
  readPlanFile,
  type PlanFile,
} from '../plan/plan-file.ts';
import type { Plan } from '../plan/plan.ts';
import { collectTexts, readTextFile, textFileName, type PlanTexts, type TextFile } from '../plan/plan-texts.ts';
import { readAreaFile } from './area/area-file.ts';
import { areaTextKeys, withForms } from './area/area-texts.ts';
import type { Area } from './area/area.ts';
import { readRegions, regionFileName, type RegionReading } from './comparison/region-file.ts';
import {
  buildClaims,
  claimAreaReferences,
  claimIndicatorReferences,
  claimTextKeys,
  findingReferences,
  readClaimFile,
  type ClaimFile,
} from './claim/claim-file.ts';
import type { Claim } from './claim/claim.ts';
import {
  breakAreaReferences,
  buildIndicators,
  checkSentences,
  indicatorTextKeys,
  readIndicatorFile,
  type IndicatorFile,
} from './indicator/indicator-file.ts';
import type { Indicator } from './indicator/indicator.ts';
import { checkTargets, readTargetFile, targetFileName, type PlacedTarget } from './target/target-file.ts';
import type { Target } from './target/target.ts';
import type { Observation } from './observation/observation.ts';
import type { FigureFile } from './source/figures.ts';

const figureFileName = 'figures.csv';

/** Everything that a region's folder under `plans/` holds, checked and joined. */
export interface PlanFolder {
  readonly plan: Plan;
  readonly areas: readonly Area[];
  readonly indicators: readonly Indicator[];
  readonly claims: readonly Claim[];
  /** What should be reached, from the optional `targets.csv`. */
  readonly targets: readonly Target[];
  /** `figures.csv` and what stands in `figures/`, in order of name; the figures reader makes observations of them. */
  readonly figures: readonly FigureFile[];
  /** Figures of the regions elsewhere (`regions.csv`), which are among the areas; empty without a comparison. */
  readonly regionFigures: readonly Observation[];
}

/** Names of the files that a plan folder holds, relative to it; `figures.csv` may as well be files in `figures/`. */
export const planFileNames: readonly string[] = [
  'plan.yaml',
  'indicators.yaml',
  'claims.yaml',
  'areas.csv',
  figureFileName,
  targetFileName,
  // Only where plan.yaml asks for a comparison.
  regionFileName,
  ...locales.map(textFileName),
];

/** Whether a file of a plan folder holds figures: `figures.csv`, or any table in the folder `figures`. */
export function isFigureFile(name: string): boolean {
  return name === figureFileName || /^figures\/[^/]+\.csv$/.test(name);
}

/**
 * Reads a plan folder from the texts of its files by name (`plan.yaml`, `texts/nl.yaml`, ...). Problems come in two
 * rounds, each complete: first all that is wrong within a file, then all that does not fit between files (unknown
 * areas, indicators and findings, texts that are missing or that nothing asks for). Nothing is half-loaded.
 */
export function loadPlanFolder(files: ReadonlyMap<string, string>): Result<PlanFolder> {
  const parts = readParts(files);
  if (!parts.ok) return parts;
  const regions = readRegionFile(files, parts.value);
  const areas = [...parts.value.areas, ...(regions.ok ? regions.value.areas : [])];
  const texts = collectTexts(parts.value.texts, requiredTexts(parts.value), [
    ...optionalPlanTexts,
    ...areaTextKeys(areas),
  ]);
  const problems = [
    ...checkReferences(parts.value),
    ...(regions.ok ? [] : regions.problems),
    ...(texts.ok ? checkSentences(parts.value.indicators, texts.value) : texts.problems),
  ];
  if (!texts.ok || !regions.ok || problems.length > 0) return failed(problems);
  return ok(build(parts.value, texts.value, regions.value));
}

interface Parts {
  readonly plan: PlanFile;
  readonly indicators: IndicatorFile;
  readonly claims: ClaimFile;
  readonly areas: readonly Area[];
  readonly figures: readonly FigureFile[];
  readonly targets: readonly PlacedTarget[];
  readonly texts: Localised<TextFile>;
}

function readParts(files: ReadonlyMap<string, string>): Result<Parts> {
  const problems: Problem[] = [];
  const read = <T>(name: string, reader: (text: string) => Result<T>): T | undefined => {
    const text = files.get(name);
    const result = text === undefined ? failed<T>([missingFile(name)]) : reader(text);
    if (result.ok) return result.value;
    problems.push(...result.problems);
    return undefined;
  };
  const plan = read('plan.yaml', readPlanFile);
  const indicators = read('indicators.yaml', readIndicatorFile);
  const claims = read('claims.yaml', readClaimFile);
  const areas = read('areas.csv', readAreaFile);
  const figures = figureFiles(files);
  if (figures.length === 0) problems.push(missingFile(figureFileName));
  const targets = files.has(targetFileName) ? read(targetFileName, readTargetFile) : [];
  const texts = inEveryLocale((locale) => read(textFileName(locale), (text) => readTextFile(locale, text)));
  if (!plan || !indicators || !claims || !areas || !targets) return failed(problems);
  if (figures.length === 0 || !isWhole(texts)) return failed(problems);
  return ok({ plan, indicators, claims, areas, figures, targets, texts });
}

function figureFiles(files: ReadonlyMap<string, string>): readonly FigureFile[] {
  const found = [...files].filter(([name]) => isFigureFile(name)).map(([name, text]) => ({ name, text }));
  return found.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function isWhole<T>(texts: Localised<T | undefined>): texts is Localised<T> {
  return Object.values(texts).every((text) => text !== undefined);
}

/** The regions elsewhere: none without a comparison. */
function readRegionFile(files: ReadonlyMap<string, string>, { plan, indicators, areas }: Parts): Result<RegionReading> {
  const { comparison } = plan.value;
  if (!comparison) return ok({ areas: [], observations: [] });
  const text = files.get(regionFileName);
  if (text === undefined) return failed([missingFile(regionFileName)]);
  const units = new Map(Object.entries(indicators.value.indicators).map(([id, { unit }]) => [id, unit]));
  return readRegions(text, { settings: comparison, units, areas: new Set<string>(areas.map(({ code }) => code)) });
}

function missingFile(name: string): Problem {
  return {
    code: 'missing-file',
    message: `The plan folder has no file ${name}.`,
    at: name,
    hint: `A plan folder holds: ${planFileNames.join(', ')}.`,
  };
}

function checkReferences({ plan, indicators, claims, areas, targets }: Parts): readonly Problem[] {
  const areasNamed = [...areaReferences(plan), ...breakAreaReferences(indicators), ...claimAreaReferences(claims)];
  const indicatorsNamed = [...indicatorReferences(plan), ...claimIndicatorReferences(claims)];
  return [
    ...unknownReferences(
      'area',
      areasNamed,
      areas.map(({ code }) => code),
    ),
    ...unknownReferences('indicator', indicatorsNamed, Object.keys(indicators.value.indicators)),
    ...unknownReferences('finding', findingReferences(claims), plan.value.findings),
    ...checkTargets(targets, {
      kpis: kpiIndicators(plan),
      units: new Map(Object.entries(indicators.value.indicators).map(([id, { unit }]) => [id, unit])),
      areas: areas.map(({ code }) => code),
    }),
  ];
}

function requiredTexts({ plan, indicators, claims }: Parts): readonly (readonly string[])[] {
  return [...planTextKeys(plan), ...indicatorTextKeys(indicators), ...claimTextKeys(claims)];
}

function build(parts: Parts, texts: PlanTexts, regions: RegionReading): PlanFolder {
  return {
    plan: buildPlan(parts.plan, texts),
    areas: withForms([...parts.areas, ...regions.areas], texts),
    indicators: buildIndicators(parts.indicators, texts),
    claims: buildClaims(parts.claims, texts),
    figures: parts.figures,
    targets: parts.targets.map(({ target }) => target),
    regionFigures: regions.observations,
  };
}
