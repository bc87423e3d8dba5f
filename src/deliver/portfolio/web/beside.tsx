import type { Child } from 'hono/jsx';
import type { Locale } from '../../../foundation/locale.ts';
import { localePath } from '../../../site/address.ts';
import { explorerHref, readExplorerState, withChoice } from '../explorer.ts';
import type { CountedUnit } from '../contribution.ts';
import type { PublicPortfolio } from '../portfolio-store.ts';
import { contributionSentences } from './contributions.tsx';
import type { Initiative, ShippedProjects } from '../shipped-projects.ts';
import { ProjectGlimpses, ProjectNames } from './glimpses.tsx';
import { portfolioText } from '../texts.ts';

/** What pages about the plan's figures show of projects: beside the official figures, never inside. */
export interface ProjectsBeside {
  /** Another one whenever any of it says something else. */
  readonly version: () => string;
  readonly home: (id: string, locale: Locale) => Child;
  readonly ambition: (id: string, locale: Locale) => Child;
  readonly action: (id: string, locale: Locale) => Child;
  readonly indicator: (id: string, locale: Locale) => Child;
  readonly municipality: (code: string, locale: Locale) => Child;
  readonly group: (id: string, locale: Locale) => Child;
  readonly organisation: (id: string, locale: Locale) => Child;
}

/** Shows the public portfolio as it is at each moment. */
export function projectsBeside(
  current: () => PublicPortfolio,
  unitOf: (indicator: string) => CountedUnit,
  initiatives: ShippedProjects['initiatives'] = {},
): ProjectsBeside {
  return {
    version: () => current().version,
    home: (_, locale) => <HomeProjects portfolio={current()} locale={locale} />,
    ambition: (id, locale) => <AmbitionProjects portfolio={current()} id={id} locale={locale} />,
    action: (id, locale) => (
      <>
        <ActionProjects portfolio={current()} id={id} locale={locale} />
        <Initiatives initiatives={ofAction(initiatives, id)} locale={locale} />
      </>
    ),
    indicator: (id, locale) => <IndicatorProjects portfolio={current()} id={id} locale={locale} unit={unitOf(id)} />,
    municipality: (code, locale) => <PlaceProjects portfolio={current()} id={code} locale={locale} />,
    group: (id, locale) => <GroupProjects portfolio={current()} id={id} locale={locale} />,
    organisation: (id, locale) => <PartnerProjects portfolio={current()} id={id} locale={locale} />,
  };
}

interface BesideProps {
  readonly portfolio: PublicPortfolio;
  readonly id: string;
  readonly locale: Locale;
}

const everything = readExplorerState(new URLSearchParams());

/** On the home page: what changes on the ground, and the ways in for who wants to do something. */
function HomeProjects({ portfolio, locale }: Omit<BesideProps, 'id'>) {
  const t = portfolioText(locale);
  const ways = [
    [explorerHref(everything), t('beside.discover')],
    ['/rondes', t('beside.rounds')],
    ['/ideeen', t('beside.idea')],
  ] as const;
  return (
    <section class="section beside" aria-labelledby="projecten">
      <h2 id="projecten">{t('beside.title.home')}</h2>
      <ProjectGlimpses projects={portfolio.glimpses.get('all') ?? []} locale={locale} />
      <ul class="plain-list">
        {ways.map(([path, label]) => (
          <li>
            <a href={localePath(locale, path)}>{label}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Under an action of the plan: the projects that work on it, or that there is none yet. */
function ActionProjects({ portfolio, id, locale }: BesideProps) {
  const t = portfolioText(locale);
  const projects = portfolio.glimpses.get(`action:${id}`) ?? [];
  const more = (portfolio.projectCounts.get(`action:${id}`) ?? 0) - projects.length;
  if (projects.length === 0) return <p class="small">{t('beside.action.none')}</p>;
  return (
    <p class="small">
      {t('beside.action', { count: projects.length + more })} <ProjectNames projects={projects} locale={locale} />
      {more > 0 && (
        <>
          {' '}
          <a href={localePath(locale, explorerHref(withChoice(everything, 'action', id, true)))}>
            {t('beside.more', { count: more })}
          </a>
        </>
      )}
    </p>
  );
}

function ofAction(initiatives: ShippedProjects['initiatives'], action: string): readonly Initiative[] {
  return Object.values(initiatives).filter(({ actions }) => actions.includes(action));
}

/** What exists for an action without a known label of the plan, each with its source; folded, for it is beside the plan. */
function Initiatives({ initiatives, locale }: { initiatives: readonly Initiative[]; locale: Locale }) {
  const t = portfolioText(locale);
  if (initiatives.length === 0) return <></>;
  return (
    <details class="fold">
      <summary>{t('beside.initiatives', { count: initiatives.length })}</summary>
      <ul class="plain-list">
        {initiatives.map(({ title, text, source }) => (
          <li>
            <b>{title[locale]}.</b> {text[locale]} <span class="small">{t('project.facts.source', { source })}</span>
          </li>
        ))}
      </ul>
      <p class="small">{t('beside.initiatives.what')}</p>
    </details>
  );
}

/** On the page of an organisation: what it takes part in; nothing when no project names it. */
function PartnerProjects({ portfolio, id, locale }: BesideProps) {
  const projects = portfolio.glimpses.get(`partner:${id}`) ?? [];
  if (projects.length === 0) return <></>;
  return (
    <section class="section" aria-labelledby="projecten">
      <h2 id="projecten">{portfolioText(locale)('beside.title.organisation')}</h2>
      <ProjectGlimpses projects={projects} locale={locale} />
    </section>
  );
}

function AmbitionProjects({ portfolio, id, locale }: BesideProps) {
  const t = portfolioText(locale);
  const href = localePath(locale, explorerHref(withChoice(everything, 'line', id, true)));
  return (
    <section class="section beside" aria-labelledby="projecten">
      <h2 id="projecten">{t('beside.title.ambition')}</h2>
      <p>{t('beside.count', { count: portfolio.projectCounts.get(`line:${id}`) ?? 0 })}</p>
      <ProjectGlimpses projects={portfolio.glimpses.get(`line:${id}`) ?? []} locale={locale} />
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
      <ProjectGlimpses projects={portfolio.glimpses.get(`place:${id}`) ?? []} locale={locale} />
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
      <ProjectGlimpses projects={portfolio.glimpses.get(`group:${id}`) ?? []} locale={locale} />
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
      <ProjectGlimpses projects={portfolio.glimpses.get(`moves:${id}`) ?? []} locale={locale} />
      <p>
        <a href={href}>{t('beside.discover')}</a>
      </p>
    </section>
  );
}
