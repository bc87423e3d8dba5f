import type { MakeFile } from '../../../foundation/file-order.ts';
import { locales, type Locale } from '../../../foundation/locale.ts';
import { localePath } from '../../../site/address.ts';
import type { Site } from '../../../site/app.tsx';
import { cost } from '../../../site/cost.ts';
import type { NotFound, PageAnswer, Resource, ResourceRender } from '../../../site/page.ts';
import type { OpenRelease } from '../../release/open-release.ts';
import { readReportRequest, type ReportRequest } from '../../report/report-request.ts';
import { writeReport } from '../../report/write-report.ts';
import { besideReport, type Beside, type ReportSubject } from '../../../wing/beside.ts';
import type { View } from '../view.ts';
import { choosePage, typedIn } from './choose-page.tsx';
import { reportPage } from './report-page.tsx';
import { wordDocument, wordType } from './word-document.ts';

/** Adds `/rapporten/{id}.docx` in every language. */
export function addReportFiles(site: Site, release: () => OpenRelease, beside: () => readonly Beside[]): void {
  for (const locale of locales) {
    const path = localePath(locale, '/rapporten/:file{[a-z0-9-]+\\.docx}');
    const render: ResourceRender = ({ params, query, origin, make }) =>
      reportFile(release(), locale, (params['file'] ?? '').replace(/\.docx$/, ''), {
        query,
        origin,
        make,
        beside: beside(),
      });
    site.resource(path, render, { cost: cost.file });
  }
}

async function reportFile(
  release: OpenRelease,
  locale: Locale,
  id: string,
  {
    query,
    origin,
    beside,
    make,
  }: Pick<View, 'query' | 'beside'> & { readonly origin: string; readonly make: MakeFile },
): Promise<Resource | NotFound> {
  const request = readReportRequest(release, typedIn({ query }, id));
  if (!request.ok) return { kind: 'not-found' };
  const more = await besideReport(beside, subjectOf(request.value), locale);
  const report = await writeReport(release, request.value, locale, more);
  const body = await make(await wordDocument(release, report, origin + localePath(locale, report.address)));
  return { kind: 'resource', type: wordType, body, fileName: `${report.id}.docx` };
}

/** `/rapporten/{id}?gebied=&van=&tot=`: the report, or the form with what is wrong with the question. */
export async function reportAnswer(view: View, id: string): Promise<PageAnswer> {
  const typed = typedIn(view, id);
  const request = readReportRequest(view.release, typed);
  if (request.ok) {
    const more = await besideReport(view.beside, subjectOf(request.value), view.locale);
    return reportPage(view, await writeReport(view.release, request.value, view.locale, more));
  }
  const isUnknown = request.problems.some(({ code }) => code === 'unknown-subject');
  return isUnknown ? { kind: 'not-found' } : choosePage(view, typed, request.problems);
}

/** What a report is about, as the other wings know it. */
function subjectOf({ subject, area }: ReportRequest): ReportSubject {
  if (subject.kind === 'ambition') return { kind: 'ambition', id: subject.ambition.id };
  return { kind: 'municipality', code: area.code };
}
