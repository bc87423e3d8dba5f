import { formatDate } from '../../../foundation/number.ts';
import type { Programme } from '../shipped-projects.ts';
import type { PortfolioWords } from './words.ts';

/** That the plan has more projects than those shown, with who said so and when; nothing when nobody did. */
export function WholePlan({ words, programme }: { words: PortfolioWords; programme: Programme | undefined }) {
  const { t, locale, count } = words;
  if (!programme) return <></>;
  const { labelled, on, source } = programme;
  return <p>{t('portfolio.whole', { day: formatDate(locale, on), count: count(labelled), source })}</p>;
}
