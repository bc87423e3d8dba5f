import { hasValue } from '../../observation/observation-set.ts';
import type { Reading, View } from '../view.ts';
import { exploreText } from './scene.ts';
import { exploreIndicatorHref } from './state.ts';
import { municipalitySet } from './terms.ts';

/** A link from an indicator's page to the explorer, to the municipalities where the wider areas have no figures. */
export function ExploreLink({ view, reading }: { view: View; reading: Reading }) {
  const isWide = [...reading.focus, ...reading.benchmark].some(hasValue);
  const href = exploreIndicatorHref(reading.indicator.id, isWide ? [] : [municipalitySet]);
  return (
    <p>
      <a href={view.href(href)}>{exploreText(view.locale)('link.indicator')}</a>
    </p>
  );
}
