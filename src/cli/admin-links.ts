import type { AdminLink } from '../account/web/admin.tsx';
import { exchangeText } from '../deliver/exchange/exchange-text.ts';
import { reportText } from '../deliver/report/report-text.ts';
import { roundText } from '../deliver/web/round/round-text.ts';
import { targetEditText } from '../deliver/web/target/target-context.ts';

/** The back-office pages of the wings, for the page where one begins. */
export const adminLinks: readonly AdminLink[] = [
  { path: '/rondes', label: (locale) => roundText(locale)('rounds.title'), permission: 'round.check-eligibility' },
  { path: '/beheer/rondes/nieuw', label: (locale) => roundText(locale)('rounds.new'), permission: 'round.manage' },
  { path: '/beheer/rapporten', label: (locale) => reportText(locale)('review.title'), permission: 'period.review' },
  { path: '/beheer/streefcijfers', label: (locale) => targetEditText(locale)('list.title'), permission: 'target.edit' },
  { path: '/beheer/import', label: (locale) => exchangeText(locale)('title'), permission: 'exchange.import' },
];
