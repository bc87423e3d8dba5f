import type { ExchangeSettings } from '../../plan/exchange-settings.ts';
import { publicPart, type ExchangedProject } from './exchanged-project.ts';
import { csvTable, projectsJson, type ProjectBatches } from './export.ts';
import { grantsJson } from './grants.ts';
import { iatiActivities } from './iati.ts';
import type { TableName } from './layout.ts';
import { operationsCsv } from './operations.ts';

/** What files of projects are written with. */
export interface ExportSetting {
  readonly settings: ExchangeSettings;
  readonly now: Date;
  /** Address of a project's page, and name of a municipality by its NIS code. */
  readonly pageOf: (slug: string) => string;
  readonly municipalityName: (code: string) => string;
}

/** Formats that are written as text, piece by piece. */
export const textFormats = ['csv', 'json', 'iati', '360giving', 'cpr49'] as const;
export type TextFormat = (typeof textFormats)[number];

/** Formats that other systems read: only of published projects, whoever makes the file. */
export const publicFormats = ['iati', '360giving', 'cpr49'] as const satisfies readonly TextFormat[];

/** A file of projects, its pieces in order. `table` is for CSV, which holds one table a file. */
export function exportText(
  format: TextFormat,
  batches: ProjectBatches,
  setting: ExportSetting,
  table: TableName = 'projects',
): AsyncIterable<string> {
  switch (format) {
    case 'csv':
      return csvTable(table, batches);
    case 'json':
      return projectsJson(batches);
    case 'iati':
      return iatiActivities(batches, setting);
    case '360giving':
      return grantsJson(batches, setting);
    case 'cpr49':
      return operationsCsv(batches, { ...setting, today: setting.now.toISOString().slice(0, 10) });
  }
}

/** The same projects without what is not for everyone. */
export async function* publicBatches(batches: ProjectBatches): AsyncGenerator<readonly ExchangedProject[]> {
  for await (const projects of batches) yield projects.map(publicPart);
}
