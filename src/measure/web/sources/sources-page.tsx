import { formatDate, formatNumber } from '../../../foundation/number.ts';
import type { PageContent } from '../../../site/page.ts';
import { Breadcrumbs } from '../../../site/ui/breadcrumbs/breadcrumbs.tsx';
import { indicatorPath } from '../../address.ts';
import { homeCrumb } from '../home-crumb.ts';
import { namedIndicators, type View } from '../view.ts';
import { sourcesText } from './texts.ts';

/** Address of the page about the sources. */
export const sourcesPath = '/data/bronnen';

/** Figures that are named of one publisher; the others are counted. */
const namedAtMost = 4;

/** `/data/bronnen`: who the figures come from, what each gives, until when it is up to date and what one may do with it. */
export function sourcesPage(view: View): PageContent {
  const { locale } = view;
  const t = sourcesText(locale);
  return {
    kind: 'page',
    section: 'indicators',
    title: t('title'),
    description: t('lead'),
    body: (
      <>
        <div class="page-head">
          <Breadcrumbs
            locale={locale}
            items={[homeCrumb(view), { href: view.href('/data'), label: view.words.t('data.title') }]}
          />
          <h1>{t('title')}</h1>
          <p class="lead">{t('lead')}</p>
        </div>
        <ul class="ruled-list ruled-list--sided">
          {publishersOf(view).map((publisher) => (
            <PublisherLine view={view} publisher={publisher} />
          ))}
        </ul>
        <p>
          {t('more')} <a href={view.href('/data')}>{view.words.t('data.title')}</a>
        </p>
      </>
    ),
  };
}

interface PublisherFigures {
  readonly name: string;
  /** Ids of what it gives figures of. */
  readonly indicators: readonly string[];
  /** Day on which the latest of them was taken. */
  readonly retrieved: string;
  readonly figures: number;
}

/** Who gives figures to the release, who gives most first. */
function publishersOf({ release }: View): readonly PublisherFigures[] {
  const byName = Map.groupBy(release.catalogue, ({ publisher }) => publisher);
  return [...byName]
    .map(([name, entries]) => ({
      name,
      indicators: [...new Set(entries.flatMap(({ indicators }) => indicators))],
      retrieved: entries.map(({ retrieved }) => retrieved).reduce((a, b) => (a > b ? a : b)),
      figures: entries.reduce((sum, { observations }) => sum + observations, 0),
    }))
    .toSorted((a, b) => b.figures - a.figures || a.name.localeCompare(b.name, 'nl'));
}

function PublisherLine({ view, publisher }: { view: View; publisher: PublisherFigures }) {
  const { locale, release } = view;
  const t = sourcesText(locale);
  const terms = release.plan.publishers.find(({ name }) => name === publisher.name);
  const licence = terms ? t('licence', { licence: terms.licence }) : t('licence.unknown');
  return (
    <li>
      <h2 class="source-name">{publisher.name}</h2>
      <div>
        <p>
          <GivenFigures view={view} ids={publisher.indicators} />
        </p>
        <p class="small">
          {t('updated', {
            date: formatDate(locale, publisher.retrieved),
            figures: formatNumber(locale, publisher.figures, 0),
          })}{' '}
          {terms?.url ? <a href={terms.url}>{licence}</a> : licence}
        </p>
      </div>
    </li>
  );
}

/** The first few figures by name, and how many more. */
function GivenFigures({ view, ids }: { view: View; ids: readonly string[] }) {
  const t = sourcesText(view.locale);
  const all = namedIndicators(view, ids);
  const shown = all.slice(0, all.length <= namedAtMost + 1 ? all.length : namedAtMost);
  const rest = all.length - shown.length;
  return (
    <>
      {shown.map((indicator, at) => (
        <>
          {at > 0 && ' · '}
          <a href={view.href(indicatorPath(indicator))}>{view.words.indicator(indicator).name}</a>
        </>
      ))}
      {rest > 0 && ` · ${t('others', { count: rest })}`}
    </>
  );
}
