import { Rating } from '../../../site/ui/rating/rating.tsx';
import { movementOf } from '../../analysis/progress.ts';
import { indicatorPath } from '../../address.ts';
import { hasFigures, type Reading, type View } from '../view.ts';
import { kpiStandings, standingsOf, type KpiStanding } from './target-figures.ts';
import {
  originSentences,
  sayMovement,
  sayProgress,
  standingSentences,
  targetSentence,
  toGoSentence,
} from '../../wording/target-wording.ts';
import { movementTones, progressTones } from './target-tone.ts';
import { targetText } from './texts.ts';

/** The targets of an indicator on its own page: how far, how it goes, by which rule, who set them and why. */
export function TargetSection({ view, reading }: { view: View; reading: Reading }) {
  const standings = standingsOf(view, reading);
  if (standings.length === 0) return null;
  return (
    <section class="section targets" id="streefdoel" aria-labelledby="streefdoel-kop">
      <h2 id="streefdoel-kop">{targetText(view.locale)('title')}</h2>
      {standings.map((standing) => (
        <Standing view={view} standing={standing} indicator={reading.indicator} />
      ))}
    </section>
  );
}

function Standing({ view, standing, indicator }: { view: View } & KpiStanding) {
  const { words, locale } = view;
  const { sourceUrl } = standing.target;
  return (
    <div class="targets__one">
      <p class="lead">
        {targetSentence(standing, indicator, view)} {toGoSentence(standing, indicator, words)}
      </p>
      <p>
        <Rating tone={progressTones[standing.progress.kind]}>{sayProgress(standing.progress, locale)}</Rating>
      </p>
      {standingSentences(standing, indicator, words).map((sentence) => (
        <p>{sentence}</p>
      ))}
      <p class="targets__origin">
        {originSentences(standing, words, view.release.plan.region).join(' ')}{' '}
        {sourceUrl && <a href={sourceUrl}>{targetText(locale)('source')}</a>}
      </p>
    </div>
  );
}

/** How a KPI comes along, in short: a rating for each of its targets, or for its first figures when it has none. */
export function KpiProgress({ view, kpi, readings }: { view: View; kpi: string; readings: readonly Reading[] }) {
  const standings = kpiStandings(view, kpi, readings);
  if (standings.length === 0) return <KpiMovement view={view} readings={readings} />;
  return (
    <ul class="plain-list kpi-progress">
      {standings.map((each) => (
        <KpiTarget view={view} {...each} />
      ))}
    </ul>
  );
}

function KpiTarget({ view, standing, indicator }: { view: View } & KpiStanding) {
  const { words, locale } = view;
  return (
    <li>
      <Rating tone={progressTones[standing.progress.kind]}>{sayProgress(standing.progress, locale)}</Rating>{' '}
      <span>
        <a href={view.href(`${indicatorPath(indicator)}#streefdoel`)}>{words.indicator(indicator).name}</a>
        {'. '}
        {targetSentence(standing, indicator, view)} {toGoSentence(standing, indicator, words)}
      </span>
    </li>
  );
}

function KpiMovement({ view, readings }: { view: View; readings: readonly Reading[] }) {
  const measured = readings.filter(hasFigures);
  if (measured.length === 0) return null;
  const said = measured
    .map(({ indicator, focus }) => sayMovement(movementOf(indicator, focus), indicator, view.words))
    .find((each) => each !== undefined);
  if (!said) return <p>{targetText(view.locale)('movement.none')}</p>;
  return (
    <ul class="plain-list kpi-progress">
      <li>
        <Rating tone={movementTones[said.kind]}>{said.text}</Rating> <span>{said.sentence}</span>
      </li>
    </ul>
  );
}
