import { z } from 'zod';
import { isDay } from '../../../foundation/plain-day.ts';
import { ok, type Result } from '../../../foundation/problem.ts';
import { readYaml, yamlText } from '../../../foundation/yaml-file.ts';
import { ardecoTable } from '../publishers/ardeco.ts';
import { arvastatWorkbook } from '../publishers/arvastat.ts';
import { swingLevels, swingUpload } from '../publishers/swing-upload.ts';
import type { TableMapping } from './mapping.ts';

const day = yamlText.refine(isDay, 'Write a day, like 2025-01-01.');
const indicators = z
  .record(z.string(), z.string())
  .refine((columns) => Object.keys(columns).length > 0, 'Name at least one column with its indicator.');
const common = { dataset: z.string().min(1, 'Name the table as its publisher does.'), retrieved: day.optional() };

const schema = z.discriminatedUnion('layout', [
  z.strictObject({
    layout: z.literal('swing-upload'),
    ...common,
    level: z.enum(swingLevels),
    sheet: z.string().optional(),
    indicators,
  }),
  z.strictObject({ layout: z.literal('arvastat'), ...common, area: z.string(), asOf: day, indicators }),
  z.strictObject({
    layout: z.literal('ardeco'),
    ...common,
    indicator: z.string(),
    unit: z.string(),
    scale: z.number().positive('Write a number above 0, like 1000.').optional(),
    version: yamlText,
  }),
]);

/** Whether a mapping file names a publisher's layout instead of saying what each column is. */
export function namesLayout(text: string): boolean {
  return /^layout:/m.test(text);
}

/**
 * Reads a mapping file that names a publisher's layout: only what differs from table to table stands in it.
 *
 * Problems: those of `readYaml`.
 */
export function readLayoutFile(file: string, text: string): Result<TableMapping> {
  const read = readYaml(file, text, schema);
  if (!read.ok) return read;
  const { retrieved } = read.value.value;
  return ok({ ...mappingOf(read.value.value), ...(retrieved !== undefined && { retrieved }) });
}

function mappingOf(order: z.output<typeof schema>): TableMapping {
  switch (order.layout) {
    case 'swing-upload': {
      const { dataset, level, sheet } = order;
      return swingUpload({ dataset, level, indicators: order.indicators, ...(sheet !== undefined && { sheet }) });
    }
    case 'arvastat':
      return arvastatWorkbook(order);
    case 'ardeco':
      return ardecoTable({ ...order, variable: order.dataset, scale: order.scale ?? 1 });
  }
}
