import type { Child } from 'hono/jsx';
import type { Locale } from '../foundation/locale.ts';

/** A table whose first column names its rows. */
export interface ChapterTable {
  readonly caption: string;
  readonly columns: readonly { readonly label: string; readonly kind: 'text' | 'number' }[];
  readonly rows: readonly (readonly string[])[];
}

/** A chapter that a wing brings to a report, as words and tables in one language. */
export interface Chapter {
  /** Unique within the report, for its anchor. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly tables: readonly ChapterTable[];
}

/** What a report is about: an ambition line by its id, or a municipality by its NIS code. */
export type ReportSubject =
  { readonly kind: 'ambition'; readonly id: string } | { readonly kind: 'municipality'; readonly code: string };

/** What a wing shows beside one thing, by the id of that; nothing when it has nothing to say. */
type BesideThing = (id: string, locale: Locale) => Child | Promise<Child>;

/**
 * What a wing puts beside what another one shows, never inside it: what projects do for an indicator, what is known of
 * a project. A wing gives the members it has something for.
 */
export interface Beside {
  /** Another one whenever any of it on a kept page says something else: such pages are kept for one version. */
  readonly version?: () => string;
  /** On the home page, by the id of the plan. */
  readonly home?: BesideThing;
  readonly ambition?: BesideThing;
  /** Under an action of the plan. */
  readonly action?: BesideThing;
  readonly indicator?: BesideThing;
  readonly municipality?: BesideThing;
  /** Beside a group of people that the plan names. */
  readonly group?: BesideThing;
  /** On the page of an organisation, by its id. */
  readonly organisation?: BesideThing;
  /** Beside the public page of a project. */
  readonly project?: BesideThing;
  /** Beside a proposal, by the id of its project, for those who judge it. */
  readonly proposal?: BesideThing;
  /** Chapters after those of a report. */
  readonly reportChapters?: (about: ReportSubject, locale: Locale) => Promise<readonly Chapter[]>;
}

/** The members of `Beside` that show something beside one thing. */
export type BesideKind = Exclude<keyof Beside, 'version' | 'reportChapters'>;

/** What all wings put beside one thing, in the order of the wings. */
export async function besideOf(
  wings: readonly Beside[],
  kind: BesideKind,
  id: string,
  locale: Locale,
): Promise<readonly Child[]> {
  const shown = await Promise.all(wings.map(async (wing) => wing[kind]?.(id, locale)));
  return shown.filter((child) => child !== undefined && child !== null && child !== false);
}

/** Another text whenever what stands beside kept pages changes. */
export function besideVersion(wings: readonly Beside[]): string {
  return wings.flatMap(({ version }) => (version ? [version()] : [])).join(' ');
}

/** The chapters that all wings bring to a report. */
export async function besideReport(
  wings: readonly Beside[],
  about: ReportSubject,
  locale: Locale,
): Promise<readonly Chapter[]> {
  const chapters = await Promise.all(
    wings.map(async ({ reportChapters }) => (await reportChapters?.(about, locale)) ?? []),
  );
  return chapters.flat();
}
