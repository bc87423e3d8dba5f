import type { Kysely } from 'kysely';
import type { Delivering } from '../../delivering.ts';
import { act, type Act, type Outcome } from '../../../wing/act.ts';
import type { FormVisit, PageVisit } from '../../../wing/route.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import type { PageContent } from '../../../site/page.ts';
import { countedUnitOf } from '../../portfolio/contribution.ts';
import { countParticipants } from '../../portfolio/participation-store.ts';
import { readPeriod } from '../report-store.ts';
import { isReportable, type ReportedPeriod } from '../reported.ts';
import type { ShownParticipation } from './participants-section.tsx';
import { reportPage, type DoneMessage, type ReportPageState } from './report-page.tsx';

/** A form on the page of a period, with what is wrong with it in sentences. */
export function actOnPeriod<Value>(
  visit: FormVisit,
  delivering: Delivering,
  form: Pick<Act<Value, ReportedPeriod, string>, 'reading' | 'work'>,
): Promise<LiveAnswer> {
  return act(visit, {
    ...form,
    load: periodIn(visit),
    mark: ({ id, version }) => `period ${id} ${version}`,
    show: ({ thing, isConflict, ...again }) =>
      showPeriod(visit, delivering, thing, { ...again, isTooLate: isConflict }),
  });
}

/** `/mijn-werk/rapporten/:periode`: a period, with what was just done there. */
export async function periodPage(visit: PageVisit, delivering: Delivering): Promise<LiveAnswer> {
  const period = await visit.as(periodIn(visit));
  const done = doneTexts[visit.done ?? ''];
  return period ? showPeriod(visit, delivering, period, { ...(done && { done }) }) : { kind: 'not-found' };
}

/** What was just done, by the word that a form leaves for its page. */
const doneTexts: Readonly<Record<string, DoneMessage>> = {
  ontwerp: 'done.draft',
  ingediend: 'done.sent',
  bewijs: 'done.evidence',
  weg: 'done.removed',
  codes: 'codes.done',
  'codes-weg': 'codes.removed',
};

/** Leads back to the page of a period, which says what was done. */
export function doneAt({ id }: ReportedPeriod, done: keyof typeof doneTexts): Outcome<never> {
  return { kind: 'done', path: `/mijn-werk/rapporten/${id}`, done };
}

/** Finds the period that an address names. */
function periodIn({ params }: Pick<PageVisit, 'params'>) {
  return (database: Kysely<unknown>): Promise<ReportedPeriod | undefined> =>
    readPeriod(database, params['periode'] ?? '');
}

/** The page of a period, with what is known of who took part. */
async function showPeriod(
  visit: PageVisit | FormVisit,
  delivering: Delivering,
  period: ReportedPeriod,
  state: Omit<ReportPageState, 'participation'>,
): Promise<PageContent> {
  const participation = await readParticipation(visit, delivering, period);
  return reportPage(visit, period, { ...state, ...(participation && { participation }) });
}

/** Nothing where codes cannot be given: the period is closed, or its indicator moves none of the plan's. */
async function readParticipation(
  visit: PageVisit | FormVisit,
  { plan }: Delivering,
  { state, project, indicator: { planIndicator } }: ReportedPeriod,
): Promise<ShownParticipation | undefined> {
  if (planIndicator === undefined || !isReportable(state)) return undefined;
  const unit = countedUnitOf(plan)(planIndicator);
  const kept = await visit.as((database) =>
    countParticipants(database, { project: project.id, indicator: planIndicator, unit }),
  );
  return { unit, kept };
}
