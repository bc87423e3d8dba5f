import type { AreaCode } from '../area/area.ts';
import type { Period } from './period.ts';

export type IndicatorId = string & { readonly __brand: 'IndicatorId' };

/** SDMX unit codes in use: percentage, persons, number (of things), things per 100 and per 1,000 persons, euros per person. */
export const unitCodes = ['PC', 'PS', 'NR', 'P100', 'P1000', 'EUR'] as const;
export type UnitCode = (typeof unitCodes)[number];

/** Of how many people or things a rate tells: 100 or 1,000; `undefined` for a count and an amount of money. */
export function rateScale(unit: UnitCode): 100 | 1000 | undefined {
  if (unit === 'P1000') return 1000;
  return unit === 'PC' || unit === 'P100' ? 100 : undefined;
}

/** Whether figures of areas of any size can stand beside each other because each is a rate. */
export function isRate({ unit }: { readonly unit: UnitCode }): boolean {
  return rateScale(unit) !== undefined;
}

/**
 * What a value is worth, after SDMX code list CL_OBS_STATUS 2.2: A normal, B time series break, D definition differs,
 * E estimated, F forecast, N not significant, P provisional, U low reliability, and for values that are absent:
 * M cannot exist, O missing, Q missing because suppressed. A value can carry several; A stands alone.
 * Eurostat flags without a counterpart: r (revised) is R here and s (Eurostat estimate) is E.
 */
export const obsStatuses = ['A', 'B', 'D', 'E', 'F', 'N', 'P', 'R', 'U', 'M', 'O', 'Q'] as const;
export type ObsStatus = (typeof obsStatuses)[number];

/**
 * How a value came to us: `published`, from its publisher's own table; `quoted-official`, from a text of a public
 * authority that quotes it; `quoted-press`, from the press; `computed`, worked out from published parts.
 */
export const origins = ['published', 'quoted-official', 'quoted-press', 'computed'] as const;
export type Origin = (typeof origins)[number];

/** Whether a value is known from a text that quotes it, not from its publisher's table. */
export function isQuoted(origin: Origin): boolean {
  return origin === 'quoted-official' || origin === 'quoted-press';
}

/** Who published a value and in which dataset; `note` is the publisher's or compiler's remark, `''` when there is none. */
export interface Provenance {
  readonly publisher: string;
  readonly dataset: string;
  readonly note: string;
  readonly origin: Origin;
  /** ISO date on which the value was taken from its publisher. */
  readonly retrieved: string;
}

/**
 * One value: indicator × area × period × breakdown. `value` is `null` exactly when the status says that it is missing
 * (M, O, Q); it is never 0 or NaN in its place. `breakdown` is `''` for the total.
 */
export interface Observation {
  readonly indicator: IndicatorId;
  readonly area: AreaCode;
  readonly period: Period;
  readonly breakdown: string;
  readonly value: number | null;
  readonly unit: UnitCode;
  readonly status: readonly ObsStatus[];
  readonly provenance: Provenance;
}

/** SDMX's code for "not broken down", in files that leave no breakdown empty. */
export const totalCode = '_T';

/** What identifies an observation among all others. */
export type ObservationName = Pick<Observation, 'indicator' | 'area' | 'period' | 'breakdown'>;

/** An observation's name as one text. */
export function observationKey(observation: ObservationName): string {
  return `${observation.indicator}|${observation.area}|${observation.period}|${observation.breakdown}`;
}

export function isBreak(observation: Observation): boolean {
  return observation.status.includes('B');
}

/** Whether the publisher says that the value is of low reliability. */
export function isUnreliable(observation: Pick<Observation, 'status'>): boolean {
  return observation.status.includes('U');
}

/**
 * Codes of SDMX (CL_OBS_STATUS 2.2), in capitals, as statuses; `undefined` for one that is none. Normal stands alone:
 * beside another it says nothing. L (not collected) and H (no data on holidays) are missing, I (imputed) is estimated.
 */
export function parseStatusCodes(codes: readonly string[]): readonly ObsStatus[] | undefined {
  const statuses = codes.map((code) => likeStatus[code] ?? obsStatuses.find((status) => status === code));
  if (!statuses.every((status) => status !== undefined)) return undefined;
  const remarks = [...new Set(statuses)].filter((status) => status !== 'A').toSorted();
  return remarks.length > 0 ? remarks : ['A'];
}

const likeStatus: Readonly<Record<string, ObsStatus>> = { L: 'O', H: 'O', I: 'E' };

/** Flags of a publisher (Eurostat letters, or S for suppressed) as statuses; `undefined` for an unknown letter. */
export function parseFlags(flags: string): readonly ObsStatus[] | undefined {
  const letters = [...flags.trim()];
  if (letters.length === 0) return ['A'];
  const statuses = letters.map((letter) => statusOfFlag[letter]);
  return statuses.every((status) => status !== undefined) ? [...new Set(statuses)].toSorted() : undefined;
}

const statusOfFlag: Readonly<Record<string, ObsStatus>> = {
  b: 'B',
  c: 'Q',
  d: 'D',
  e: 'E',
  f: 'F',
  n: 'N',
  p: 'P',
  r: 'R',
  s: 'E',
  u: 'U',
  z: 'M',
  S: 'Q',
};
