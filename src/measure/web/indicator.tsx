import type { PageContent } from '../../site/page.ts';
import { Breadcrumbs } from '../../site/ui/breadcrumbs/breadcrumbs.tsx';
import { State } from '../../site/ui/state/state.tsx';
import { Tag } from '../../site/ui/tag/tag.tsx';
import type { Indicator } from '../indicator/indicator.ts';
import { municipalFigures } from './chart-data.ts';
import { homeCrumb } from './claims.tsx';
import { IndicatorAbout } from './indicator-about.tsx';
import { MunicipalFigure, MunicipalRanking, ZoneRanking } from './indicator-places.tsx';
import { IndicatorLines } from './indicator-lines.tsx';
import { cardHeadline } from './indicator-card.tsx';
import { latestBenchmark, readIndicator, type Reading, type View } from './view.ts';
import {
  convergenceSentence,
  headlineOf,
  personsSentence,
  rankSentences,
  spreadSentence,
  trendSentence,
} from './wording.ts';

/** `/indicatoren/{id}`: one indicator, what it says, its course, its places, its meaning and its source. */
export async function indicatorPage(view: View, indicator: Indicator): Promise<PageContent> {
  const { words, locale } = view;
  const reading = await readIndicator(view, indicator);
  const text = words.indicator(indicator);
  const hasFigures = reading.observations.areasOf(indicator.id).length > 0;
  return {
    kind: 'page',
    section: 'indicators',
    title: text.name,
    description: `${text.measure}. ${cardHeadline(view, reading)}`,
    body: (
      <>
        <Breadcrumbs
          locale={locale}
          items={[homeCrumb(view), { href: view.href('/indicatoren'), label: words.t('indicators.title') }]}
        />
        <p>
          <Tag>{text.name}</Tag>
        </p>
        <h1>{pageHeadline(view, reading)}</h1>
        {hasFigures ? <Figures view={view} reading={reading} /> : <NoFigures view={view} indicator={indicator} />}
        <IndicatorAbout view={view} reading={reading} />
      </>
    ),
  };
}

function pageHeadline(view: View, reading: Reading): string {
  return headlineOf(reading.standing, reading.indicator, view.words, latestBenchmark(reading)) || cardHeadline(view, reading);
}

function Figures({ view, reading }: { view: View; reading: Reading }) {
  const municipal = municipalFigures(view.release, reading.observations, reading.indicator);
  return (
    <>
      <Summary view={view} reading={reading} />
      <IndicatorLines view={view} reading={reading} />
      <ZoneRanking view={view} reading={reading} />
      {municipal && <MunicipalFigure view={view} reading={reading} figures={municipal} />}
      {municipal && <MunicipalRanking view={view} reading={reading} figures={municipal} />}
    </>
  );
}

/** The figures in sentences: level, gap in people, rank, course, distance. */
function Summary({ view, reading }: { view: View; reading: Reading }) {
  const { words, release } = view;
  const { standing, indicator } = reading;
  const gap = standing.benchmark?.gap;
  const sentences = [
    standing.level && words.sentence(indicator, standing.level),
    gap && words.sentence(indicator, gap.other),
    gap && personsSentence(gap, words),
    trendSentence(standing, words),
    convergenceSentence(standing, words, indicator.unit),
    ...rankSentences(standing, words, indicator, release.plan),
    spreadSentence(standing, words),
  ].filter((sentence) => sentence !== undefined);
  const [lead, ...rest] = sentences;
  if (!lead) return null;
  return (
    <section class="summary" aria-labelledby="kort">
      <h2 id="kort" class="sr-only">
        {words.t('indicator.summary')}
      </h2>
      <p class="lead">{lead}</p>
      {rest.length > 0 && (
        <ul class="summary__list">
          {rest.map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function NoFigures({ view, indicator }: { view: View; indicator: Indicator }) {
  const { words, locale } = view;
  return (
    <State locale={locale} kind="notMeasured" headingLevel={2}>
      <p>
        {words.t('headline.none')} {words.t('indicator.publisher')} {indicator.publisher}.
      </p>
    </State>
  );
}
