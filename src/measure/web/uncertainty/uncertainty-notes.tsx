import { formatList, formatNumber } from '../../../foundation/number.ts';
import { Notice } from '../../../site/ui/notice/notice.tsx';
import { chanceOf, largeMarginPoints, type Chance } from '../../analysis/chance.ts';
import type { Area } from '../../area/area.ts';
import type { Observation } from '../../observation/observation.ts';
import type { Period } from '../../observation/period.ts';
import type { Reading, View } from '../view.ts';
import { flagMeanings } from '../../wording/uncertainty.ts';
import { wordingText } from '../../wording/texts.ts';

/** What the flags of the figures shown mean; nothing when there are none. */
export function FlagNotes({ view, figures }: { readonly view: View; readonly figures: readonly Observation[] }) {
  const meanings = flagMeanings(figures, view.words);
  if (meanings.length === 0) return null;
  return (
    <details class="fold">
      <summary>{wordingText(view.locale)('flags.title')}</summary>
      <ul class="plain-list">
        {meanings.map((meaning) => (
          <li>{meaning}</li>
        ))}
      </ul>
    </details>
  );
}

/** Names the areas whose figure rests on so few people that chance moves it much; nothing when there are none. */
export function FewPeopleNote({
  view,
  reading: { observations, indicator },
  areas,
  period,
}: {
  readonly view: View;
  readonly reading: Pick<Reading, 'observations' | 'indicator'>;
  readonly areas: readonly Area[];
  readonly period: Period;
}) {
  const { locale, words } = view;
  const t = wordingText(locale);
  const few = areas.flatMap((area) => {
    const chance = chanceOf(observations, indicator, area.code, period);
    return isLarge(chance) ? [{ area, chance }] : [];
  });
  if (few.length === 0) return null;
  const places = few.map(({ area, chance: { people, marginPoints } }) =>
    t('chance.place', {
      name: area.name[locale],
      people,
      written: formatNumber(locale, people, 0),
      margin: words.points(marginPoints, 'PC'),
    }),
  );
  return (
    <p>
      <strong>{t('chance.title')}.</strong> {t('chance.places', { places: formatList(locale, places) })}{' '}
      {t('chance.why')}
    </p>
  );
}

/** Names the figures of one area that rest on few people; nothing when there are none. */
export function FewPeopleNotice({
  view,
  area,
  readings,
}: {
  readonly view: View;
  readonly area: Area;
  readonly readings: readonly { readonly reading: Reading; readonly level: Observation }[];
}) {
  const { locale, words } = view;
  const t = wordingText(locale);
  const names = readings.flatMap(({ reading: { observations, indicator }, level }) => {
    const chance = chanceOf(observations, indicator, area.code, level.period);
    if (!isLarge(chance)) return [];
    const margin = words.points(chance.marginPoints, 'PC');
    return [t('chance.indicator', { name: words.indicator(indicator).name, margin })];
  });
  if (names.length === 0) return null;
  return (
    <Notice locale={locale} kind="info">
      <p>{t('chance.municipality', { name: area.name[locale] })}</p>
      <ul>
        {names.map((name) => (
          <li>{name}</li>
        ))}
      </ul>
      <p>{t('chance.why')}</p>
    </Notice>
  );
}

function isLarge(chance: Chance | undefined): chance is Chance {
  return chance !== undefined && chance.marginPoints >= largeMarginPoints;
}
