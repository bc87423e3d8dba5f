import type { MakeFile } from '../../../foundation/file-order.ts';
import { locales, type Locale } from '../../../foundation/locale.ts';
import { localePath } from '../../../site/address.ts';
import type { Site } from '../../../site/app.tsx';
import { cost } from '../../../site/cost.ts';
import type { NotFound, PageAnswer, Resource, ResourceRender } from '../../../site/page.ts';
import type { OpenRelease } from '../../release/open-release.ts';
import { readReportRequest } from '../../report/report-request.ts';
import { writeReport, type OtherChapters } from '../../report/write-report.ts';
import { besideReport, type Beside } from '../../../wing/beside.ts';
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
  const report = await writeReport(release, request.value, locale, (about) => besideReport(beside, about, locale));
  const body = await make(await wordDocument(release, report, origin + localePath(locale, report.address)));
  return { kind: 'resource', type: wordType, body, fileName: `${report.id}.docx` };
}

/** `/rapporten/{id}?gebied=&van=&tot=`: the report, or the form with what is wrong with the question. */
export async function reportAnswer(view: View, id: string): Promise<PageAnswer> {
  const typed = typedIn(view, id);
  const request = readReportRequest(view.release, typed);
  if (request.ok) {
    const { release, locale, beside } = view;
    const others: OtherChapters = (about) => besideReport(beside, about, locale);
    return reportPage(view, await writeReport(release, request.value, locale, others));
  }
  const isUnknown = request.problems.some(({ code }) => code === 'unknown-subject');
  return isUnknown ? { kind: 'not-found' } : choosePage(view, typed, request.problems);
}
