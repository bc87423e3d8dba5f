import { hasValue } from '../../observation/observation-set.ts';
import type { Reading, View } from '../view.ts';
import { inLanguage, type FileEnding } from './file-address.ts';
import { exploreHref, explorePath, type ExploreState, type ExploreTerms } from './state.ts';
import { exploreOffer, municipalitySet } from './terms.ts';
import { exploreText } from './texts.ts';

/** The chart of an indicator as the explorer draws it, at the addresses where it can be had. */
export interface IndicatorDrawing {
  /** Below an address of the explorer, in the language of the page. */
  readonly at: (path: string) => string;
  /** As a picture. */
  readonly file: (ending: FileEnding) => string;
}

/** The course of an indicator; the map of its municipalities where that is asked, or where there is no course. */
export async function indicatorDrawing(
  view: View,
  reading: Reading,
  kind: 'course' | 'map' = 'course',
): Promise<IndicatorDrawing> {
  const { terms } = await exploreOffer(view.release);
  const state = stateOf(reading, terms, kind);
  return {
    at: (path) => view.href(exploreHref(state, terms, path)),
    file: (ending) => inLanguage(exploreHref(state, terms, `${explorePath}${ending}`), view.locale),
  };
}

function stateOf({ focus, benchmark, indicator }: Reading, terms: ExploreTerms, kind: 'course' | 'map'): ExploreState {
  const isWide = kind === 'course' && [...focus, ...benchmark].some(hasValue);
  const areas = isWide ? terms.areaSets.slice(0, 1) : [municipalitySet];
  return { indicator: indicator.id, areas, breakdown: '', view: isWide ? 'line' : 'map' };
}

/** A link from an indicator's page to the explorer. */
export function ExploreLink({ view, href }: { view: View; href: string }) {
  return (
    <p>
      <a href={href}>{exploreText(view.locale)('link.indicator')}</a>
    </p>
  );
}
