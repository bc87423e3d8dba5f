import type { Localised } from '../../foundation/locale.ts';
import type { IndicatorId, UnitCode } from '../observation/observation.ts';
import type { Period } from '../observation/period.ts';

/** Whether a higher value is what the plan wants. */
export type Direction = 'more' | 'less' | 'neutral';

/** How an indicator that nobody publishes follows from counts that are published. */
export interface Formula {
  /** Counts added up above the line. */
  readonly numerator: readonly IndicatorId[];
  /** Counts added up below the line. */
  readonly denominator: readonly IndicatorId[];
  /** 100 or 1,000 as the unit of the rate says, 1 for an amount per person. */
  readonly scale: 1 | 100 | 1000;
}

/** The people whom a rate is about, to turn a gap in points into persons. */
export interface PersonsBase {
  readonly indicators: readonly IndicatorId[];
  /** `exact`: the rate's own denominator; `within`: the rate's people are part of these, so the result is "at most". */
  readonly relation: 'exact' | 'within';
}

/** A break in a series that its publisher announced, in addition to those flagged in the figures. */
export interface SeriesBreak {
  readonly period: Period;
  readonly reason: Localised;
  /** Areas whose series breaks; all of them when absent. */
  readonly areas?: readonly string[];
}

/** What is measured, in which unit, and how it is defined. Texts come from the plan folder's text files. */
export interface Indicator {
  readonly id: IndicatorId;
  readonly unit: UnitCode;
  readonly direction: Direction;
  readonly formula?: Formula;
  /** Where no benchmark figure is published, may it be added up from these parts' counts? */
  readonly additive: boolean;
  readonly personsBases: readonly PersonsBase[];
  readonly breaks: readonly SeriesBreak[];
  /** Figures closer than this, in the unit, say nothing apart: those of a survey whose margins are not published. */
  readonly tellsApart?: number;
  /** Publisher that holds the series, for "who has it" when it is not at hand. */
  readonly publisher: string;
  /** Where the definition can be read: a title, and an address when there is one. */
  readonly reference: { readonly title: string; readonly url?: string };
  /** Series at a publisher that can be fetched live. */
  readonly series: readonly PublishedSeries[];
  readonly text: Localised<IndicatorText>;
}

export interface PublishedSeries {
  readonly source: string;
  readonly dataset: string;
  /**
   * One code per dimension of the dataset, area and time left out: `{ unit: 'PC', sex: 'T', age: 'Y15-64' }`. For a count
   * a code may be a sum, `Y80-84+Y_GE85`.
   */
  readonly filters: Readonly<Record<string, string>>;
  /**
   * Parts taken besides the total: each code takes the place of that dimension's filter, `{ sex: ['F', 'M'] }` gives the
   * breakdowns `sex=F` and `sex=M`.
   */
  readonly breakdowns?: Readonly<Record<string, readonly string[]>>;
  /** `false` when only the breakdowns are taken, because another series gives the total. */
  readonly total?: boolean;
  /** Names of the columns that hold area, period and value, for publishers whose tables name them freely. */
  readonly columns?: { readonly area: string; readonly period: string; readonly value: string };
}

export interface IndicatorText {
  /** "Werkzaamheidsgraad (20-64 jaar)". */
  readonly name: string;
  /** Who is counted and what: "Mensen van 20 tot 64 met werk, per 100". */
  readonly measure: string;
  /**
   * ICU message that says a value with people, its period in it: `{when} {count, plural, one {werkte # op de 100} other
   * {werkten # op de 100}} {inArea}.` Gets `count` (whole number), `value` (exact figure, formatted), `area`, `inArea`
   * and `ofArea` (the place with its article, where, whose), `when` ("in 2025") and `period` ("2025"). Its first letter
   * becomes a capital.
   */
  readonly sentence: string;
  readonly definition: string;
}
