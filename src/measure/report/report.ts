import type { Locale } from '../../foundation/locale.ts';
import type { Chapter, ChapterTable } from '../../wing/beside.ts';
import type { Verdict } from '../claim/claim.ts';
import type { IndicatorId, UnitCode } from '../observation/observation.ts';

/**
 * A report as content: every sentence, table and chart in one language, made from one release. The print page and the
 * Word document are two ways of writing it down.
 */
export interface Report {
  readonly locale: Locale;
  /** Name in addresses and file names: `plan`, `ambitie-11`, `gemeente-genk`. */
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  /** Who publishes it; absent when the plan names nobody. */
  readonly sender?: string;
  /** Area, period, release. */
  readonly about: string;
  /** What somebody reads who reads one page: the sentences, then what of the plan's own still holds. */
  readonly summary: readonly string[];
  readonly claims: readonly ReportClaim[];
  /** A page or more each; their tables stand in the annex. */
  readonly chapters: readonly ReportChapter[];
  readonly actions: readonly ReportAction[];
  /** Every table of the report, with how to read it; the one over all figures first. */
  readonly annex: readonly AnnexTable[];
  readonly sources: ChapterTable;
  readonly colophon: readonly string[];
  /** Address on the site with its query, without a language prefix. */
  readonly address: string;
}

/** A KPI, an ambition in a report of the plan or a municipality, or what another wing brings, which has no figures. */
export interface ReportChapter extends Omit<Chapter, 'tables'> {
  readonly figures: readonly ReportFigure[];
  /** Sentences without a chart of their own. */
  readonly points: readonly string[];
  /** What is not measured, or not for this area and period. */
  readonly missing: readonly string[];
}

/** A table in the annex of a report. */
export interface AnnexTable {
  /** Unique within the report, for its anchor. */
  readonly id: string;
  readonly title: string;
  readonly text?: string;
  readonly table: ChapterTable;
  /** Breaks, letters and the way it was computed. */
  readonly notes: readonly string[];
}

/** One indicator: its message, its sentences, its chart, its source; its table stands in the annex. */
export interface ReportFigure {
  readonly id: IndicatorId;
  readonly name: string;
  readonly measure: string;
  readonly headline: string;
  readonly sentences: readonly string[];
  /** How it stands on the plan's targets; empty without one. */
  readonly progress: readonly string[];
  readonly chart?: ReportChart;
  readonly annex: AnnexTable;
  readonly source: string;
}

/** What is drawn: a course over time, or the places beside each other in one period. */
export type ReportChart =
  | {
      readonly kind: 'course';
      readonly title: string;
      readonly description: string;
      readonly unit: UnitCode;
      readonly series: readonly ReportSeries[];
      readonly breaks: readonly { readonly x: number; readonly label: string }[];
    }
  | {
      readonly kind: 'places';
      readonly title: string;
      readonly description: string;
      readonly items: readonly ReportPlace[];
      readonly benchmark?: { readonly label: string; readonly value: number; readonly text: string };
    };

/** A line of a course; `x` in years. */
export interface ReportSeries {
  readonly id: string;
  readonly label: string;
  readonly role: 'focus' | 'benchmark' | 'peer' | 'municipality';
  readonly points: readonly { readonly x: number; readonly label: string; readonly value: number | null }[];
}

export interface ReportPlace {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly text: string;
  readonly role: 'focus' | 'peer';
}

export interface ReportClaim {
  readonly id: string;
  readonly finding: string;
  readonly verdict: Verdict;
  readonly sentences: readonly string[];
}

export interface ReportAction {
  readonly title: string;
  readonly text: string;
}
