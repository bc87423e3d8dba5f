import type { BudgetLine, MoneySource } from './project.ts';

/** What is done with money, each within the one before it. */
export const moneySteps = ['planned', 'committed', 'paid'] as const;
export type MoneyStep = (typeof moneySteps)[number];

/** A sum of euro over lines, exact to the cent; `amount` is absent when none is known. */
export interface KnownSum {
  readonly amount?: number;
  readonly known: number;
  readonly all: number;
}

/** Money from one source. */
export interface SourceMoney extends Readonly<Record<MoneyStep, KnownSum>> {
  readonly source: MoneySource;
}

/** The budget lines of a project summed by source, unknown amounts left out and counted. */
export function moneyBySource(lines: readonly BudgetLine[]): readonly SourceMoney[] {
  return [...Map.groupBy(lines, ({ source }) => source)].map(([source, of]) => ({
    source,
    planned: sumKnown(of.map(({ planned }) => planned)),
    committed: sumKnown(of.map(({ committed }) => committed)),
    paid: sumKnown(of.map(({ paid }) => paid)),
  }));
}

/** The sum over sources of what is known; `undefined` when nothing is. */
export function knownTotal(sums: readonly KnownSum[]): number | undefined {
  return sumKnown(sums.map(({ amount }) => amount)).amount;
}

/** The sum over sources; `undefined` when an amount of any line in it is not known. */
export function wholeTotal(sums: readonly KnownSum[]): number | undefined {
  return sums.every(({ known, all }) => known === all) ? knownTotal(sums) : undefined;
}

function sumKnown(amounts: readonly (number | undefined)[]): KnownSum {
  const known = amounts.filter((amount) => amount !== undefined);
  const counts = { known: known.length, all: amounts.length };
  if (known.length === 0) return counts;
  return { amount: known.reduce((sum, amount) => sum + Math.round(amount * 100), 0) / 100, ...counts };
}
