import type { Locale } from '../../../foundation/locale.ts';
import { localePath } from '../../../site/address.ts';
import { formatMoment } from '../../../foundation/clock-words.ts';
import { writtenIn } from '../../written-text.ts';
import type { Round } from '../round.ts';
import { roundText } from '../texts.ts';
import { roundPath } from './round-text.ts';

/** The rounds that are open, each with until when; else the way to what is announced. */
export function OpenRounds({ rounds, locale }: { rounds: readonly Round[]; locale: Locale }) {
  const t = roundText(locale);
  if (rounds.length === 0) {
    return (
      <p>
        <a href={localePath(locale, '/rondes')}>{t('rounds.title')}</a>
      </p>
    );
  }
  return (
    <ul class="plain-list">
      {rounds.map(({ slug, title, closesAt }) => (
        <li>
          <a href={localePath(locale, roundPath(slug))} lang={writtenIn(title, locale).locale}>
            {writtenIn(title, locale).text}
          </a>{' '}
          {t('state.open', { closes: formatMoment(locale, closesAt) })}
        </li>
      ))}
    </ul>
  );
}
