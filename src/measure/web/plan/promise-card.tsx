import { Card } from '../../../site/ui/card/card.tsx';
import { Rating } from '../../../site/ui/rating/rating.tsx';
import type { Valued } from '../../observation/observation-set.ts';
import { indicatorPath } from '../../address.ts';
import { figureNote, headlineFiguresOf } from '../indicator/indicator-card.tsx';
import { standingsOf } from '../targets/target-figures.ts';
import { progressTones } from '../targets/target-tone.ts';
import { headlineOf } from '../../wording/headline.ts';
import { sayProgress, targetSentence } from '../../wording/target-wording.ts';
import type { Reading, View } from '../view.ts';

/** A promise of the plan as one number: whose it is and of when, the sentence around it, and what it means. */
export function PromiseCard({ view, reading, title }: { view: View; reading: Reading; title: string }) {
  const { words } = view;
  const { indicator, standing } = reading;
  const { level, story } = headlineOf(headlineFiguresOf(view, reading), words);
  return (
    <Card kicker={title} title={level} href={view.href(indicatorPath(indicator))}>
      <PromiseNumber view={view} figure={standing.level} />
      {story && <p class="stat-card__text">{story}</p>}
      <PromiseVerdict view={view} reading={reading} />
    </Card>
  );
}

/** The number at the head of the card; a question mark where the plan's area has none. */
function PromiseNumber({ view, figure }: { view: View; figure: Valued | undefined }) {
  const { words } = view;
  return (
    <p class="promise__number">
      <strong>{figure ? words.value(figure.value, figure.unit) : '?'}</strong>{' '}
      <span>
        {figure ? figureNote(view, figure) : words.t('home.promise.unknown', { area: words.area(view.focus) })}
      </span>
    </p>
  );
}

/** How it stands against a target, whoever set it; nothing without one. */
function PromiseVerdict({ view, reading }: { view: View; reading: Reading }) {
  const first = standingsOf(view, reading).find(({ target }) => target.area === view.focus);
  if (!first) return null;
  return (
    <p class="promise__verdict">
      <Rating tone={progressTones[first.progress.kind]}>{sayProgress(first.progress, view.locale)}</Rating>{' '}
      <span class="small">{targetSentence(first, reading.indicator, view)}</span>
    </p>
  );
}
