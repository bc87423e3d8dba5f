import { hasValue } from '../../observation/observation-set.ts';
import type { Reading, View } from '../view.ts';
import { exploreHref } from './state.ts';
import { exploreOffer, municipalitySet } from './terms.ts';
import { exploreText } from './texts.ts';

/**
 * The explorer's address for an indicator in the page's language, on the municipalities where the wider areas have no
 * figures. It waits for what the release has to offer.
 */
export async function indicatorExploreHref(view: View, reading: Reading): Promise<string> {
  const { terms } = await exploreOffer(view.release);
  const isWide = [...reading.focus, ...reading.benchmark].some(hasValue);
  const areas = isWide ? terms.areaSets.slice(0, 1) : [municipalitySet];
  const state = { indicator: reading.indicator.id, areas, breakdown: '', view: 'line' } as const;
  return view.href(exploreHref(state, terms));
}

/** A link from an indicator's page to the explorer. */
export function ExploreLink({ view, href }: { view: View; href: string }) {
  return (
    <p>
      <a href={href}>{exploreText(view.locale)('link.indicator')}</a>
    </p>
  );
}
