import { readCount } from '../../../foundation/plain-number.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import type { PageContent } from '../../../site/page.ts';
import type { FormValues } from '../../../site/form.ts';
import { DefinitionList } from '../../../site/ui/definition-list/definition-list.tsx';
import { Form } from '../../../site/ui/form/form.tsx';
import { note, readTrail } from '../../../wing/trail-store.ts';
import type { Organisation } from '../organisation.ts';
import {
  addOrganisation,
  archiveOrganisation,
  changeOrganisation,
  confirmOrganisation,
  isNumberTaken,
  readOrganisation,
} from '../organisation-store.ts';
import { may } from '../../../wing/permission.ts';
import { accountPage, errorTexts } from '../../web/account-page.tsx';
import type { Accounts } from '../../web/accounts.ts';
import { AuditList, olderLink } from '../../office/web/trail-list.tsx';
import { OrganisationForm, readOrganisationForm, valuesOfOrganisation } from './organisation-form.tsx';
import type { DirectoryParts } from './organisations.tsx';
import { personOf } from '../../person/web/own-page.tsx';
import type { FormVisit, OwnersOf, PageVisit, Route } from '../../../wing/route.ts';
import { accountText } from '../../texts.ts';

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
      handle: (visit) => settle(visit, 'confirm'),
    },
    {
      ...settling,
      method: 'POST',
      path: '/organisaties/:slug/archiveren',
      handle: (visit) => settle(visit, 'archive'),
    },
    {
      ...settling,
      method: 'POST',
      path: '/organisaties/:slug/terugzetten',
      handle: (visit) => settle(visit, 'restore'),
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
  return accountPage(visit, {
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

async function create({ store }: Accounts, parts: DirectoryParts, visit: FormVisit): Promise<LiveAnswer> {
  const person = personOf(visit);
  const t = accountText(visit.locale);
  const reading = readOrganisationForm(visit.form, parts.municipalities(visit.locale));
  if (!reading.ok) return newPage(parts, visit, reading.values, errorTexts(visit, reading.errors));
  const { enterpriseNumber } = reading.value;
  if (enterpriseNumber && (await isNumberTaken(store.accounts, enterpriseNumber, undefined))) {
    return newPage(parts, visit, reading.values, { enterpriseNumber: t('organisation.numberTaken') });
  }
  const isConfirmed = may(visit.actor, 'organisation.confirm');
  const { slug } = await visit.as((database) =>
    addOrganisation(database, person, reading.value, { isConfirmed, now: parts.now() }),
  );
  return { kind: 'redirect', path: `/organisaties/${slug}?gedaan=nieuw` };
}

async function organisationAnswer(accounts: Accounts, parts: DirectoryParts, visit: PageVisit): Promise<LiveAnswer> {
  const organisation = await visit.as((database) => readOrganisation(database, { slug: visit.params['slug'] ?? '' }));
  if (!organisation) return { kind: 'not-found' };
  const t = accountText(visit.locale);
  const { name, description, isArchived, isConfirmed } = organisation;
  const isNew = visit.query['gedaan'] === 'nieuw' && !isConfirmed;
  return accountPage(visit, {
    title: name,
    above: above(visit),
    ...(isNew && { done: t('organisation.created') }),
    children: (
      <>
        {isArchived && <p>{t('organisation.archived')}</p>}
        {!isConfirmed && !isNew && <p>{t('organisation.waiting')}</p>}
        {(description || t('organisation.silent')).split(/\n{2,}/).map((part) => (
          <p class="account__text">{part}</p>
        ))}
        <OfferList title={t('organisation.offers')} lines={organisation.offers} />
        <OfferList title={t('organisation.seeks')} lines={organisation.seeks} />
        <Facts visit={visit} organisation={organisation} parts={parts} />
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
    { term: t('organisation.kind'), description: t(`kind.${kind}`) },
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
    <div class="account__acts">
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
      <AuditList visit={visit} entries={entries} write={accounts.writeEntry} pageLength={pageLength} />
    </section>
  );
}

function editPage(
  parts: DirectoryParts,
  visit: PageVisit | FormVisit,
  organisation: Organisation,
  values: FormValues,
  errors: Errors,
  status?: 409,
): PageContent {
  const t = accountText(visit.locale);
  return accountPage(visit, {
    title: t('organisation.edit'),
    above: [...above(visit), { path: `/organisaties/${organisation.slug}`, label: organisation.name }],
    errors,
    ...(status && { status }),
    children: (
      <OrganisationForm
        visit={visit}
        municipalities={parts.municipalities(visit.locale)}
        values={values}
        errors={errors}
        submit={t('save')}
      />
    ),
  });
}

async function editAnswer(parts: DirectoryParts, visit: PageVisit): Promise<LiveAnswer> {
  const organisation = await visit.as((database) => readOrganisation(database, { slug: visit.params['slug'] ?? '' }));
  if (!organisation) return { kind: 'not-found' };
  return editPage(parts, visit, organisation, valuesOfOrganisation(organisation), {});
}

/** Two people who edit at once: the second one keeps what she typed, is told, and decides. */
async function save({ store }: Accounts, parts: DirectoryParts, visit: FormVisit): Promise<LiveAnswer> {
  const t = accountText(visit.locale);
  const { slug = '' } = visit.params;
  const organisation = await visit.as((database) => readOrganisation(database, { slug }));
  if (!organisation) return { kind: 'not-found' };
  const { id } = organisation;
  const reading = readOrganisationForm(visit.form, parts.municipalities(visit.locale));
  if (!reading.ok) return editPage(parts, visit, organisation, reading.values, errorTexts(visit, reading.errors));
  const { enterpriseNumber } = reading.value;
  if (enterpriseNumber && (await isNumberTaken(store.accounts, enterpriseNumber, id))) {
    return editPage(parts, visit, organisation, reading.values, { enterpriseNumber: t('organisation.numberTaken') });
  }
  const version = readCount(reading.values['version']?.[0]) ?? 0;
  const isSaved = await visit.as(async (database) => {
    if (!(await changeOrganisation(database, id, version, reading.value))) return false;
    const subject = { kind: 'organisation', id };
    const details = { name: reading.value.name };
    await note(database, visit.actor, { event: 'organisation.changed', subject, organisation: id, details });
    return true;
  });
  if (isSaved) return { kind: 'redirect', path: `/organisaties/${slug}` };
  const values = { ...reading.values, version: [String(organisation.version)] };
  return editPage(parts, visit, organisation, values, { '': t('organisation.conflict') }, 409);
}

const settlements = {
  confirm: { act: confirmOrganisation, event: 'organisation.confirmed' },
  archive: { act: (database, id) => archiveOrganisation(database, id, true), event: 'organisation.archived' },
  restore: { act: (database, id) => archiveOrganisation(database, id, false), event: 'organisation.restored' },
} as const satisfies Record<string, { act: typeof confirmOrganisation; event: string }>;

async function settle(visit: FormVisit, what: keyof typeof settlements): Promise<LiveAnswer> {
  const { slug = '' } = visit.params;
  const { act, event } = settlements[what];
  const isFound = await visit.as(async (database) => {
    const organisation = await readOrganisation(database, { slug });
    if (!organisation) return false;
    const { id, name } = organisation;
    if (await act(database, id)) {
      const subject = { kind: 'organisation', id };
      await note(database, visit.actor, { event, subject, organisation: id, details: { name } });
    }
    return true;
  });
  return isFound ? { kind: 'redirect', path: `/organisaties/${slug}` } : { kind: 'not-found' };
}
