import type { IndicatorId } from '../src/measure/observation/observation.ts';
import { parsePeriod, type Period } from '../src/measure/observation/period.ts';
import { exploreHref, exploreViews, type ExploreState, type ExploreTerms } from '../src/measure/web/explore/state.ts';
import { municipalitySet, provinceSet } from '../src/measure/web/explore/terms.ts';
import type { LargePlan } from './large-plan.ts';

/** Addresses of explorer states, none twice: any indicator, view, areas, years and breakdown. Always the same ones. */
export function mixedStates(plan: LargePlan, count: number): readonly string[] {
  const random = randomNumbers(1);
  const terms = termsOf(plan);
  const addresses = new Set<string>();
  while (addresses.size < count) addresses.add(exploreHref(mixedState(plan, random), terms));
  return [...addresses];
}

/** Addresses of states that show every municipality in every year as lines, each of another indicator or breakdown. */
export function everyMunicipalityStates(plan: LargePlan): readonly string[] {
  const terms = termsOf(plan);
  return plan.indicators.flatMap((indicator) =>
    ['', ...plan.breakdowns].map((breakdown) => {
      const areas = [municipalitySet];
      return exploreHref({ indicator: indicator as IndicatorId, areas, breakdown, view: 'line' }, terms);
    }),
  );
}

/** Whole numbers from 0 up to a limit, the same sequence for the same seed (Park and Miller's generator). */
export function randomNumbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
}

function termsOf({ indicators, municipalities }: LargePlan): ExploreTerms {
  return {
    indicators,
    defaultIndicator: indicators[0] as IndicatorId,
    areaSets: [provinceSet, municipalitySet],
    areaCodes: municipalities,
    vintages: [],
  };
}

/** Of eight states four show the provinces, three some municipalities, one every municipality. */
function mixedState(plan: LargePlan, random: (limit: number) => number): ExploreState {
  const any = <T>(list: readonly T[]): T => list[random(list.length)] as T;
  const view = any(exploreViews);
  const from = 2000 + random(20);
  const someAreas = Array.from({ length: 3 + random(6) }, () => any(plan.municipalities));
  return {
    indicator: any(plan.indicators) as IndicatorId,
    ...(view === 'scatter' && { second: any(plan.indicators) as IndicatorId }),
    areas: [[provinceSet], someAreas, [municipalitySet]][any([0, 0, 0, 0, 1, 1, 1, 2])] as readonly string[],
    from: year(from),
    to: year(from + 1 + random(2025 - from)),
    breakdown: any(['', any(plan.breakdowns)]),
    view,
  };
}

function year(number: number): Period {
  const period = parsePeriod(String(number));
  if (!period) throw new Error(`${number} is no year`);
  return period;
}
