import { toSpreadsheetCsv, type CsvCell } from '../../../foundation/csv-file.ts';
import type { Delivering } from '../../delivering.ts';
import type { PageVisit } from '../../../wing/route.ts';
import type { LiveFile } from '../../../site/live.ts';
import { budgetLines } from '../portfolio-figures-store.ts';
import { writtenIn } from '../../written-text.ts';
import { projectStatuses } from '../../project/progress.ts';
import { boundsOf } from './contributions.tsx';
import { type PortfolioFile } from './file-links.tsx';
import { moneySteps } from '../../project/source-money.ts';
import { readPortfolio, type PortfolioReading, type SummedMoney } from './portfolio-reading.ts';
import { portfolioWords, type PortfolioWords } from './words.ts';

type Row = readonly CsvCell[];

/** A file of the portfolio: the table behind one of its figures, in the language of the address. */
export async function portfolioFile(visit: PageVisit, delivering: Delivering, file: PortfolioFile): Promise<LiveFile> {
  const words = portfolioWords(delivering.plan, visit.locale);
  const rows =
    file === 'posten'
      ? await lineRows(visit, words)
      : tableRows(file, await readPortfolio(visit, delivering, visit.locale), words, delivering);
  return {
    kind: 'file',
    type: 'text/csv; charset=utf-8',
    body: toSpreadsheetCsv(rows, visit.locale),
    fileName: `${file}.csv`,
  };
}

function tableRows(
  file: Exclude<PortfolioFile, 'posten'>,
  reading: PortfolioReading,
  words: PortfolioWords,
  delivering: Delivering,
): readonly Row[] {
  const { t } = words;
  const projects = t('portfolio.column.projects');
  switch (file) {
    case 'stand':
      return [
        [t('portfolio.status.column'), projects],
        ...projectStatuses.map((status) => [t(`status.${status}`), reading.progress.byStatus.get(status) ?? 0]),
      ];
    case 'geld':
      return moneyRows(t('money.column.source'), reading.sources, (source) => t(`money.${source}`), words);
    case 'ambities':
      return moneyRows(t('portfolio.lines.column'), reading.lines, (line) => words.facet('line', line), words);
    case 'gemeenten':
      return [
        ['NIS', t('portfolio.coverage.column'), projects],
        ...reading.coverage.map((each) => [each.municipality.code, each.municipality.name, each.projects]),
      ];
    case 'labels':
      return [[t('portfolio.labels.column'), projects], ...reading.labels.map(({ year, count }) => [year, count])];
    case 'bijdragen':
      return contributionRows(words, delivering);
  }
}

function moneyRows<Key>(
  heading: string,
  sums: readonly SummedMoney<Key>[],
  name: (key: Key) => string,
  { t }: PortfolioWords,
): readonly Row[] {
  return [
    [heading, ...moneySteps.map((step) => t(`money.column.${step}`))],
    ...sums.map((sum) => [name(sum.key), ...moneySteps.map((step) => sum[step].amount)]),
  ];
}

function contributionRows({ t, facet }: PortfolioWords, { portfolio }: Delivering): readonly Row[] {
  const columns = ['indicator', 'least', 'most'] as const;
  return [
    ['id', ...columns.map((column) => t(`portfolio.contributions.column.${column}`)), t('portfolio.column.projects')],
    ...[...portfolio.current().contributions].flatMap(([id, joint]) => {
      const bounds = boundsOf(joint);
      return bounds ? [[id, facet('moves', id), bounds.least, bounds.most, bounds.projects]] : [];
    }),
  ];
}

async function lineRows(visit: PageVisit, { t, locale }: PortfolioWords): Promise<readonly Row[]> {
  const lines = await visit.as((database) => budgetLines(database));
  return [
    [
      t('portfolio.detail.column'),
      t('money.column.line'),
      t('money.column.source'),
      t('money.column.funder'),
      ...moneySteps.map((step) => t(`money.column.${step}`)),
    ],
    ...lines.map(({ title, label, source, funder, planned, committed, paid }) => [
      writtenIn(title, locale).text,
      label,
      t(`money.${source}`),
      funder,
      planned,
      committed,
      paid,
    ]),
  ];
}
