import type { Child } from 'hono/jsx';
import type { Locale } from '../../foundation/locale.ts';
import type { ReportChapter } from '../report/report.ts';
import type { ReportRequest } from '../report/report-request.ts';

/**
 * What others put beside the figures of a page, never inside them: what projects do for an ambition line or an
 * indicator. The composition fills it; without it nothing stands there.
 */
export interface Beside {
  /** Another one whenever any of it says something else: kept pages are kept for one version. */
  readonly version: () => string;
  readonly ambition: (id: string, locale: Locale) => Child;
  readonly indicator: (id: string, locale: Locale) => Child;
  /** Chapters after those of a report. */
  readonly reportChapters?: (about: ReportSubject, locale: Locale) => Promise<readonly ReportChapter[]>;
}

/** What a report is about: an ambition line by its id, or a municipality by its NIS code. */
export type ReportSubject =
  { readonly kind: 'ambition'; readonly id: string } | { readonly kind: 'municipality'; readonly code: string };

/** The chapters that others bring to a report; none when nobody does. */
export async function besideReport(
  beside: Beside | undefined,
  { subject, area }: ReportRequest,
  locale: Locale,
): Promise<readonly ReportChapter[]> {
  if (!beside?.reportChapters) return [];
  const about: ReportSubject =
    subject.kind === 'ambition'
      ? { kind: 'ambition', id: subject.ambition.id }
      : { kind: 'municipality', code: area.code };
  return beside.reportChapters(about, locale);
}
