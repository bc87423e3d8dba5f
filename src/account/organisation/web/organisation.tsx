import type { QueryExecutorProvider } from 'kysely';
import { readCount } from '../../../foundation/plain-number.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import type { PageContent } from '../../../site/page.ts';
import type { FormReading, FormValues } from '../../../site/form.ts';
import { DefinitionList } from '../../../site/ui/definition-list/definition-list.tsx';
import { Form } from '../../../site/ui/form/form.tsx';
import { readTrail } from '../../../wing/trail-store.ts';
import type { Organisation, OrganisationProfile } from '../organisation.ts';
import {
  addOrganisation,
  archiveOrganisation,
  changeOrganisation,
  confirmOrganisation,
  isNumberTaken,
  readOrganisation,
  restoreOrganisation,
} from '../organisation-store.ts';
import { act, pressed } from '../../../wing/act.ts';
import { may } from '../../../wing/permission.ts';
import { workPage, errorTexts } from '../../../wing/web/work-page.tsx';
import type { Accounts } from '../../web/accounts.ts';
import { Conflict } from '../../../wing/web/conflict.tsx';
import { BesideParts } from '../../../wing/web/beside-parts.tsx';
import { TrailList, olderLink } from '../../../wing/web/trail-list.tsx';
import {
  OrganisationForm,
  organisationRows,
  readOrganisationForm,
  valuesOfOrganisation,
} from './organisation-form.tsx';
import type { DirectoryParts } from './organisations.tsx';
import type { FormVisit, OwnersOf, PageVisit, Route } from '../../../wing/route.ts';
import { wingText } from '../../../wing/texts.ts';
import { accountText, type AccountMessage } from '../../texts.ts';

/** An organisation's own pages: to see, to make, to edit, to confirm and to put away. */
export function organisationRoutes(accounts: Accounts, parts: DirectoryParts): readonly Route[] {
  const creating = { permission: 'organisation.create', path: '/organisaties/nieuw' } as const;
  const editing = {
    permission: 'organisation.edit',
    owners: ownersBySlug,
    path: '/organisaties/:slug/bewerken',
  } as const;
  const settling = { permission: 'organisation.confirm' } as const;
  return [
    { ...creating, method: 'GET', handle: (visit) => newPage(parts, visit, {}, {}) },
    { ...creating, method: 'POST', handle: (visit) => create(accounts, parts, visit) },
    {
      method: 'GET',
      path: '/organisaties/:slug',
      permission: 'organisation.read',
      handle: (visit) => organisationAnswer(accounts, parts, visit),
    },
    { ...editing, method: 'GET', handle: (visit) => editAnswer(parts, visit) },
    { ...editing, method: 'POST', handle: (visit) => save(accounts, parts, visit) },
    {
      ...settling,
      method: 'POST',
      path: '/organisaties/:slug/bevestigen',
      handle: (visit) => settle(accounts, parts, visit, confirmOrganisation),
    },
    {
      ...settling,
      method: 'POST',
      path: '/organisaties/:slug/archiveren',
      handle: (visit) => settle(accounts, parts, visit, archiveOrganisation),
    },
    {
      ...settling,
      method: 'POST',
      path: '/organisaties/:slug/terugzetten',
      handle: (visit) => settle(accounts, parts, visit, restoreOrganisation),
    },
  ];
}

/** The organisation that an address names, as owner of what is below it. */
export const ownersBySlug: OwnersOf = async ({ slug = '' }, database) => {
  const organisation = await readOrganisation(database, { slug });
  return organisation && [organisation.id];
};

type Errors = Readonly<Partial<Record<string, string>>>;

const above = (visit: PageVisit | FormVisit) => [
  { path: '/organisaties', label: accountText(visit.locale)('directory.title') },
];

function newPage(parts: DirectoryParts, visit: PageVisit | FormVisit, values: FormValues, errors: Errors): PageContent {
  const t = accountText(visit.locale);
  return workPage(visit, {
    title: t('organisation.new'),
    lead: t('organisation.newLead'),
    above: above(visit),
    errors,
    children: (
      <OrganisationForm
        visit={visit}
        municipalities={parts.municipalities(visit.locale)}
        values={values}
        errors={errors}
        submit={t('organisation.create')}
      />
    ),
  });
}

async function create(accounts: Accounts, parts: DirectoryParts, visit: FormVisit): Promise<LiveAnswer> {
  const isConfirmed = may(visit.actor, 'organisation.confirm');
  return act(visit, {
    reading: await readProfile(accounts, parts, visit),
    load: () => Promise.resolve('none yet'),
    work: async (profile, { person, database }) => {
      const { slug } = await addOrganisation(database, person, profile, { isConfirmed, now: parts.now() });
      return { kind: 'done', path: `/organisaties/${slug}`, done: 'proposed' };
    },
    show: ({ values, errors }) => newPage(parts, visit, values, errorTexts(accountText(visit.locale), errors)),
  });
}

/** Reads the form; an enterprise number that another organisation has is wrong, also when one may not see that one. */
async function readProfile(
  { store }: Accounts,
  parts: DirectoryParts,
  { form, locale, params }: FormVisit,
): Promise<FormReading<OrganisationProfile, AccountMessage>> {
  const reading = readOrganisationForm(form, parts.municipalities(locale));
  const number = reading.ok && reading.value.enterpriseNumber;
  if (!number || !(await isNumberTaken(store.accounts, number, params['slug']))) return reading;
  return { ok: false, errors: { enterpriseNumber: 'organisation.numberTaken' }, values: reading.values };
}

async function organisationAnswer(accounts: Accounts, parts: DirectoryParts, visit: PageVisit): Promise<LiveAnswer> {
  const organisation = await visit.as(organisationIn(visit));
  if (!organisation) return { kind: 'not-found' };
  const t = accountText(visit.locale);
  const { name, description, isArchived, isConfirmed } = organisation;
  const isNew = visit.done === 'proposed' && !isConfirmed;
  return workPage(visit, {
    title: name,
    above: above(visit),
    ...(isNew && { done: t('organisation.created') }),
    children: (
      <>
        {isArchived && <p>{t('organisation.archived')}</p>}
        {!isConfirmed && !isNew && <p>{t('organisation.waiting')}</p>}
        {(description || t('organisation.silent')).split(/\n{2,}/).map((part) => (
          <p class="work-page__text">{part}</p>
        ))}
        <OfferList title={t('organisation.offers')} lines={organisation.offers} />
        <OfferList title={t('organisation.seeks')} lines={organisation.seeks} />
        <Facts visit={visit} organisation={organisation} parts={parts} />
        <BesideParts wings={parts.beside()} kind="organisation" id={organisation.id} locale={visit.locale} />
        <Acts visit={visit} organisation={organisation} />
        <Trail accounts={accounts} visit={visit} organisation={organisation} />
      </>
    ),
  });
}

function OfferList({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return <></>;
  return (
    <section class="section">
      <h2>{title}</h2>
      <ul>
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </section>
  );
}

interface OrganisationProps {
  readonly visit: PageVisit;
  readonly organisation: Organisation;
}

function Facts({ visit, organisation, parts }: OrganisationProps & { parts: DirectoryParts }) {
  const t = accountText(visit.locale);
  const { kind, sector, website, enterpriseNumber } = organisation;
  const place = parts.municipalities(visit.locale).find(({ code }) => code === organisation.municipality);
  const items = [
    { term: t('organisation.kind'), description: wingText(visit.locale)(`organisationKind.${kind}`) },
    place && {
      term: t('organisation.municipality'),
      description: <a href={visit.href(`/gemeenten/${place.id}`)}>{place.name}</a>,
    },
    sector && { term: t('organisation.sector'), description: sector },
    website && {
      term: t('organisation.website'),
      description: (
        <a href={website} rel="noopener nofollow ugc">
          {website.replace(/^https?:\/\//, '')}
        </a>
      ),
    },
    enterpriseNumber && {
      term: t('organisation.number'),
      description: enterpriseNumber.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1.$2.$3'),
    },
  ];
  return <DefinitionList items={items.filter((item) => typeof item === 'object')} />;
}

function Acts({ visit, organisation }: OrganisationProps) {
  const t = accountText(visit.locale);
  const path = visit.href(`/organisaties/${organisation.slug}`);
  const owners = [organisation.id];
  const mayConfirm = may(visit.actor, 'organisation.confirm');
  return (
    <div class="work-page__acts">
      {may(visit.actor, 'organisation.edit', owners) && (
        <a class="button-quiet" href={`${path}/bewerken`}>
          {t('organisation.edit')}
        </a>
      )}
      {may(visit.actor, 'organisation.read-members', owners) && (
        <a class="button-quiet" href={`${path}/mensen`}>
          {t('members.title')}
        </a>
      )}
      {mayConfirm && !organisation.isConfirmed && (
        <Form action={`${path}/bevestigen`} submit={t('organisation.confirm')} isQuiet />
      )}
      {mayConfirm && (
        <Form
          action={`${path}/${organisation.isArchived ? 'terugzetten' : 'archiveren'}`}
          submit={t(organisation.isArchived ? 'organisation.restore' : 'organisation.archive')}
          isQuiet
        />
      )}
    </div>
  );
}

const pageLength = 20;

async function Trail({ accounts, visit, organisation }: OrganisationProps & { accounts: Accounts }) {
  if (!may(visit.actor, 'audit.read', [organisation.id])) return <></>;
  const { before } = olderLink(visit);
  const subject = { kind: 'organisation', id: organisation.id };
  const entries = await visit.as((database) =>
    readTrail(database, { subject, limit: pageLength, ...(before && { before }) }),
  );
  return (
    <section class="section">
      <h2>{accountText(visit.locale)('trail.title')}</h2>
      <TrailList visit={visit} entries={entries} write={accounts.writeEntry} pageLength={pageLength} />
    </section>
  );
}

interface EditProps {
  readonly parts: DirectoryParts;
  readonly visit: PageVisit | FormVisit;
  readonly organisation: Organisation;
  readonly values: FormValues;
  readonly errors: Errors;
  /** What was sent, when the organisation was changed meanwhile, and whether by whoever sent it. */
  readonly mine?: OrganisationProfile;
  readonly isOwn?: boolean;
}

function editPage({ parts, visit, organisation, values, errors, mine, isOwn = false }: EditProps): PageContent {
  const { locale } = visit;
  const t = accountText(locale);
  const municipalities = parts.municipalities(locale);
  return workPage(visit, {
    title: t('organisation.edit'),
    above: [...above(visit), { path: `/organisaties/${organisation.slug}`, label: organisation.name }],
    errors,
    children: (
      <>
        {mine && (
          <Conflict
            locale={locale}
            title={t('organisation.conflict')}
            lead={t('organisation.conflictLead')}
            isOwn={isOwn}
            rows={organisationRows(locale, municipalities, organisation, mine)}
          />
        )}
        <OrganisationForm
          visit={visit}
          municipalities={municipalities}
          values={mine ? { ...values, version: [String(organisation.version)] } : values}
          errors={errors}
          submit={t('save')}
        />
      </>
    ),
  });
}

async function editAnswer(parts: DirectoryParts, visit: PageVisit): Promise<LiveAnswer> {
  const organisation = await visit.as(organisationIn(visit));
  if (!organisation) return { kind: 'not-found' };
  return editPage({ parts, visit, organisation, values: valuesOfOrganisation(organisation), errors: {} });
}

/** Two people who edit at once: the second one keeps what she typed beside what the first one left, and decides. */
async function save(accounts: Accounts, parts: DirectoryParts, visit: FormVisit): Promise<LiveAnswer> {
  const reading = await readProfile(accounts, parts, visit);
  const version = readCount(reading.values['version']?.[0]);
  return act(visit, {
    reading,
    load: organisationIn(visit),
    isCurrent: (organisation) => organisation.version === version,
    work: async (profile, { thing, person, database }) => {
      const isSaved = await changeOrganisation(database, person, thing, profile);
      return isSaved ? { kind: 'done', path: `/organisaties/${thing.slug}` } : { kind: 'conflict' };
    },
    mark: ({ id, version: current }) => `organisation ${id} ${current}`,
    show: ({ values, value, errors, thing, isConflict, isOwn }) =>
      editPage({
        parts,
        visit,
        organisation: thing,
        values,
        errors: errorTexts(accountText(visit.locale), errors),
        ...(isConflict && value && { mine: value, isOwn }),
      }),
  });
}

/** Finds the organisation that an address names. */
export function organisationIn({ params }: Pick<PageVisit, 'params'>) {
  return (database: QueryExecutorProvider): Promise<Organisation | undefined> =>
    readOrganisation(database, { slug: params['slug'] ?? '' });
}

/** Confirms an organisation, puts it away or takes it back; when that was done already, nothing happens. */
function settle(
  accounts: Accounts,
  parts: DirectoryParts,
  visit: FormVisit,
  work: typeof confirmOrganisation,
): Promise<LiveAnswer> {
  return act(visit, {
    reading: pressed(undefined),
    load: organisationIn(visit),
    work: async (_, { thing, person, database }) => {
      await work(database, person, thing.id);
      return { kind: 'done', path: `/organisaties/${thing.slug}` };
    },
    show: () => organisationAnswer(accounts, parts, visit),
  });
}
