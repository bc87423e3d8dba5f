import { indicatorPath } from '../../address.ts';
import { headlineText, headlineOf } from '../../wording/headline.ts';
import { embedPath } from '../explore/embed.tsx';
import { sharedEnding } from '../explore/file-address.ts';
import { indicatorDrawing, type IndicatorDrawing } from '../explore/explore-link.tsx';
import type { PageContent } from '../../../site/page.ts';
import { sourcesOf, figuresOf } from '../reading-source.tsx';
import type { Reading, View } from '../view.ts';
import { headlineFiguresOf } from './indicator-card.tsx';

/** The picture that a shared link shows: the chart of an indicator or its map, in the language of the page. */
export async function sharedImage(
  view: View,
  reading: Reading,
  kind: 'course' | 'map' = 'course',
): Promise<Pick<PageContent, 'image'>> {
  const drawing = await indicatorDrawing(view, reading, kind);
  return { image: { href: drawing.file(sharedEnding), alt: sentenceToQuote(view, reading) } };
}

/** The figure to take along: a sentence with its year and source, its chart as a picture or in another site. */
export function TakeAlong({ view, reading, drawing }: { view: View; reading: Reading; drawing: IndicatorDrawing }) {
  const { words, origin, locale } = view;
  const address = origin + view.href(indicatorPath(reading.indicator));
  const embed = `<iframe src="${escaped(origin + drawing.at(embedPath))}" title="${escaped(words.indicator(reading.indicator).name)}" width="100%" height="640" loading="lazy"></iframe>`;
  return (
    <section class="section take-along" id="neem-over" aria-labelledby="neem-over-kop">
      <h2 id="neem-over-kop">{words.t('take.title')}</h2>
      <copy-text class="embed-code" data-copy={words.t('take.copy')} data-copied={words.t('take.copied')}>
        <label for="neem-over-zin">{words.t('take.sentence')}</label>
        <textarea id="neem-over-zin" readonly rows={4} lang={locale}>
          {`${sentenceToQuote(view, reading)} ${words.t('take.source', { source: sourceNames(reading), address })}`}
        </textarea>
      </copy-text>
      <p>
        {words.t('take.chart')}{' '}
        <a href={drawing.file('.png')} download>
          PNG
        </a>{' '}
        <a href={drawing.file('.svg')} download>
          SVG
        </a>
      </p>
      <details class="fold">
        <summary>{words.t('take.embed')}</summary>
        <copy-text class="embed-code" data-copy={words.t('take.copy')} data-copied={words.t('take.copied')}>
          <label for="neem-over-code">{words.t('take.embed.label')}</label>
          <textarea id="neem-over-code" readonly rows={3} lang={locale}>
            {embed}
          </textarea>
        </copy-text>
      </details>
    </section>
  );
}

function sentenceToQuote(view: View, reading: Reading): string {
  return headlineText(headlineOf(headlineFiguresOf(view, reading), view.words));
}

function sourceNames(reading: Reading): string {
  return sourcesOf(figuresOf(reading))
    .map(({ name }) => name)
    .join('; ');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
