import type { PageContent } from '../../../site/page.ts';
import { Breadcrumbs } from '../../../site/ui/breadcrumbs/breadcrumbs.tsx';
import { State } from '../../../site/ui/state/state.tsx';
import { Tag } from '../../../site/ui/tag/tag.tsx';
import { besideOf } from '../../../wing/beside.ts';
import type { Indicator } from '../../indicator/indicator.ts';
import { latestValue } from '../../observation/observation-set.ts';
import { municipalFigures } from './chart-data.ts';
import { chosenVintage } from './vintage.ts';
import { indicatorPath } from '../../address.ts';
import { homeCrumb } from '../home-crumb.ts';
import { ExploreLink, indicatorExploreHref } from '../explore/explore-link.tsx';
import { feedOf, FollowLink } from '../feeds/follow-link.tsx';
import { IndicatorAbout } from './indicator-about.tsx';
import { MunicipalFigure, MunicipalRanking, ZoneRanking } from './indicator-places.tsx';
import { FigureTable, hasCourse, IndicatorLines } from './indicator-lines.tsx';
import { headlineFiguresOf, headlineTextOf } from './indicator-card.tsx';
import { furtherStories, headlineOf } from '../../wording/headline.ts';
import { cautionSentence, headlineFigures } from '../../wording/uncertainty.ts';
import { readSimilar, SimilarRegions } from '../comparison/similar-figure.tsx';
import { TargetSection } from '../targets/target-section.tsx';
import { latestRevision, RevisedLine } from '../revisions/revised-line.tsx';
import { hasFigures, readIndicator, type Reading, type View } from '../view.ts';
import {
  convergenceSentence,
  personsSentence,
  rankSentences,
  spreadSentence,
  trendSentence,
} from '../../wording/wording.ts';

/** `/indicatoren/{id}`: one indicator, what it says, its course, its places, its meaning and its source. */
export async function indicatorPage(view: View, indicator: Indicator): Promise<PageContent> {
  const { words, locale } = view;
  const reading = await readIndicator(view, indicator);
  const similar = await readSimilar(view, indicator);
  const revision = await latestRevision(view, indicator);
  const explore = hasFigures(reading) && (await indicatorExploreHref(view, reading));
  const beside = await besideOf(view.beside, 'indicator', indicator.id, locale);
  const text = words.indicator(indicator);
  return {
    kind: 'page',
    section: 'indicators',
    feed: feedOf(view, indicatorPath(indicator), text.name),
    title: text.name,
    description: `${headlineTextOf(view, reading)} ${text.measure}.`,
    body: (
      <>
        <div class="page-head">
          <Breadcrumbs
            locale={locale}
            items={[homeCrumb(view), { href: view.href('/indicatoren'), label: words.t('indicators.title') }]}
          />
          <Tag>{text.name}</Tag>
          <PageHeadline view={view} reading={reading} />
          {revision && <RevisedLine view={view} revision={revision} />}
          {explore && <ExploreLink view={view} href={explore} />}
        </div>
        {hasFigures(reading) ? (
          <Figures view={view} reading={reading} />
        ) : (
          <NoFigures view={view} indicator={indicator} />
        )}
        {similar && <SimilarRegions view={view} reading={reading} similar={similar} />}
        <TargetSection view={view} reading={reading} />
        {beside}
        <IndicatorAbout view={view} reading={reading} />
        <FollowLink view={view} page={indicatorPath(indicator)} />
      </>
    ),
  };
}

/** How high and when, how old that is, the story, who is counted, and what to be careful with. */
function PageHeadline({ view, reading }: { view: View; reading: Reading }) {
  const { words } = view;
  const { level, age, story } = headlineOf(headlineFiguresOf(view, reading), words);
  const caution = cautionSentence(headlineFigures(reading.standing), words);
  const told = [age, story].filter(Boolean).join(' ');
  return (
    <>
      <h1>{level}</h1>
      {told && (
        <p class="lead">
          <strong>{told}</strong>
        </p>
      )}
      <p>{[`${words.indicator(reading.indicator).measure}.`, caution].filter(Boolean).join(' ')}</p>
    </>
  );
}

function Figures({ view, reading }: { view: View; reading: Reading }) {
  const municipal = municipalFigures(view.release, reading.observations, reading.indicator, chosenVintage(view));
  const map = municipal && <MunicipalFigure view={view} reading={reading} figures={municipal} />;
  const lines = hasCourse(view, reading) && <IndicatorLines view={view} reading={reading} />;
  return (
    <div class="figures">
      {lines || map}
      <Summary view={view} reading={reading} />
      {lines && map}
      <ZoneRanking view={view} reading={reading} />
      {municipal && <MunicipalRanking view={view} reading={reading} figures={municipal} />}
      {!lines && <FigureTable view={view} reading={reading} />}
    </div>
  );
}

/** The figures in sentences: level, gap in people, rank, course, distance. */
function Summary({ view, reading }: { view: View; reading: Reading }) {
  const { words, release } = view;
  const { standing, indicator } = reading;
  const gap = standing.benchmark?.gap;
  const sentences = [
    ...furtherStories(standing, indicator, words),
    gap && words.sentence(indicator, gap.other),
    gap && personsSentence(gap, words),
    chosenSentence(view, reading),
    standing.stories.some(({ kind }) => kind === 'turned') ? undefined : trendSentence(standing, words),
    convergenceSentence(standing, words, indicator.unit),
    ...rankSentences(standing, words, indicator, release.plan),
    spreadSentence(standing, words),
  ].filter((sentence) => sentence !== undefined);
  if (sentences.length === 0) return null;
  return (
    <section class="summary" aria-labelledby="kort">
      <h2 id="kort">{words.t('indicator.summary')}</h2>
      <ul class="ruled-list">
        {sentences.map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}

/** The figure of the municipality that the visitor chose, where there is one. */
function chosenSentence({ municipality, words }: View, { indicator, observations }: Reading): string | undefined {
  const level = municipality && latestValue(observations.series(indicator.id, municipality.code));
  return level && words.sentence(indicator, level);
}

function NoFigures({ view, indicator }: { view: View; indicator: Indicator }) {
  const { words, locale } = view;
  return (
    <State locale={locale} kind="notMeasured" headingLevel={2}>
      <p>
        {words.say('headline.none')} {words.t('indicator.publisher')} {indicator.publisher}.
      </p>
    </State>
  );
}
