import { localePath } from '../../../site/address.ts';
import { DownloadList } from '../../../site/ui/download-list/download-list.tsx';
import type { PortfolioWords } from './words.ts';

/** Files of the portfolio, by the name that stands in their address: `/portefeuille/geld.csv`. */
export const portfolioFiles = ['stand', 'geld', 'ambities', 'gemeenten', 'labels', 'bijdragen', 'posten'] as const;
export type PortfolioFile = (typeof portfolioFiles)[number];

/** The way to a file of the portfolio. */
export function FileLinks({
  words: { locale },
  file,
}: {
  readonly words: PortfolioWords;
  readonly file: PortfolioFile;
}) {
  return (
    <DownloadList locale={locale} files={[{ href: localePath(locale, `/portefeuille/${file}.csv`), format: 'CSV' }]} />
  );
}
