import { SourceLine } from '../../../site/ui/source-line/source-line.tsx';
import type { AreaCode } from '../../area/area.ts';
import { hasValue } from '../../observation/observation-set.ts';
import type { Period } from '../../observation/period.ts';
import { indicatorPath } from '../../address.ts';
import { sourcesOf } from '../reading-source.tsx';
import { namedLinesAtMost } from './drawing.tsx';
import { FlagLegend } from './explore-table.tsx';
import { areasWithValues, figuresSeen, seriesOf } from './figures.ts';
import type { Scene } from './scene.ts';
import { shortList } from './sentences.ts';
import { isMoment } from './state.ts';

/** Too many lines, areas without a figure, figures held back, letters, breaks. */
export function Notes({ scene }: { scene: Scene }) {
  const { t, figures, state } = scene;
  const count = areasWithValues(figures).length;
  const seen = figuresSeen(figures, state.view);
  const withFigure = new Set(seen.filter(hasValue).map(({ area }) => area));
  const suppressed = [...new Set(seen.filter(({ status }) => status.includes('Q')).map(({ area }) => area))];
  const without = figures.areas.filter((area) => !withFigure.has(area) && !suppressed.includes(area));
  const merged = without.filter((area) => hasMerged(scene, area));
  const absent = without.filter((area) => !merged.includes(area));
  return (
    <>
      {state.view === 'line' && count > namedLinesAtMost && (
        <p>
          {t('multiples.suggest', { count })}{' '}
          <a href={scene.hrefOf({ ...state, view: 'multiples' })} rel="nofollow">
            {t('multiples.suggest.link')}
          </a>
        </p>
      )}
      {absent.length > 0 && <p>{t('partial.text', { count: absent.length, names: shortList(scene, absent) })}</p>}
      {merged.length > 0 && <p>{mergedWords(scene, merged)}</p>}
      {suppressed.length > 0 && <p>{t('suppressed.text', { names: shortList(scene, suppressed) })}</p>}
      <BreakReasons scene={scene} />
      <FlagLegend scene={scene} />
    </>
  );
}

/** The period that the figures seen reach to. */
function lastPeriod({ figures, state }: Scene): Period | undefined {
  return isMoment(state.view) ? figures.period : figures.span.at(-1);
}

/** Whether a municipality was no more when the last of the periods began. */
function hasMerged(scene: Scene, area: AreaCode): boolean {
  const { validTo } = scene.view.release.geography.get(area);
  const period = lastPeriod(scene);
  return validTo !== undefined && period !== undefined && validTo.slice(0, 4) < period.slice(0, 4);
}

function mergedWords(scene: Scene, merged: readonly AreaCode[]): string {
  const { words } = scene.view;
  const period = lastPeriod(scene);
  return words.t('vintage.merged', {
    names: shortList(scene, merged),
    count: merged.length,
    period: period ? words.period(period) : '',
  });
}

/** Why the lines are cut, in words. */
function BreakReasons({ scene }: { scene: Scene }) {
  const { figures, view, state } = scene;
  if (isMoment(state.view)) return null;
  const [first, last] = [figures.span[0], figures.span.at(-1)];
  const breaks = figures.indicator.breaks.filter(
    ({ period, areas }) =>
      first &&
      last &&
      first < period &&
      period <= last &&
      (!areas || figures.areas.some((area) => areas.includes(area) && seriesOf(figures, area).length > 0)),
  );
  if (breaks.length === 0) return null;
  return (
    <ul class="plain-list">
      {breaks.map(({ period, reason }) => (
        <li>{`${view.words.say('break.label', { period })}: ${reason[view.locale]}`}</li>
      ))}
    </ul>
  );
}

/** Where the figures that are seen come from, and the way to all about them. */
export function Source({ scene }: { scene: Scene }) {
  const { view, figures, state, t } = scene;
  const seen = figuresSeen(figures, state.view);
  const publishers = [...new Set(seen.map(({ provenance }) => provenance.publisher))];
  const terms = view.release.plan.publishers.filter(({ name }) => publishers.includes(name));
  const [licence, ...others] = [...new Map(terms.map((each) => [each.licence, each])).values()];
  const retrieved = seen
    .map(({ provenance }) => provenance.retrieved)
    .toSorted()
    .at(-1);
  return (
    <SourceLine
      locale={view.locale}
      sources={sourcesOf(seen)}
      {...(licence &&
        others.length === 0 && { licence: { name: licence.licence, ...(licence.url && { href: licence.url }) } })}
      {...(retrieved && { retrieved })}
      links={[{ href: view.href(indicatorPath(figures.indicator)), label: t('about.link') }]}
    />
  );
}
