import { formattingTag, type Locale } from '../../../foundation/locale.ts';
import { formatList } from '../../../foundation/number.ts';
import type { PublishedRelease, ReleaseChanges } from '../../release/archive.ts';
import type { ChangeCounts, IndicatorChange } from '../../release/diff.ts';
import type { Wording } from '../../wording/wording.ts';
import { revisionText } from './texts.ts';

/** The moment of publication in the region's own time: "24 november 2026 om 10:42". */
export function sayMoment(locale: Locale, published: string): string {
  const style = { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Brussels' } as const;
  return new Intl.DateTimeFormat(formattingTag[locale], style).format(new Date(published));
}

/** A release by its moment, or by its number when it was never published. */
export function releaseName(locale: Locale, { manifest, published }: PublishedRelease): string {
  const t = revisionText(locale);
  if (!published) return t('release.unpublished', { id: manifest.id });
  return t('release.name', { moment: sayMoment(locale, published) });
}

/** What a release changed over all figures: "40 nieuwe cijfers en 2 herzien, in 3 reeksen." */
export function sayChanges(locale: Locale, { figures, verdicts }: ReleaseChanges): string {
  const t = revisionText(locale);
  const parts = countedParts(figures.counts).map((kind) => t(`change.${kind}`, { count: figures.counts[kind] }));
  const changed =
    parts.length === 0
      ? t('change.none')
      : t('change.series', { parts: formatList(locale, parts), count: figures.indicators.length });
  return verdicts.length === 0 ? changed : `${changed} ${t('change.verdicts', { count: verdicts.length })}`;
}

const countNames = ['added', 'revised', 'removed', 'remarked'] as const;

function countedParts(counts: ChangeCounts): readonly (typeof countNames)[number][] {
  return countNames.filter((kind) => counts[kind] > 0);
}

/** What changed of one indicator: "Nieuw: 2025, 44 cijfers. Herzien: 2 cijfers, grootste verschil 0,3 punten." */
export function sayChange(words: Wording, change: IndicatorChange): string {
  const t = revisionText(words.locale);
  const { added, removed, revised, remarked, addedPeriods, largest, isFirst, unit } = change;
  const sentences: string[] = [];
  if (addedPeriods) {
    const ends = { first: words.period(addedPeriods.first), last: words.period(addedPeriods.last) };
    const periods = t(addedPeriods.count === 1 ? 'periods.one' : 'periods.many', ends);
    sentences.push(t(isFirst ? 'say.first' : 'say.added', { periods, count: added }));
  }
  if (revised > 0) {
    const by = largest && words.points(largest.by, unit);
    sentences.push(by ? t('say.revised.largest', { count: revised, by }) : t('say.revised', { count: revised }));
  }
  if (removed > 0) sentences.push(t('say.removed', { count: removed }));
  if (remarked > 0) sentences.push(t('say.remarked', { count: remarked }));
  return sentences.join(' ');
}
