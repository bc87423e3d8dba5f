import type { Delivering } from '../../delivering.ts';
import type { FormVisit, PageVisit } from '../../../wing/route.ts';
import type { PageContent } from '../../../site/page.ts';
import { countedUnitOf } from '../../portfolio/contribution.ts';
import { countParticipants } from '../../portfolio/participation-store.ts';
import { readPeriod } from '../report-store.ts';
import { isReportable, type ReportedPeriod } from '../reported.ts';
import type { ShownParticipation } from './participants-section.tsx';
import { reportPage, type ReportPageState } from './report-page.tsx';

/** The period that an address names; `undefined` when there is none that whoever asks may see. */
export function findPeriod(visit: PageVisit | FormVisit): Promise<ReportedPeriod | undefined> {
  return visit.as((database) => readPeriod(database, visit.params['periode'] ?? ''));
}

/** The page of a period, with what is known of who took part. */
export async function showPeriod(
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
