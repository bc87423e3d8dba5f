import type { Child } from 'hono/jsx';
import type { Person } from '../../../wing/actor.ts';
import { listOwnOrganisations } from '../../../account/organisation/organisation-store.ts';
import { may, organisationsFor, type Permission } from '../../../wing/permission.ts';
import type { BackOfficePage, MyWorkSection } from '../../../wing/wing.ts';
import type { PageVisit } from '../../../wing/route.ts';
import { formatMoment } from '../../../foundation/clock-words.ts';
import { written } from '../../project/web/written.ts';
import { boardPath, roundPath } from '../../round/web/round-text.ts';

import { countDesk, listDeskRounds, type DeskCounts, type DeskRound } from '../desk-store.ts';
import { deskText, type DeskMessage } from '../texts.ts';

/** What the desk needs besides the database. */
export interface DeskSetting {
  readonly now: () => Date;
}

interface DeskLink {
  readonly path: string;
  readonly text: string;
}

/** On "my work": what waits for somebody, and what else they may do, as links in sentences. Four queries. */
export function deskSection({ now }: DeskSetting): MyWorkSection {
  return async (visit: PageVisit): Promise<Child | undefined> => {
    const { actor, locale } = visit;
    if (actor.kind !== 'person') return undefined;
    const found = await visit.as(async (database) => ({
      counts: await countDesk(database, actor.id),
      rounds: await listDeskRounds(database, now()),
      organisations: await listOwnOrganisations(database, actor.id),
    }));
    const waiting = [...waitingFor(visit, found.counts), ...roundsFor(visit, found.rounds, found.counts.drafts > 0)];
    const t = deskText(locale);
    return (
      <>
        <section class="section">
          <h2>{t('waits.title')}</h2>
          {waiting.length === 0 ? <p>{t('waits.nothing')}</p> : <Links visit={visit} links={waiting} />}
        </section>
        <section class="section">
          <h2>{t('can.title')}</h2>
          <Links visit={visit} links={abilities(visit, actor, found.organisations)} />
        </section>
      </>
    );
  };
}

function Links({ visit, links }: { readonly visit: PageVisit; readonly links: readonly DeskLink[] }) {
  return (
    <ul class="account__pages">
      {links.map(({ path, text }) => (
        <li>
          <a href={visit.href(path)}>{text}</a>
        </li>
      ))}
    </ul>
  );
}

const countedPages = [
  { count: 'reports', path: '/mijn-werk/rapporten' },
  { count: 'reviews', path: '/mijn-werk/beoordelingen' },
  { count: 'submitted', path: '/beheer/rapporten' },
  { count: 'contacts', path: '/contacten' },
  { count: 'organisations', path: '/beheer/organisaties' },
] as const satisfies readonly { count: keyof DeskCounts; path: string }[];

function waitingFor({ locale }: PageVisit, counts: DeskCounts): readonly DeskLink[] {
  const t = deskText(locale);
  return countedPages
    .filter(({ count }) => counts[count] > 0)
    .map(({ count, path }) => ({ path, text: t(`waits.${count}`, { count: counts[count] }) }));
}

/** Rounds to submit to, for who has something to submit; rounds to decide in, for who decides. */
function roundsFor(
  { actor, locale }: PageVisit,
  rounds: readonly DeskRound[],
  maySubmit: boolean,
): readonly DeskLink[] {
  const t = deskText(locale);
  return rounds.flatMap(({ slug, title, closesAt, isOpen, undecided }) => {
    const round = written(title, locale);
    const closes = formatMoment(locale, closesAt);
    return [
      ...(isOpen && maySubmit ? [{ path: roundPath(slug), text: t('waits.round', { round, closes }) }] : []),
      ...(undecided > 0 && may(actor, 'proposal.decide')
        ? [{ path: boardPath(slug), text: t('waits.decisions', { round, count: undecided }) }]
        : []),
    ];
  });
}

const tools = [
  { path: '/ideeen/nieuw', text: 'can.propose', permission: 'idea.propose' },
  { path: '/contacten', text: 'can.contacts', permission: 'idea.ask' },
  { path: '/mijn-werk/beoordelingen', text: 'can.reviews', permission: 'proposal.score' },
] as const satisfies readonly { path: string; text: DeskMessage; permission: Permission }[];

const backOfficeTools = [
  { path: '/rondes', text: 'can.rounds', permission: 'proposal.read-unassigned' },
  { path: '/beheer/rondes/nieuw', text: 'can.announce', permission: 'round.manage' },
  { path: '/beheer/rapporten', text: 'can.review', permission: 'period.review' },
  { path: '/beheer/import', text: 'can.import', permission: 'exchange.import' },
  { path: '/beheer/projecten.xlsx', text: 'can.export', permission: 'exchange.export' },
  { path: '/portefeuille', text: 'can.portfolio', permission: 'portfolio.read-money' },
] as const satisfies readonly { path: string; text: DeskMessage; permission: Permission }[];

/** The pages of projects in the back office, for its own list of pages. */
export const backOfficePages: readonly BackOfficePage[] = backOfficeTools.map(({ path, text, permission }) => ({
  path,
  permission,
  label: (locale) => deskText(locale)(text),
}));

/** What somebody may do, whether or not it waits. */
function abilities(
  { locale }: PageVisit,
  actor: Person,
  organisations: readonly { readonly slug: string; readonly name: string }[],
): readonly DeskLink[] {
  const t = deskText(locale);
  // Every role in an organisation lets one look for it.
  const partners = may(actor, 'idea.partner', 'one-of-mine') ? organisations : [];
  return [
    ...partners.map(({ slug, name }) => ({
      path: `/ideeen/voor/${slug}`,
      text: t('can.ideas', { organisation: name }),
    })),
    ...(organisationsFor(actor, 'period.report').length > 0
      ? [{ path: '/mijn-werk/rapporten', text: t('can.reports') }]
      : []),
    ...tools
      .filter(({ permission }) => may(actor, permission, 'one-of-mine'))
      .map(({ path, text }) => ({ path, text: t(text) })),
  ];
}
