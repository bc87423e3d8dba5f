import type { Locale } from '../../foundation/locale.ts';
import { siteText } from '../messages/catalogue.ts';
import { classMark, classMessage, mapClasses, type MapClass } from './map-class.ts';
import type { MapPlace } from './place.ts';

/** What a map's colours and marks say, in words; classes without a place are left out. */
export function MapLegend({
  locale,
  benchmark,
  places,
}: {
  readonly locale: Locale;
  /** What the map is held against: "Vlaanderen (71)". */
  readonly benchmark: string;
  readonly places: readonly MapPlace[];
}) {
  const t = siteText(locale);
  const used = mapClasses.filter((mapClass) => places.some((place) => place.mapClass === mapClass));
  return (
    <ul class="map-legend" aria-label={t('map.legend')}>
      {used.map((mapClass) => (
        <li>
          <Swatch mapClass={mapClass} /> {t(classMessage(mapClass), { benchmark })}
        </li>
      ))}
    </ul>
  );
}

function Swatch({ mapClass }: { mapClass: MapClass }) {
  return (
    <svg class={`tile tile--${mapClass}`} viewBox="-12 -13 24 26" width="24" height="26" aria-hidden="true">
      <path class="tile__shape" d="M0,-12 10.4,-6V6L0,12 -10.4,6V-6Z" />
      <path class="tile__mark" d={classMark(mapClass, 6.5)} />
    </svg>
  );
}

/** The map's places as a list of links with figure and class in words: the map for who does not see or point. */
export function MapList({
  locale,
  benchmark,
  places,
}: {
  readonly locale: Locale;
  readonly benchmark: string;
  readonly places: readonly MapPlace[];
}) {
  const t = siteText(locale);
  return (
    <details class="fold map-list">
      <summary>{t('map.list')}</summary>
      <ul>
        {places.map((place) => (
          <li>
            <a href={place.href}>{place.name}</a> <strong>{place.fullText ?? place.valueText}</strong>{' '}
            <span class="map-list__class">{t(classMessage(place.mapClass), { benchmark })}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What a screen reader says of a place on the map. */
export function placeName(locale: Locale, place: MapPlace, benchmark: string): string {
  const words = siteText(locale)(classMessage(place.mapClass), { benchmark });
  return `${place.name}: ${place.fullText ?? place.valueText}. ${words}.`;
}
