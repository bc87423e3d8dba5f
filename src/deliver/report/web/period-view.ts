import type { FormVisit, PageVisit } from '../../../wing/route.ts';
import type { PageContent } from '../../../site/page.ts';
import { countParticipants } from '../../portfolio/participation-store.ts';
import { readPeriod } from '../report-store.ts';
import { isReportable, type ReportedPeriod } from '../reported.ts';
import type { ShownParticipation } from './participants-section.tsx';
import { reportPage, type ReportPageState } from './report-page.tsx';
import type { ReportSetting } from './report-setting.ts';

/** The period that an address names; `undefined` when there is none that whoever asks may see. */
export function findPeriod(visit: PageVisit | FormVisit): Promise<ReportedPeriod | undefined> {
  return visit.as((database) => readPeriod(database, visit.params['periode'] ?? ''));
}

/** The page of a period, with what is known of who took part. */
export async function showPeriod(
  setting: ReportSetting,
  visit: PageVisit | FormVisit,
  period: ReportedPeriod,
  state: Omit<ReportPageState, 'participation'>,
): Promise<PageContent> {
  const participation = await readParticipation(setting, visit, period);
  return reportPage(visit, period, { ...state, ...(participation && { participation }) });
}

/** Nothing where codes cannot be given: the period is closed, or its indicator moves none of the plan's. */
async function readParticipation(
  { unitOf }: ReportSetting,
  visit: PageVisit | FormVisit,
  { state, project, indicator: { planIndicator } }: ReportedPeriod,
): Promise<ShownParticipation | undefined> {
  if (planIndicator === undefined || !isReportable(state)) return undefined;
  const unit = unitOf(planIndicator);
  const kept = await visit.as((database) =>
    countParticipants(database, { project: project.id, indicator: planIndicator, unit }),
  );
  return { unit, kept };
}
