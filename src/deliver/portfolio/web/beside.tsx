import type { Child } from 'hono/jsx';
import type { Locale } from '../../../foundation/locale.ts';
import { localePath } from '../../../site/address.ts';
import { explorerHref, readExplorerState, withChoice } from '../explorer.ts';
import type { CountedUnit } from '../contribution.ts';
import type { PublicPortfolio } from '../portfolio-store.ts';
import { contributionSentences } from './contributions.tsx';
import { portfolioText } from '../texts.ts';

/** What pages about the plan's figures show of projects: beside the official figures, never inside. */
export interface ProjectsBeside {
  /** Another one whenever any of it says something else. */
  readonly version: () => string;
  readonly ambition: (id: string, locale: Locale) => Child;
  readonly indicator: (id: string, locale: Locale) => Child;
  readonly municipality: (code: string, locale: Locale) => Child;
  readonly group: (id: string, locale: Locale) => Child;
}

/** Shows the public portfolio as it is at each moment. */
export function projectsBeside(
  current: () => PublicPortfolio,
  unitOf: (indicator: string) => CountedUnit,
): ProjectsBeside {
  return {
    version: () => current().version,
    ambition: (id, locale) => <AmbitionProjects portfolio={current()} id={id} locale={locale} />,
    indicator: (id, locale) => <IndicatorProjects portfolio={current()} id={id} locale={locale} unit={unitOf(id)} />,
    municipality: (code, locale) => <PlaceProjects portfolio={current()} id={code} locale={locale} />,
    group: (id, locale) => <GroupProjects portfolio={current()} id={id} locale={locale} />,
  };
}

interface BesideProps {
  readonly portfolio: PublicPortfolio;
  readonly id: string;
  readonly locale: Locale;
}

const everything = readExplorerState(new URLSearchParams());

function AmbitionProjects({ portfolio, id, locale }: BesideProps) {
  const t = portfolioText(locale);
  const href = localePath(locale, explorerHref(withChoice(everything, 'line', id, true)));
  return (
    <section class="section beside" aria-labelledby="projecten">
      <h2 id="projecten">{t('beside.title.ambition')}</h2>
      <p>{t('beside.count', { count: portfolio.projectCounts.get(`line:${id}`) ?? 0 })}</p>
      <p>
        <a href={href}>{t('beside.discover')}</a>
      </p>
    </section>
  );
}

/** How many projects are known to work in a municipality, and the way in for who has an idea. */
function PlaceProjects({ portfolio, id, locale }: BesideProps) {
  const t = portfolioText(locale);
  const count = portfolio.projectCounts.get(`place:${id}`) ?? 0;
  const href = explorerHref(count > 0 ? withChoice(everything, 'place', id, true) : everything);
  return (
    <section class="section beside" aria-labelledby="projecten">
      <h2 id="projecten">{t('beside.title.place')}</h2>
      <p>{t('beside.count.place', { count })}</p>
      <p>
        <a href={localePath(locale, href)}>{t('beside.discover')}</a>
      </p>
      <p>
        <a href={localePath(locale, '/ideeen')}>{t('beside.idea')}</a>
      </p>
    </section>
  );
}

function GroupProjects({ portfolio, id, locale }: BesideProps) {
  const t = portfolioText(locale);
  const count = portfolio.projectCounts.get(`group:${id}`) ?? 0;
  const href = localePath(locale, explorerHref(withChoice(everything, 'group', id, true)));
  return (
    <>
      <p>{t('beside.count.group', { count })}</p>
      {count > 0 && (
        <p>
          <a href={href}>{t('beside.discover')}</a>
        </p>
      )}
    </>
  );
}

function IndicatorProjects({ portfolio, id, locale, unit }: BesideProps & { unit: CountedUnit }) {
  const t = portfolioText(locale);
  const count = portfolio.projectCounts.get(`moves:${id}`) ?? 0;
  const joint = portfolio.contributions.get(id) ?? { kind: 'none' };
  if (count === 0 && joint.kind === 'none') return <></>;
  const href = localePath(locale, explorerHref(withChoice(everything, 'moves', id, true)));
  return (
    <section class="section beside" aria-labelledby="projecten">
      <h2 id="projecten">{t('beside.title.indicator')}</h2>
      <p>
        {[count > 0 && t('beside.count.indicator', { count }), ...contributionSentences({ t }, joint, unit)]
          .filter(Boolean)
          .join(' ')}
      </p>
      <p>
        <a href={href}>{t('beside.discover')}</a>
      </p>
    </section>
  );
}
