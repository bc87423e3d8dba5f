import type { PageContent } from '../../../site/page.ts';
import { SearchBox } from '../../../site/ui/search-box/search-box.tsx';
import { Card } from '../../../site/ui/card/card.tsx';
import { besideOf } from '../../../wing/beside.ts';
import { latestValue } from '../../observation/observation-set.ts';
import { ambitionPath, indicatorPath, municipalityPath } from '../../address.ts';
import { ClaimRow } from './claim-row.tsx';
import { claimCounts } from './claims.tsx';
import { coveragePath } from '../coverage/coverage-page.tsx';
import { mapReference, municipalFigures } from '../indicator/chart-data.ts';
import { headlineFiguresOf, headlineTextOf } from '../indicator/indicator-card.tsx';
import { MunicipalMap } from '../indicator/indicator-places.tsx';
import { headlineOf } from '../../wording/headline.ts';
import { cautionSentence, headlineFigures } from '../../wording/uncertainty.ts';
import { ReadingSource } from '../reading-source.tsx';
import { sharedImage } from '../indicator/take-along.tsx';
import { hasFigures, namedIndicators, readIndicators, type Reading, type View } from '../view.ts';
import { coverageText } from '../coverage/texts.ts';
import { PromiseCard } from './promise-card.tsx';

/** `/`: the plan's question, today's answer, and the ways in. */
export async function homePage(view: View): Promise<PageContent> {
  const { release, words, locale } = view;
  const [[headline], [mapped], commitments, beside] = await Promise.all([
    readIndicators(view, namedIndicators(view, [release.plan.headline])),
    readIndicators(view, namedIndicators(view, [release.plan.map]), 'all'),
    Promise.all(release.plan.commitments.map((commitment) => readFirst(view, commitment.indicators))),
    besideOf(view.beside, 'home', release.plan.id, locale),
  ]);
  const title = release.plan.question?.[locale] ?? words.t('home.title', { region: release.plan.region[locale] });
  return {
    kind: 'page',
    title,
    ...(mapped && hasFigures(mapped) && (await sharedImage(view, mapped, 'map'))),
    description: headline ? headlineTextOf(view, headline) : title,
    body: (
      <>
        <section class="hero" aria-labelledby="kop">
          <div class="hero__text">
            <h1 id="kop" class="hero__headline">
              {title}
            </h1>
            {headline && <Answer view={view} reading={headline} />}
            {mapped && <OwnMunicipality view={view} reading={mapped} />}
            <SearchBox locale={locale} id="zoek-gemeente" action={view.href('/gemeenten')} />
          </div>
          {mapped && <HeroMap view={view} reading={mapped} />}
        </section>
        <Commitments view={view} readings={commitments} />
        <Doors view={view} />
        {beside}
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

/** Today's answer to the plan's question, in the two sentences of a headline. */
function Answer({ view, reading }: { view: View; reading: Reading }) {
  const { words } = view;
  const { level, age, story } = headlineOf(headlineFiguresOf(view, reading), words);
  const caution = cautionSentence(headlineFigures(reading.standing), words);
  return (
    <>
      <p class="lead">
        <a class="hero__answer" href={view.href(indicatorPath(reading.indicator))}>
          {level}
        </a>{' '}
        {[age, story, caution].filter(Boolean).join(' ')}
      </p>
      <ReadingSource view={view} reading={reading} />
    </>
  );
}

/** What the map says of the municipality that the visitor chose. */
function OwnMunicipality({ view, reading }: { view: View; reading: Reading }) {
  const { municipality, words } = view;
  const level = municipality && latestValue(reading.observations.series(reading.indicator.id, municipality.code));
  if (!level) return null;
  return (
    <p class="hero__own">
      <a href={view.href(municipalityPath(municipality))}>{words.sentence(reading.indicator, level)}</a>
    </p>
  );
}

/** The municipalities as the way in: what is shown, of when, and what they are held against. */
function HeroMap({ view, reading }: { view: View; reading: Reading }) {
  const { words, release } = view;
  const figures = municipalFigures(release, reading.observations, reading.indicator);
  if (!figures) return null;
  const reference = mapReference(figures);
  const { name } = words.indicator(reading.indicator);
  const title = words.t('home.map.title', { name, period: words.agedPeriod(figures.period) });
  const value = words.value(reference.value, reading.indicator.unit);
  return (
    <figure class="hero__map">
      <figcaption>
        <p class="hero__map-title">
          <a href={view.href(indicatorPath(reading.indicator))}>{title}</a>
        </p>
        <p class="small">{words.t('home.map.way')}</p>
      </figcaption>
      <MunicipalMap
        view={view}
        figures={figures}
        title={title}
        benchmark={reference.area ? `${words.area(reference.area)} (${value})` : words.t('home.map.middle', { value })}
      />
    </figure>
  );
}

/** Ways in by what people come for; nothing when the plan names none. */
function Doors({ view: { release, words, locale, href } }: { view: View }) {
  const { doors } = release.plan;
  if (!doors) return null;
  return (
    <section class="section" aria-labelledby="deuren">
      <h2 id="deuren">{words.t('home.doors')}</h2>
      <div class="card-grid">
        {doors.map(({ title, text, path }) => (
          <Card title={title[locale]} href={href(path)}>
            <p>{text[locale]}</p>
          </Card>
        ))}
      </div>
    </section>
  );
}

function Commitments({ view, readings }: { view: View; readings: readonly (Reading | undefined)[] }) {
  const { release, words, locale } = view;
  return (
    <section class="section" aria-labelledby="beloften">
      <h2 id="beloften">{words.t('home.commitments')}</h2>
      <p class="section__lead">{words.t('home.commitments.lead', { count: readings.length })}</p>
      <ul class="promises">
        {release.plan.commitments.map((commitment, index) => {
          const reading = readings[index];
          return (
            reading && (
              <li>
                <PromiseCard view={view} reading={reading} title={commitment.title[locale]} />
              </li>
            )
          );
        })}
      </ul>
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
