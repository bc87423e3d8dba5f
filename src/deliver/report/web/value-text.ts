import type { Locale } from '../../../foundation/locale.ts';
import { formatNumber, formatPercentage } from '../../../foundation/number.ts';
import { decimalsToPrint } from '../../../foundation/written-number.ts';
import { achievementOf } from '../../project/progress.ts';
import type { ReportedPeriod } from '../reported.ts';
import { reportText } from '../texts.ts';

/** A value as it is read: in percent where the indicator is measured so, and "not known" without one. */
export function valueText(
  locale: Locale,
  { measure }: Pick<ReportedPeriod['indicator'], 'measure'>,
  value: number | undefined,
): string {
  if (value === undefined) return reportText(locale)('unknown');
  const decimals = decimalsToPrint(value, 3);
  return measure === 'percentage' ? formatPercentage(locale, value, decimals) : formatNumber(locale, value, decimals);
}

/** How far a period came, as a sentence; nothing when target or actual is not known. */
export function progressText(
  locale: Locale,
  { indicator, target, actual }: Pick<ReportedPeriod, 'indicator' | 'target' | 'actual'>,
): string | undefined {
  const achievement = achievementOf(indicator, {
    ...(target !== undefined && { target }),
    ...(actual !== undefined && { actual }),
  });
  if (!achievement) return undefined;
  const t = reportText(locale);
  const values = { actual: valueText(locale, indicator, actual), target: valueText(locale, indicator, target) };
  if (achievement.isMet) return t('progress.met', values);
  const { share } = achievement;
  if (share === undefined) return t('progress.unmet', values);
  const from = valueText(locale, indicator, indicator.baseline?.value ?? 0);
  if (share < 0) return t('progress.back', { ...values, from });
  return t('progress.share', { ...values, share: formatPercentage(locale, Math.floor(share * 100), 0), from });
}
