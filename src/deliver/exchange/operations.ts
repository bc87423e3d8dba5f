import { writePlainNumber } from '../../foundation/plain-number.ts';
import type { ExchangeSettings } from '../../plan/exchange-settings.ts';
import type { Day } from '../project/project.ts';
import { csvLine } from './cell-text.ts';
import { wholeTotal } from '../project/source-money.ts';
import { leadOf } from './exchanged-project.ts';
import type { PublicBatches } from './export.ts';
import { europeanFunds, isEuropean, type EuropeanFund } from './money-names.ts';
import type { PublicProject } from './publication.ts';
import { anyText } from './written-text.ts';

/** What the list of operations is written with. */
export interface OperationSetting {
  readonly settings: ExchangeSettings;
  readonly today: Day;
  readonly municipalityName: (code: string) => string;
}

/** Columns of the list of operations, in the order of the regulation's points (a) to (n). */
export const operationColumns = [
  'beneficiary',
  'operation',
  'purpose',
  'start_date',
  'end_date',
  'total_cost_eur',
  'fund',
  'specific_objective',
  'co_financing_rate_percent',
  'location',
  'country',
  'type_of_intervention',
] as const;
export type OperationColumn = (typeof operationColumns)[number];

/** An operation: a project with money of a fund, once for each fund. '' is what is not known. */
export type Operation = Readonly<Record<OperationColumn, string>>;

/**
 * The list of operations that a managing authority publishes, as CSV, a piece for each batch.
 *
 * Source: Regulation (EU) 2021/1060, article 49(3).
 */
export async function* operationsCsv(batches: PublicBatches, setting: OperationSetting): AsyncGenerator<string> {
  yield csvLine(operationColumns);
  for await (const projects of batches) {
    const operations = projects.flatMap((project) => operationsOf(project, setting));
    yield operations.map((operation) => csvLine(operationColumns.map((column) => operation[column]))).join('');
  }
}

/** The operations of a project: none without money of a European fund. */
export function operationsOf(project: PublicProject, setting: OperationSetting): readonly Operation[] {
  const { budget, municipalities, title, summary, description } = project;
  const funds = [...new Set(budget.map(({ source }) => source).filter(isEuropean))];
  const total = wholeTotal(budget.map(({ planned }) => planned));
  const [start, end] = operationDays(project, setting.today);
  return funds.map((fund) => ({
    beneficiary: leadOf(project)?.name ?? '',
    operation: anyText(title),
    purpose: [anyText(summary) || anyText(description), ...project.results.map((result) => result.title)]
      .filter(Boolean)
      .join(' – '),
    start_date: start,
    end_date: end,
    total_cost_eur: writePlainNumber(total),
    fund: europeanFunds[fund],
    specific_objective: setting.settings.europe[fund]?.objective ?? '',
    co_financing_rate_percent: rateOf(project, fund, total),
    location: municipalities.map((code) => `${setting.municipalityName(code)} (${code})`).join('; '),
    country: setting.settings.country,
    type_of_intervention: setting.settings.europe[fund]?.intervention ?? '',
  }));
}

/** The fund's part in the total cost; '' when either is not known. */
function rateOf({ budget }: PublicProject, fund: EuropeanFund, total: number | undefined): string {
  const given = wholeTotal(budget.filter(({ source }) => source === fund).map(({ planned }) => planned));
  return given === undefined || !total ? '' : writePlainNumber(Math.round((given / total) * 10_000) / 100);
}

/**
 * From when until when: as it went once it ended, as planned before, or from its start when no end was planned. Days of
 * what was planned and of what happened are never put together: their order would say nothing.
 */
function operationDays(
  { plannedStart, plannedEnd, actualStart, actualEnd }: PublicProject,
  today: Day,
): readonly [start: string, end: string] {
  const hasEnded = actualStart && actualEnd && actualEnd <= today;
  if (hasEnded) return [actualStart, actualEnd];
  if (plannedStart && plannedEnd) return [plannedStart, plannedEnd];
  return actualStart && actualStart <= today ? [actualStart, ''] : [plannedStart ?? '', plannedEnd ?? ''];
}
