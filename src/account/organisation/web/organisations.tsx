import { cost } from '../../../site/cost.ts';
import { readPage } from '../../../foundation/plain-number.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import type { PageContent } from '../../../site/page.ts';
import { Card } from '../../../site/ui/card/card.tsx';
import { ChoiceField, FormField } from '../../../site/ui/form-field/form-field.tsx';
import { Pager } from '../../../site/ui/pager/pager.tsx';
import { State } from '../../../site/ui/state/state.tsx';
import type { PlanContext, PlanMunicipality } from '../../../wing/plan-context.ts';
import { organisationKinds, type OrganisationKind } from '../../../wing/organisations.ts';
import { isOrganisationKind, type Organisation } from '../organisation.ts';
import { findOrganisations } from '../organisation-store.ts';
import { may } from '../../../wing/permission.ts';
import { workPage } from '../../../wing/web/work-page.tsx';
import type { Together } from '../../../wing/wing.ts';
import type { PageVisit, Route } from '../../../wing/route.ts';
import { wingText } from '../../../wing/texts.ts';
import { accountText } from '../../texts.ts';

/** What the directory needs of the house. */
export interface DirectoryParts {
  readonly municipalities: PlanContext['municipalities'];
  /** What wings show on the page of an organisation. */
  readonly beside: Together['beside'];
  readonly now: () => Date;
}

/** `/organisaties`: who there is, and what each offers and seeks. */
export function directoryRoutes(parts: DirectoryParts): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/organisaties',
      permission: 'organisation.read',
      cost: cost.search,
      handle: (visit) => directoryPage(parts, visit),
    },
  ];
}

const pageLength = 30;

interface Asked {
  readonly words: string;
  readonly kinds: readonly OrganisationKind[];
  readonly municipality: string;
  readonly page: number;
}

function askedOf({ query, search }: PageVisit): Asked {
  return {
    words: (query['zoek'] ?? '').slice(0, 200),
    kinds: search.getAll('soort').filter(isOrganisationKind),
    municipality: /^\d{5}$/.test(query['gemeente'] ?? '') ? query['gemeente']! : '',
    page: readPage(query['pagina']),
  };
}

async function directoryPage({ municipalities }: DirectoryParts, visit: PageVisit): Promise<LiveAnswer> {
  const t = accountText(visit.locale);
  const asked = askedOf(visit);
  const { words, kinds, municipality, page } = asked;
  const { organisations, count } = await visit.as((database) =>
    findOrganisations(database, {
      words,
      kinds,
      ...(municipality && { municipality }),
      limit: pageLength,
      offset: (page - 1) * pageLength,
    }),
  );
  return workPage(visit, {
    title: t('directory.title'),
    lead: t('directory.lead'),
    children: (
      <>
        <DirectoryForm visit={visit} asked={asked} municipalities={municipalities(visit.locale)} />
        {may(visit.actor, 'organisation.create') && (
          <p>
            <a class="button-quiet" href={visit.href('/organisaties/nieuw')}>
              {t('organisation.new')}
            </a>
          </p>
        )}
        <h2>{t('directory.count', { count })}</h2>
        {count === 0 && (
          <State locale={visit.locale} kind="empty">
            <p>{t(words || kinds.length > 0 || municipality ? 'directory.none' : 'directory.empty')}</p>
          </State>
        )}
        <ul class="work-page__cards">
          {organisations.map((organisation) => (
            <li>
              <OrganisationCard
                visit={visit}
                organisation={organisation}
                municipalities={municipalities(visit.locale)}
              />
            </li>
          ))}
        </ul>
        <DirectoryPager visit={visit} page={page} count={count} />
      </>
    ),
  }) satisfies PageContent;
}

interface FormProps {
  readonly visit: PageVisit;
  readonly asked: Asked;
  readonly municipalities: readonly PlanMunicipality[];
}

function DirectoryForm({ visit, asked, municipalities }: FormProps) {
  const { locale } = visit;
  const t = accountText(locale);
  const places = municipalities.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <form class="form-fields form-fields--stacked" role="search" action={visit.href('/organisaties')}>
      <FormField id="zoek" name="zoek" label={t('directory.words')} type="search" value={asked.words} />
      <ChoiceField
        id="soort"
        name="soort"
        label={t('organisation.kind')}
        kind="many"
        options={organisationKinds.map((value) => ({
          value,
          label: wingText(visit.locale)(`organisationKind.${value}`),
        }))}
        chosen={asked.kinds}
      />
      <FormField
        id="gemeente"
        name="gemeente"
        label={t('organisation.municipality')}
        value={asked.municipality}
        options={[{ value: '', label: t('directory.everywhere') }, ...places]}
      />
      <button class="button">{wingText(visit.locale)('search')}</button>
    </form>
  );
}

interface OrganisationCardProps {
  readonly visit: PageVisit;
  readonly organisation: Organisation;
  readonly municipalities: readonly PlanMunicipality[];
}

function OrganisationCard({ visit, organisation, municipalities }: OrganisationCardProps) {
  const { locale } = visit;
  const t = accountText(locale);
  const { name, slug, kind, offers, seeks, isConfirmed } = organisation;
  const place = municipalities.find(({ code }) => code === organisation.municipality)?.name;
  const kicker = [wingText(visit.locale)(`organisationKind.${kind}`), place].filter(Boolean).join(' · ');
  return (
    <Card title={name} kicker={kicker} href={visit.href(`/organisaties/${slug}`)}>
      {!isConfirmed && <p class="small">{t('organisation.waiting')}</p>}
      {offers.length > 0 && (
        <p>
          <strong>{t('organisation.offersShort')}</strong> {offers.join(' · ')}
        </p>
      )}
      {seeks.length > 0 && (
        <p>
          <strong>{t('organisation.seeksShort')}</strong> {seeks.join(' · ')}
        </p>
      )}
    </Card>
  );
}

function DirectoryPager({ visit, page, count }: { visit: PageVisit; page: number; count: number }) {
  const t = accountText(visit.locale);
  const link = (other: number): string => {
    const query = new URLSearchParams(visit.search);
    query.set('pagina', String(other));
    return `${visit.href('/organisaties')}?${query}`;
  };
  if (count <= pageLength) return <></>;
  return (
    <Pager
      locale={visit.locale}
      {...(page > 1 && { previous: { href: link(page - 1), label: t('pager.page', { page: page - 1 }) } })}
      {...(page * pageLength < count && { next: { href: link(page + 1), label: t('pager.page', { page: page + 1 }) } })}
    />
  );
}
