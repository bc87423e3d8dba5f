import { z } from 'zod';
import type { Result } from '../../foundation/problem.ts';
import type { Reference } from '../../foundation/reference.ts';
import { readYaml, yamlText, type YamlFile } from '../../foundation/yaml-file.ts';
import type { PlanTexts, TextKey } from '../../plan/plan-texts.ts';
import { parsePeriod } from '../observation/period.ts';
import type { Claim, ClaimTest } from './claim.ts';

const upDown = z.enum(['up', 'down']);
const aboveBelow = z.enum(['above', 'below']);
const series = { indicator: z.string(), nearest: z.string().optional() };
const comparison = { ...series, area: yamlText, benchmark: yamlText };
const among = z.array(yamlText).min(2, 'Name at least two areas.');
const period = yamlText.refine((text) => parsePeriod(text) !== undefined, 'Write a period, like 2017 or 2017-06.');

const test = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('changes-more'), ...comparison, towards: upDown }),
  z.strictObject({ kind: z.literal('crossed'), ...comparison, to: aboveBelow, statedSince: period.optional() }),
  z.strictObject({ kind: z.literal('on-side'), ...comparison, side: aboveBelow, period: period.optional() }),
  z.strictObject({ kind: z.literal('not-catching-up'), ...comparison }),
  z.strictObject({
    kind: z.literal('stays-around'),
    ...comparison,
    points: z.number().positive('Write a distance in points, like 0.5.'),
  }),
  z.strictObject({ kind: z.literal('trends'), ...series, area: yamlText, towards: upDown }),
  z.strictObject({
    kind: z.literal('ranks'),
    ...series,
    area: yamlText,
    among,
    position: z.enum(['lowest', 'highest']),
  }),
  z.strictObject({ kind: z.literal('most-above-median'), ...series, members: among, among }),
  z.strictObject({
    kind: z.literal('states-levels'),
    indicator: z.string(),
    stated: z.array(z.strictObject({ area: yamlText, value: z.number() })).min(1, 'Give at least one stated figure.'),
  }),
  z.strictObject({
    kind: z.literal('goes-with'),
    indicator: z.string(),
    other: z.string(),
    among,
    sign: z.enum(['positive', 'negative']),
  }),
]);

const schema = z.record(z.string(), z.record(z.string(), test));

/** Claims as they stand in `claims.yaml`: tests by part, parts by finding. */
export type ClaimFile = YamlFile<z.output<typeof schema>>;

/** Reads `claims.yaml`. Whether its findings, indicators and areas exist is checked with the whole folder. */
export function readClaimFile(text: string): Result<ClaimFile> {
  return readYaml('claims.yaml', text, schema);
}

/** Findings that the claims are about. */
export function findingReferences({ value, placeOfKey }: ClaimFile): readonly Reference[] {
  return Object.keys(value).map((name) => ({ name, at: placeOfKey([name]) }));
}

/** Indicators that the claims name. */
export function claimIndicatorReferences(file: ClaimFile): readonly Reference[] {
  return testsOf(file).flatMap(({ given, place }) =>
    (['indicator', 'nearest', 'other'] as const).flatMap((key) => {
      const name = (given as Readonly<Partial<Record<string, unknown>>>)[key];
      return typeof name === 'string' ? [{ name, at: place(key) }] : [];
    }),
  );
}

/** Area codes that the claims name. */
export function claimAreaReferences(file: ClaimFile): readonly Reference[] {
  return testsOf(file).flatMap(({ given, place }) => [
    ...('area' in given ? [{ name: given.area, at: place('area') }] : []),
    ...('benchmark' in given ? [{ name: given.benchmark, at: place('benchmark') }] : []),
    ...('among' in given ? given.among.map((name, index) => ({ name, at: place('among', index) })) : []),
    ...('members' in given ? given.members.map((name, index) => ({ name, at: place('members', index) })) : []),
    ...('stated' in given
      ? given.stated.map(({ area }, index) => ({ name: area, at: place('stated', index, 'area') }))
      : []),
  ]);
}

/** Texts that the claims need in every language. */
export function claimTextKeys(file: ClaimFile): readonly TextKey[] {
  return testsOf(file).map(({ claim, part }) => ['claims', claim, part]);
}

/** Puts tests and statements together. The texts have to be those of `claimTextKeys`, the references checked. */
export function buildClaims({ value }: ClaimFile, texts: PlanTexts): readonly Claim[] {
  return Object.entries(value).map(([id, parts]) => ({
    id,
    parts: Object.entries(parts).map(([part, given]) => ({
      id: part,
      statement: texts.get(['claims', id, part]),
      test: given as unknown as ClaimTest,
    })),
  }));
}

interface PlacedTest {
  readonly claim: string;
  readonly part: string;
  readonly given: z.output<typeof test>;
  readonly place: (...path: readonly (string | number)[]) => string;
}

function testsOf({ value, placeOf }: ClaimFile): readonly PlacedTest[] {
  return Object.entries(value).flatMap(([claim, parts]) =>
    Object.entries(parts).map(([part, given]) => ({
      claim,
      part,
      given,
      place: (...path) => placeOf([claim, part, ...path]),
    })),
  );
}
