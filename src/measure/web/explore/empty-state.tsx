import { hasValue } from '../../observation/observation-set.ts';
import { State } from '../../../site/ui/state/state.tsx';
import type { Scene } from './scene.ts';
import { setLabel } from './explore-form.tsx';
import type { AreaChoice, ExploreState } from './state.ts';
import { areasOf, municipalitySet } from './terms.ts';

/** What stands where no figure answers the choice: why, and choices that do have figures. */
export function EmptyState({ scene, elsewhere }: { scene: Scene; elsewhere: readonly AreaChoice[] }) {
  const { t, view, figures, offer, state } = scene;
  const breakdowns = offer.breakdownsOf(figures.indicator.id);
  const name = view.words.indicator(figures.indicator).name;
  if (breakdowns.length === 0) {
    return (
      <State locale={view.locale} kind="notMeasured" headingLevel={2}>
        <p>{t('empty.unread', { publisher: figures.indicator.publisher })}</p>
      </State>
    );
  }
  const hasBreakdown = breakdowns.includes(state.breakdown);
  return (
    <State locale={view.locale} kind="empty" headingLevel={2}>
      <p>{hasBreakdown ? t('empty.text', { name }) : t('empty.breakdown')}</p>
      {(elsewhere.length > 0 || !hasBreakdown) && <p>{t('empty.try')}</p>}
      <ul class="plain-list">
        {otherChoices(scene, elsewhere).map(({ label, choice }) => (
          <li>
            <a href={scene.hrefOf(choice)} rel="nofollow">
              {label}
            </a>
          </li>
        ))}
      </ul>
    </State>
  );
}

interface OtherChoice {
  readonly label: string;
  readonly choice: ExploreState;
}

function otherChoices(scene: Scene, elsewhere: readonly AreaChoice[]): readonly OtherChoice[] {
  const { t, state, figures, offer } = scene;
  const { from: _from, to: _to, period: _period, ...anyTime } = state;
  if (!offer.breakdownsOf(figures.indicator.id).includes(state.breakdown)) {
    return [{ label: t('empty.total'), choice: { ...anyTime, breakdown: '' } }];
  }
  const isMap = state.view === 'map';
  return elsewhere.map((set) => ({
    label: setLabel(scene, set),
    choice: { ...anyTime, areas: [set], view: isMap && set !== municipalitySet ? 'line' : state.view },
  }));
}

/** Sets of areas for which the indicator does have a figure. */
export async function setsWithFigures({ view, offer, state, figures }: Scene): Promise<readonly AreaChoice[]> {
  const sets = await Promise.all(
    offer.terms.areaSets.map(async (set) => {
      const areas = areasOf(view.release, [set], figures.vintage);
      const { indicator, breakdown } = state;
      const found = await view.release.observations.select({ indicators: [indicator], areas, breakdowns: [breakdown] });
      return found.some(hasValue) ? [set] : [];
    }),
  );
  return sets.flat();
}
