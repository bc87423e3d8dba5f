import { colourOf } from './map-class.ts';
import type { Locale } from '../../foundation/locale.ts';
import { HatchKey } from '../chart/hatched-dot.tsx';
import { benchmarkWords, MapLegend, MapList, placeName } from './map-key.tsx';
import type { MapPlace } from './place.ts';

/** A place with its official boundary as an SVG path, in the units of the map. */
export interface BoundaryPlace extends MapPlace {
  readonly path: string;
}

/** A map of official boundaries. */
export interface BoundaryMapProps {
  readonly locale: Locale;
  readonly id: string;
  readonly title: string;
  /** Size of the drawing that the paths are in. */
  readonly width: number;
  readonly height: number;
  readonly places: readonly BoundaryPlace[];
  /** What the colours are held against, as said in the legend. */
  readonly benchmark: string;
}

/** Places in their true shape, in the same classes as the tile map; lower ones are hatched besides their colour. */
export function BoundaryMap({ locale, id, title, width, height, places, benchmark }: BoundaryMapProps) {
  const say = benchmarkWords(locale, benchmark);
  const hasUnreliable = places.some(({ isUnreliable }) => isUnreliable);
  return (
    <div class="chart">
      <div class="map">
        <svg class="boundaries" viewBox={`0 0 ${width} ${height}`} role="group" aria-labelledby={`${id}-title`}>
          <title id={`${id}-title`}>{title}</title>
          <defs>
            <pattern
              id={`${id}-hatch`}
              width="12"
              height="12"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <path class="boundaries__hatch" d="M0,0V12" />
            </pattern>
            {hasUnreliable && (
              <pattern id={`${id}-unreliable`} width="14" height="14" patternUnits="userSpaceOnUse">
                <path class="tile__strokes" d="M0,0L14,14M14,0L0,14" />
              </pattern>
            )}
          </defs>
          {places.map((place) => (
            <a
              class={`tile tile--${colourOf(place.mapClass, place.direction)}${place.isUnreliable ? ' tile--unreliable' : ''}${place.chosen ? ' tile--chosen' : ''}`}
              href={place.href}
              aria-label={placeName(place, say)}
            >
              <title>{`${place.name} ${place.fullText ?? place.valueText}`}</title>
              <path class="tile__shape" fill-rule="evenodd" d={place.path} />
              {place.mapClass.startsWith('lower') && (
                <path fill-rule="evenodd" fill={`url(#${id}-hatch)`} d={place.path} />
              )}
              {place.isUnreliable && <path fill-rule="evenodd" fill={`url(#${id}-unreliable)`} d={place.path} />}
            </a>
          ))}
        </svg>
        <div class="map__key">
          <MapLegend locale={locale} say={say} places={places} />
          {hasUnreliable && <HatchKey locale={locale} />}
          <MapList locale={locale} say={say} places={places} />
        </div>
      </div>
    </div>
  );
}
