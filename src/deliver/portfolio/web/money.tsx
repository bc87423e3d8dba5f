import { AmountBars } from '../../../site/chart/amount-bars.tsx';
import { DataTable, type TableCell } from '../../../site/ui/data-table/data-table.tsx';
import { moneySteps, type KnownSum, type MoneyStep } from '../../project/source-money.ts';
import type { PortfolioWords } from './words.ts';

/** A sum in words: "€ 400.000 toegezegd", "betaald: niet bekend", and of how many lines it is known. */
function sumText({ t, euros, count }: PortfolioWords, step: MoneyStep, { amount, known, all }: KnownSum): string {
  if (amount === undefined) return t(`money.${step}.unknown`);
  const text = t(`money.${step}`, { amount: euros(amount) });
  return known < all ? t('money.partly', { text, known: count(known), all: count(all) }) : text;
}

/** One bar for each source, or for whatever else money is summed by. */
export function MoneyBars({
  words,
  bars,
}: {
  readonly words: PortfolioWords;
  readonly bars: readonly (Readonly<Record<MoneyStep, KnownSum>> & {
    readonly label: string;
    readonly href?: string;
  })[];
}) {
  return (
    <AmountBars
      bars={bars.map((bar) => ({
        label: bar.label,
        ...(bar.href && { href: bar.href }),
        parts: moneySteps.map((step) => {
          const { amount } = bar[step];
          return { text: sumText(words, step, bar[step]), ...(amount !== undefined && { value: amount }) };
        }),
      }))}
    />
  );
}

/** The same as a table. */
export function MoneyTable({
  words,
  id,
  caption,
  heading,
  rows,
}: {
  readonly words: PortfolioWords;
  readonly id: string;
  readonly caption: string;
  readonly heading: string;
  readonly rows: readonly (Readonly<Record<MoneyStep, KnownSum>> & { readonly label: string })[];
}) {
  const { t, locale } = words;
  return (
    <DataTable
      locale={locale}
      id={id}
      caption={caption}
      columns={[
        { label: heading, kind: 'text' },
        ...moneySteps.map((step) => ({ label: t(`money.column.${step}`), kind: 'number' as const })),
      ]}
      rows={rows.map((row) => [
        { content: row.label },
        ...moneySteps.map((step) => amountCell(words, row[step].amount)),
      ])}
    />
  );
}

/** An amount in a table; what is not known sorts below all that is. */
export function amountCell({ t, count }: PortfolioWords, amount: number | undefined): TableCell {
  return amount === undefined ? { content: t('unknown'), sortBy: -1 } : { content: count(amount), sortBy: amount };
}
