import { dayOf } from '../../foundation/clock-words.ts';
import type { ExchangeSettings } from '../../plan/exchange-settings.ts';
import type { Day } from '../project/project.ts';
import type { ExchangedProject } from './exchanged-project.ts';
import { csvTable, projectsJson, type ProjectBatches, type PublicBatches } from './export.ts';
import { grantsJson } from './grants.ts';
import { iatiActivities } from './iati.ts';
import type { TableName } from './layout.ts';
import { operationsCsv } from './operations.ts';
import { publicPart, type PublicProject } from './publication.ts';

/** What files of projects are written with. */
export interface ExportSetting {
  readonly settings: ExchangeSettings;
  readonly now: Date;
  /** Address of a project's page, and name of a municipality by its NIS code. */
  readonly pageOf: (slug: string) => string;
  readonly municipalityName: (code: string) => string;
}

/** Formats of the program's own that are written as text, piece by piece: of projects whole or what is public of them. */
export const ownFormats = ['csv', 'json'] as const;
export type OwnFormat = (typeof ownFormats)[number];

/** Formats that other systems read: only of what is public, whoever makes the file. */
export const publicFormats = ['iati', '360giving', 'cpr49'] as const;
export type PublicFormat = (typeof publicFormats)[number];

/** A file of projects, its pieces in order. `table` is for CSV, which holds one table a file. */
export function ownText(
  format: OwnFormat,
  batches: ProjectBatches,
  table: TableName = 'projects',
): AsyncIterable<string> {
  return format === 'csv' ? csvTable(table, batches) : projectsJson(batches);
}

/** A file for other systems, its pieces in order. */
export function publicText(
  format: PublicFormat,
  batches: PublicBatches,
  setting: ExportSetting,
): AsyncIterable<string> {
  switch (format) {
    case 'iati':
      return iatiActivities(batches, setting);
    case '360giving':
      return grantsJson(batches, setting);
    case 'cpr49':
      return operationsCsv(batches, { ...setting, today: dayOf(setting.now) });
  }
}

export function isPublicFormat(format: string): format is PublicFormat {
  return (publicFormats as readonly string[]).includes(format);
}

/** What is for everyone on a day of some projects. */
export async function* publicBatches(
  batches: AsyncIterable<readonly ExchangedProject[]>,
  today: Day,
): AsyncGenerator<readonly PublicProject[]> {
  for await (const projects of batches) yield projects.map((project) => publicPart(project, today));
}
