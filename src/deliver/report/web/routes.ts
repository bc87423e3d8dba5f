import type { Delivering } from '../../delivering.ts';
import type { FormVisit, OwnersOf, PageVisit, Route } from '../../../wing/route.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import { fileIn } from '../../../site/form.ts';
import { addEvidence, evidenceOwners, examine, readEvidence, removeEvidence } from '../evidence-store.ts';
import { periodOwners, saveReport } from '../report-store.ts';
import { ownReportsPage } from './own-reports.tsx';
import { readReport } from './report-form.ts';
import { giveParticipants, removeParticipants } from './participants.ts';
import type { DoneMessage } from './report-page.tsx';
import { findPeriod, showPeriod } from './period-view.ts';
import { review, reviewPage } from './review-list.tsx';

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
      permission: 'evidence.add',
      owners: ownersOfPeriod,
      handle: (visit) => upload(visit, delivering),
    },
    {
      method: 'POST',
      path: '/mijn-werk/rapporten/:periode/bewijs/:bewijs/weg',
      permission: 'evidence.add',
      owners: ownersOfEvidence,
      handle: remove,
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

/** What was just done, as the address says it after a form. */
const doneTexts: Readonly<Record<string, DoneMessage>> = {
  ontwerp: 'done.draft',
  ingediend: 'done.sent',
  bewijs: 'done.evidence',
  weg: 'done.removed',
  codes: 'codes.done',
  'codes-weg': 'codes.removed',
};

async function periodPage(visit: PageVisit, delivering: Delivering): Promise<LiveAnswer> {
  const period = await findPeriod(visit);
  const done = doneTexts[visit.query['gedaan'] ?? ''];
  return period ? showPeriod(visit, delivering, period, { ...(done && { done }) }) : { kind: 'not-found' };
}

async function save(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  const period = await findPeriod(visit);
  if (!period) return { kind: 'not-found' };
  const { report, version, isSent, values, errors } = readReport(visit.form, period, visit.locale);
  if (Object.keys(errors).length > 0) {
    // The form keeps the version that it was made from: mending a field must not pass over what others saved.
    return showPeriod(visit, delivering, { ...period, version }, { values, errors });
  }
  const outcome = await visit.as((database) =>
    saveReport(database, visit.actor, { id: period.id, version, report, isSent, at: delivering.now() }),
  );
  switch (outcome.kind) {
    case 'gone':
      return { kind: 'not-found' };
    case 'conflict':
    case 'closed':
      return showPeriod(visit, delivering, outcome.current, { values, refusal: outcome.kind });
    case 'saved':
      return {
        kind: 'redirect',
        path: `/mijn-werk/rapporten/${period.id}?gedaan=${isSent ? 'ingediend' : 'ontwerp'}`,
      };
  }
}

async function upload(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  const period = await findPeriod(visit);
  if (!period) return { kind: 'not-found' };
  const file = fileIn(visit.form, 'bestand');
  if (!file) return showPeriod(visit, delivering, period, { errors: { bestand: 'fault.none' } });
  const sent = { period: period.id, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
  // Before the database is held: a scan takes its time.
  const examined = await examine(sent, delivering.scan);
  if (!examined.ok) return showPeriod(visit, delivering, period, { errors: { bestand: `fault.${examined.fault}` } });
  const outcome = await visit.as((database) => addEvidence(database, visit.actor, sent));
  switch (outcome.kind) {
    case 'kept':
      return { kind: 'redirect', path: `/mijn-werk/rapporten/${period.id}?gedaan=bewijs` };
    case 'refused':
      return showPeriod(visit, delivering, period, { errors: { bestand: `fault.${outcome.fault}` } });
    case 'closed':
      return showPeriod(visit, delivering, (await findPeriod(visit)) ?? period, { refusal: 'closed' });
    case 'gone':
      return { kind: 'not-found' };
  }
}

async function remove(visit: FormVisit): Promise<LiveAnswer> {
  const isRemoved = await visit.as((database) => removeEvidence(database, visit.actor, visit.params['bewijs'] ?? ''));
  const page = `/mijn-werk/rapporten/${visit.params['periode'] ?? ''}`;
  return isRemoved ? { kind: 'redirect', path: `${page}?gedaan=weg` } : { kind: 'not-found' };
}

async function download(visit: PageVisit): Promise<LiveAnswer> {
  const file = await visit.as((database) => readEvidence(database, visit.params['bewijs'] ?? ''));
  if (!file) return { kind: 'not-found' };
  return { kind: 'file', type: file.mediaType, body: file.bytes, fileName: file.fileName };
}
