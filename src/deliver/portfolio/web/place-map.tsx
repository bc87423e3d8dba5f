import type { MapClass } from '../../../site/map/map-class.ts';
import { TileMap } from '../../../site/map/tile-map.tsx';
import type { PlanMunicipality } from '../../../wing/plan-context.ts';
import type { PortfolioWords } from './words.ts';

/** How many projects work in each municipality, on the tile map. */
export interface CountMapProps {
  readonly words: PortfolioWords;
  /** Unique on the page. */
  readonly id: string;
  readonly title: string;
  readonly municipalities: readonly PlanMunicipality[];
  /** Numbers of projects by NIS code; none where absent. */
  readonly counts: ReadonlyMap<string, number>;
  readonly chosen?: readonly string[];
  readonly hrefOf: (municipality: PlanMunicipality) => string;
}

/** Numbers of projects in three classes: none, and on both sides of the middle of those that have any. */
export function CountMap({ words, id, title, municipalities, counts, chosen = [], hrefOf }: CountMapProps) {
  const { t, locale } = words;
  const there = municipalities.flatMap(({ code }) => counts.get(code) ?? []).toSorted((a, b) => a - b);
  const middle = there[Math.floor(there.length / 2)] ?? 1;
  const classOf = (count: number): MapClass => {
    if (count === 0) return 'near';
    return count < middle ? 'higher1' : 'higher2';
  };
  const say = (mapClass: MapClass): string => {
    if (mapClass === 'near') return t('map.none');
    return mapClass === 'higher1' ? t('map.few', { below: middle - 1 }) : t('map.many', { from: middle });
  };
  const tiles = placed(municipalities).map((municipality) => {
    const count = counts.get(municipality.code) ?? 0;
    return {
      ...municipality,
      valueText: String(count),
      fullText: t('explorer.map.place', { count }),
      mapClass: classOf(count),
      direction: 'neutral' as const,
      href: hrefOf(municipality),
      chosen: chosen.includes(municipality.code),
    };
  });
  return <TileMap locale={locale} id={id} title={title} tiles={tiles} benchmark={say} />;
}

/** Where one project works. */
export function OwnPlacesMap({
  words,
  title,
  municipalities,
  codes,
  hrefOf,
}: Pick<CountMapProps, 'words' | 'title' | 'municipalities' | 'hrefOf'> & { readonly codes: readonly string[] }) {
  const { t, locale } = words;
  const tiles = placed(municipalities).map((municipality) => {
    const isHere = codes.includes(municipality.code);
    return {
      ...municipality,
      valueText: '',
      fullText: t(isHere ? 'map.here' : 'map.elsewhere'),
      mapClass: isHere ? ('higher2' as const) : ('near' as const),
      direction: 'neutral' as const,
      href: hrefOf(municipality),
    };
  });
  const say = (mapClass: MapClass): string => t(mapClass === 'near' ? 'map.elsewhere' : 'map.here');
  return <TileMap locale={locale} id="waar-kaart" title={title} tiles={tiles} benchmark={say} />;
}

function placed(municipalities: readonly PlanMunicipality[]) {
  return municipalities.flatMap((each) =>
    each.tile ? [{ code: each.code, id: each.id, name: each.name, column: each.tile[0], row: each.tile[1] }] : [],
  );
}
