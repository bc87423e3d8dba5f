import type { AreaCode } from '../../area/area.ts';
import { vintagesOf, type Vintage } from '../../area/vintage.ts';
import type { Indicator } from '../../indicator/indicator.ts';
import type { IndicatorId } from '../../observation/observation.ts';
import { comparedAreas, type OpenRelease } from '../../release/open-release.ts';
import type { IndicatorContents } from '../../release/observation-store.ts';
import type { AreaChoice, ExploreTerms } from './state.ts';

/** What a release offers to explore; worked out once for each release. */
export interface ExploreOffer {
  readonly terms: ExploreTerms;
  /** Indicators with at least one figure, in the order of the plan. */
  readonly indicators: readonly Indicator[];
  /** Breakdowns that an indicator has figures for, the total included. */
  readonly breakdownsOf: (indicator: IndicatorId) => readonly string[];
}

/** The province's neighbours, the municipalities, and the groups by the name of their set. */
export const provinceSet = 'provincies';
export const municipalitySet = 'gemeenten';

const offers = new WeakMap<OpenRelease, Promise<ExploreOffer>>();

export function exploreOffer(release: OpenRelease): Promise<ExploreOffer> {
  const known = offers.get(release);
  if (known) return known;
  const made = makeOffer(release);
  offers.set(release, made);
  made.catch(() => offers.delete(release));
  return made;
}

async function makeOffer(release: OpenRelease): Promise<ExploreOffer> {
  const byIndicator = Map.groupBy(await release.observations.contents(), ({ indicator }) => indicator);
  const indicators = release.indicators.filter(({ id }) => byIndicator.has(id));
  const first =
    indicators.find(({ id }) => byIndicator.get(id)?.some(hasCourse)) ?? indicators[0] ?? release.indicators[0];
  const { areas } = release.geography;
  return {
    terms: {
      indicators: release.indicators.map(({ id }) => id),
      defaultIndicator: first?.id ?? ('' as IndicatorId),
      areaSets: [provinceSet, municipalitySet, ...groupSets(release)],
      areaCodes: areas.filter(({ validTo }) => !validTo).map(({ code }) => code),
      vintages: vintagesOf(release.geography).map(({ id }) => id),
    },
    indicators,
    breakdownsOf: (indicator) => byIndicator.get(indicator)?.map(({ breakdown }) => breakdown) ?? [],
  };
}

function hasCourse({ breakdown, firstPeriod, lastPeriod }: IndicatorContents): boolean {
  return breakdown === '' && firstPeriod !== lastPeriod;
}

/** Names of the sets that groups of municipalities belong to. */
function groupSets(release: OpenRelease): readonly string[] {
  return [...new Set(release.geography.areas.flatMap(({ groupSet }) => groupSet ?? []))];
}

/** The areas that choices stand for, each once; municipalities as they were in a vintage. */
export function areasOf(
  release: OpenRelease,
  choices: readonly AreaChoice[],
  vintage: Vintage | undefined,
): readonly AreaCode[] {
  return [...new Set(choices.flatMap((choice) => areasOfChoice(release, choice, vintage)))];
}

function areasOfChoice(release: OpenRelease, choice: AreaChoice, vintage: Vintage | undefined): readonly AreaCode[] {
  const { geography, plan } = release;
  if (choice === municipalitySet)
    return (vintage?.municipalities ?? geography.municipalities)
      .toSorted((a, b) => a.name.nl.localeCompare(b.name.nl, 'nl'))
      .map(({ code }) => code);
  if (choice === provinceSet) {
    const { focus, benchmark, peers } = comparedAreas(plan);
    return [focus, ...peers, benchmark];
  }
  const area = geography.find(choice);
  return area ? [area.code] : geography.groupsOfSet(choice).map(({ code }) => code);
}
