import type { PageContent } from '../../../site/page.ts';
import { PeopleGrid } from '../../../site/ui/people-grid/people-grid.tsx';
import { SearchBox } from '../../../site/ui/search-box/search-box.tsx';
import { Card } from '../../../site/ui/card/card.tsx';
import { latestValue } from '../../observation/observation-set.ts';
import { ambitionPath, municipalityPath } from '../../address.ts';
import { ClaimRow } from './claim-row.tsx';
import { claimCounts } from './claims.tsx';
import { coveragePath } from '../coverage/coverage-page.tsx';
import { headlineFiguresOf, headlineTextOf, IndicatorCard } from '../indicator/indicator-card.tsx';
import { headlineOf } from '../../wording/headline.ts';
import { personsSentence } from '../../wording/wording.ts';
import { ReadingSource } from '../reading-source.tsx';
import { namedIndicators, readIndicators, type Reading, type View } from '../view.ts';
import { coverageText } from '../coverage/texts.ts';

/** `/`: how the region stands. */
export async function homePage(view: View): Promise<PageContent> {
  const { release, words, locale } = view;
  const [headline] = await readIndicators(view, namedIndicators(view, [release.plan.headline]));
  const commitments = await Promise.all(
    release.plan.commitments.map((commitment) => readFirst(view, commitment.indicators)),
  );
  const title = words.t('home.title', { region: release.plan.region[locale] });
  return {
    kind: 'page',
    title,
    description: headline ? headlineTextOf(view, headline) : title,
    body: (
      <>
        {headline && <Hero view={view} reading={headline} />}
        <Commitments view={view} readings={commitments} />
        <Claims view={view} />
        <Ambitions view={view} />
      </>
    ),
  };
}

/** The first of the indicators that has a figure for the plan's area or its benchmark; else the first. */
async function readFirst(view: View, ids: readonly string[]): Promise<Reading | undefined> {
  const readings = await readIndicators(view, namedIndicators(view, ids));
  return readings.find(({ standing, benchmark }) => standing.level ?? benchmark[0]) ?? readings[0];
}

function Hero({ view, reading }: { view: View; reading: Reading }) {
  const { words, release, locale } = view;
  const { level, benchmark } = reading.standing;
  const filled = level?.unit === 'PC' ? Math.round(level.value) : undefined;
  const other = benchmark && Math.round(benchmark.gap.other.value);
  const headline = headlineOf(headlineFiguresOf(view, reading), words);
  return (
    <section class="hero" aria-labelledby="kop">
      <div class="hero__text">
        <h1 id="kop" class="hero__headline">
          {headline.level} {headline.story && <span class="headline__story">{headline.story}</span>}
        </h1>
        <HeroGap view={view} reading={reading} />
        <HeroMunicipality view={view} reading={reading} />
        <p class="lead">{words.t('home.intro', { region: release.plan.region[locale] })}</p>
        <SearchBox locale={locale} id="zoek-gemeente" action={view.href('/gemeenten')} />
        <p class="hero__measure">{words.indicator(reading.indicator).measure}.</p>
        <ReadingSource view={view} reading={reading} />
      </div>
      {filled !== undefined && (
        <PeopleGrid locale={locale} filled={filled} gap={Math.max(0, (other ?? filled) - filled)} />
      )}
    </section>
  );
}

/** The municipality that the visitor chose, beside the plan's area. */
function HeroMunicipality({ view, reading }: { view: View; reading: Reading }) {
  const { municipality, words } = view;
  const level = municipality && latestValue(reading.observations.series(reading.indicator.id, municipality.code));
  if (!level) return null;
  return (
    <p class="lead">
      <a href={view.href(municipalityPath(municipality))}>{words.sentence(reading.indicator, level)}</a>
    </p>
  );
}

function HeroGap({ view, reading }: { view: View; reading: Reading }) {
  const { words } = view;
  const gap = reading.standing.benchmark?.gap;
  if (!gap || (gap.persons.kind !== 'exact' && gap.persons.kind !== 'at-most')) return null;
  const sentence = personsSentence(gap, words, 'short');
  return sentence ? <EmphasisedPersons sentence={sentence} persons={words.aboutPersons(gap.persons.persons)} /> : null;
}

/** The sentence with its count set large, wherever the language puts it. */
function EmphasisedPersons({ sentence, persons }: { sentence: string; persons: string }) {
  const [before = '', after = ''] = sentence.split(persons);
  return (
    <p class="lead hero__gap">
      {before}
      <strong>{persons}</strong>
      {after}
    </p>
  );
}

function Commitments({ view, readings }: { view: View; readings: readonly (Reading | undefined)[] }) {
  const { release, words, locale } = view;
  return (
    <section class="section" aria-labelledby="beloften">
      <h2 id="beloften">{words.t('home.commitments')}</h2>
      <p class="section__lead">{words.t('home.commitments.lead', { count: readings.length })}</p>
      <div class="card-grid">
        {release.plan.commitments.map((commitment, index) => {
          const reading = readings[index];
          return reading && <IndicatorCard view={view} reading={reading} kicker={commitment.title[locale]} />;
        })}
      </div>
    </section>
  );
}

function Claims({ view }: { view: View }) {
  const { release, words } = view;
  return (
    <section class="section" aria-labelledby="zinnen">
      <h2 id="zinnen">{words.t('home.claims')}</h2>
      <p class="section__lead">{claimCounts(view)}</p>
      <ul class="claim-list">
        {release.claims.map((claim) => (
          <ClaimRow view={view} claim={claim} />
        ))}
      </ul>
      <p>
        <a href={view.href('/vaststellingen')}>{words.t('home.claims.all')}</a>
      </p>
    </section>
  );
}

function Ambitions({ view }: { view: View }) {
  const { release, words, locale } = view;
  return (
    <section class="section" aria-labelledby="ambities">
      <h2 id="ambities">{words.t('home.ambitions')}</h2>
      <p class="section__lead">{words.t('home.ambitions.lead')}</p>
      <div class="card-grid">
        {release.plan.ambitions.map((ambition) => (
          <Card
            kicker={words.t('ambition.eyebrow', { id: ambition.id })}
            title={ambition.title[locale]}
            href={view.href(ambitionPath(ambition.id))}
          >
            <p>{ambition.summary[locale]}</p>
          </Card>
        ))}
      </div>
      <p>
        <a href={view.href(coveragePath)}>{coverageText(locale)('link')}</a>
      </p>
    </section>
  );
}
