import { z } from 'zod';
import { isDay } from '../foundation/plain-day.ts';
import type { Reference } from '../foundation/reference.ts';
import { yamlText, type YamlFile } from '../foundation/yaml-file.ts';

const day = z.string().refine(isDay, 'Write a date in quotes, like "2026-11-24".');

/** The `comparison` part of `plan.yaml`: which regions elsewhere the plan's area is held against. */
export const comparisonSchema = z.strictObject({
  period: yamlText.refine((text) => /^\d{4}$/.test(text), 'Write a year, like 2019.'),
  count: z.int().min(1, 'Ask for at least one region.').max(20, 'Ask for at most 20 regions.'),
  exclude: z
    .array(z.string().regex(/^[A-Z]{2}$/, 'Write the two letters a NUTS code begins with, like BE.'))
    .default([]),
  retrieved: day,
  columns: z.record(z.string(), z.strictObject({ indicator: z.string(), publisher: z.string(), dataset: z.string() })),
  variables: z
    .array(
      z.strictObject({
        indicator: z.string(),
        scale: z.enum(['linear', 'log']).default('linear'),
        weight: z.number().positive('Write a weight above 0.').default(1),
      }),
    )
    .min(1, 'Name at least one variable.'),
});

type ComparisonFile = Readonly<z.output<typeof comparisonSchema>>;

/**
 * How regions that resemble the plan's area are found: the year of the structure, how many are shown, countries left
 * out (first two letters of the NUTS code), what the columns of `regions.csv` are, and the variables with their
 * weights. A variable on a `log` scale is compared by its logarithm.
 */
export type ComparisonSettings = ComparisonFile;

/** Indicators that the comparison names, with their places. */
export function comparisonReferences({
  value,
  placeOf,
}: YamlFile<{ readonly comparison?: ComparisonFile | undefined }>): readonly Reference[] {
  const { comparison } = value;
  if (!comparison) return [];
  return [
    ...Object.entries(comparison.columns).map(([column, { indicator }]) => ({
      name: indicator,
      at: placeOf(['comparison', 'columns', column, 'indicator']),
    })),
    ...comparison.variables.map(({ indicator }, index) => ({
      name: indicator,
      at: placeOf(['comparison', 'variables', index, 'indicator']),
    })),
  ];
}
