import type { AreaCode } from '../../area/area.ts';
import type { View } from '../view.ts';
import { readFigures, type ExploreFigures } from './figures.ts';
import { exploreHref, readExploreQuery, type ExploreRemark, type ExploreState } from './state.ts';
import { exploreOffer, type ExploreOffer } from './terms.ts';
import { exploreText } from './texts.ts';

/** Everything that a drawing, a sentence or a file of the explorer is made from. */
export interface Scene {
  readonly view: View;
  readonly t: ReturnType<typeof exploreText>;
  readonly offer: ExploreOffer;
  readonly state: ExploreState;
  readonly remarks: readonly ExploreRemark[];
  readonly figures: ExploreFigures;
  /** Where the visitor reached the site, without a path. */
  readonly origin: string;
  /** The address of a state in the page's language. */
  readonly hrefOf: (state: ExploreState) => string;
}

/** Reads an address and the figures it asks for. A visitor's own municipality joins the areas shown by default. */
export async function readScene(
  view: View,
  address: { readonly search: URLSearchParams; readonly origin: string },
): Promise<Scene> {
  const offer = await exploreOffer(view.release);
  const read = readExploreQuery(address.search, offer.terms);
  const state = withMunicipality(read.state, offer, view.municipality?.code);
  const figures = await readFigures(view.release, offer, state, view.municipality?.code);
  return {
    view,
    t: exploreText(view.locale),
    offer,
    state,
    remarks: read.remarks,
    figures,
    origin: address.origin,
    hrefOf: (other) => view.href(exploreHref(other, offer.terms)),
  };
}

function withMunicipality(state: ExploreState, { terms }: ExploreOffer, code: AreaCode | undefined): ExploreState {
  const isDefault = state.areas.length === 1 && state.areas[0] === terms.areaSets[0];
  return code && isDefault ? { ...state, areas: [...state.areas, code] } : state;
}

/** The state with what was chosen for the visitor written out, so that its address shows the same to others. */
export function sharedState({ state, figures, view }: Scene): ExploreState {
  return figures.emphasis === view.focus ? state : { ...state, emphasis: figures.emphasis };
}
