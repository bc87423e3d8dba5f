import type { Locale } from '../../foundation/locale.ts';
import { classMark, colourOf, mapClasses, type MapClass, type MapDirection } from './map-class.ts';

/** Says what a class means on this map. */
export type ClassWords = (mapClass: MapClass) => string;

/** What classes mean on a map of figures around a benchmark, "Vlaanderen (71)". */
export function benchmarkWords(locale: Locale, benchmark: string): ClassWords {
  return (mapClass) => siteText(locale)(`map.${mapClass}`, { benchmark });
}
import type { MapPlace } from './place.ts';
import { siteText } from '../texts.ts';

/** What a map's colours and marks say, in words; classes without a place are left out. */
export function MapLegend({
  locale,
  say,
  places,
}: {
  readonly locale: Locale;
  readonly say: ClassWords;
  readonly places: readonly MapPlace[];
}) {
  const t = siteText(locale);
  const used = mapClasses.filter((mapClass) => places.some((place) => place.mapClass === mapClass));
  return (
    <ul class="map-legend" aria-label={t('map.legend')}>
      {used.map((mapClass) => (
        <li>
          <Swatch mapClass={mapClass} direction={places[0]?.direction ?? 'neutral'} /> {say(mapClass)}
        </li>
      ))}
    </ul>
  );
}

function Swatch({ mapClass, direction }: { mapClass: MapClass; direction: MapDirection }) {
  return (
    <svg
      class={`tile tile--${colourOf(mapClass, direction)}`}
      viewBox="-12 -13 24 26"
      width="24"
      height="26"
      aria-hidden="true"
    >
      <path class="tile__shape" d="M0,-12 10.4,-6V6L0,12 -10.4,6V-6Z" />
      <path class="tile__mark" d={classMark(mapClass, 6.5)} />
    </svg>
  );
}

/** The map's places as a list of links with figure and class in words: the map for who does not see or point. */
export function MapList({
  locale,
  say,
  places,
}: {
  readonly locale: Locale;
  readonly say: ClassWords;
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
            <span class="map-list__class">{say(place.mapClass)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What a screen reader says of a place on the map. */
export function placeName(place: MapPlace, say: ClassWords): string {
  return `${place.name}: ${place.fullText ?? place.valueText}. ${say(place.mapClass)}.`;
}
