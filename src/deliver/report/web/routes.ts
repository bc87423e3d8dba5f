import type { Delivering } from '../../delivering.ts';
import type { FormVisit, OwnersOf, PageVisit, Route } from '../../../wing/route.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import { fileIn, type FormReading } from '../../../site/form.ts';
import { pressed } from '../../../wing/act.ts';
import {
  addEvidence,
  evidenceOwners,
  examine,
  readEvidence,
  removeEvidence,
  type NewEvidence,
} from '../evidence-store.ts';
import { periodOwners, saveReport } from '../report-store.ts';
import { ownReportsPage } from './own-reports.tsx';
import { faultTexts, readReport } from './report-form.ts';
import { giveParticipants, removeParticipants } from './participants.ts';
import { actOnPeriod, doneAt, periodPage } from './period-view.ts';
import { review, reviewPage } from './review-list.tsx';
import { reportText } from '../texts.ts';

const ownersOfPeriod: OwnersOf = ({ periode = '' }, database) => periodOwners(database, periode);
const ownersOfEvidence: OwnersOf = ({ bewijs = '' }, database) => evidenceOwners(database, bewijs);

/** Every route of reporting. */
export function reportRoutes(delivering: Delivering): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/mijn-werk/rapporten',
      permission: 'period.report',
      owners: 'one-of-mine',
      handle: ownReportsPage,
    },
    {
      method: 'GET',
      path: '/mijn-werk/rapporten/:periode',
      permission: 'period.report',
      owners: ownersOfPeriod,
      handle: (visit) => periodPage(visit, delivering),
    },
    {
      method: 'POST',
      path: '/mijn-werk/rapporten/:periode',
      permission: 'period.report',
      owners: ownersOfPeriod,
      handle: (visit) => save(visit, delivering),
    },
    {
      method: 'POST',
      path: '/mijn-werk/rapporten/:periode/bewijs',
      takesFiles: true,
      permission: 'evidence.add',
      owners: ownersOfPeriod,
      handle: (visit) => upload(visit, delivering),
    },
    {
      method: 'POST',
      path: '/mijn-werk/rapporten/:periode/bewijs/:bewijs/weg',
      permission: 'evidence.add',
      owners: ownersOfEvidence,
      handle: (visit) => remove(visit, delivering),
    },
    ...participantRoutes(delivering),
    {
      method: 'GET',
      path: '/bewijsstukken/:bewijs',
      permission: 'evidence.read',
      owners: ownersOfEvidence,
      handle: download,
    },
    { method: 'GET', path: '/beheer/rapporten', permission: 'period.review', handle: reviewPage },
    {
      method: 'POST',
      path: '/beheer/rapporten',
      permission: 'period.review',
      handle: (visit) => review(visit, delivering),
    },
  ];
}

function participantRoutes(delivering: Delivering): readonly Route[] {
  return [
    {
      method: 'POST',
      path: '/mijn-werk/rapporten/:periode/deelnemers',
      takesFiles: true,
      permission: 'period.report',
      owners: ownersOfPeriod,
      handle: (visit) => giveParticipants(visit, delivering),
    },
    {
      method: 'POST',
      path: '/mijn-werk/rapporten/:periode/deelnemers/weg',
      permission: 'period.report',
      owners: ownersOfPeriod,
      handle: (visit) => removeParticipants(visit, delivering),
    },
  ];
}

function save(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  return actOnPeriod(visit, delivering, {
    reading: (period) => {
      const { values, errors: faults, ...value } = readReport(visit.form, period, visit.locale);
      const errors = faultTexts(faults, values, visit.locale);
      return Object.keys(errors).length > 0 ? { ok: false, values, errors } : { ok: true, values, value };
    },
    work: async ({ report, version, isSent }, { thing, person, database }) => {
      const made = { id: thing.id, version, report, isSent, at: delivering.now() };
      const outcome = await saveReport(database, person, made);
      if (outcome === 'saved') return doneAt(thing, isSent ? 'ingediend' : 'ontwerp');
      return { kind: outcome === 'gone' ? 'gone' : 'conflict' };
    },
  });
}

async function upload(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  return actOnPeriod(visit, delivering, {
    reading: await readFile(visit, delivering),
    work: async (sent, { thing, person, database }) => {
      const outcome = await addEvidence(database, person, sent);
      switch (outcome.kind) {
        case 'kept':
          return doneAt(thing, 'bewijs');
        case 'refused':
          return { kind: 'wrong', errors: { bestand: reportText(visit.locale)(`fault.${outcome.fault}`) } };
        case 'closed':
          return { kind: 'conflict' };
        case 'gone':
          return { kind: 'gone' };
      }
    },
  });
}

/** Looks at a file before the database is held: a scan takes its time. */
async function readFile({ form, params, locale }: FormVisit, { scan }: Delivering): Promise<FormReading<NewEvidence>> {
  const t = reportText(locale);
  const file = fileIn(form, 'bestand');
  if (!file) return { ok: false, errors: { bestand: t('fault.none') }, values: {} };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const sent = { period: params['periode'] ?? '', name: file.name, bytes };
  const examined = await examine(sent, scan);
  if (!examined.ok) return { ok: false, errors: { bestand: t(`fault.${examined.fault}`) }, values: {} };
  return { ok: true, value: sent, values: {} };
}

function remove(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  return actOnPeriod(visit, delivering, {
    reading: pressed(undefined),
    work: async (_, { thing, person, database }) => {
      const isRemoved = await removeEvidence(database, person, visit.params['bewijs'] ?? '');
      return isRemoved ? doneAt(thing, 'weg') : { kind: 'gone' };
    },
  });
}

async function download(visit: PageVisit): Promise<LiveAnswer> {
  const file = await visit.as((database) => readEvidence(database, visit.params['bewijs'] ?? ''));
  if (!file) return { kind: 'not-found' };
  return { kind: 'file', type: file.mediaType, body: file.bytes, fileName: file.fileName };
}
