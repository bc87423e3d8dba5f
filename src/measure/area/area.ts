import type { Localised } from '../../foundation/locale.ts';

/** A code of Statbel (NIS), Eurostat (NUTS) or, for groups, of the plan itself (`grp-maasland`). */
export type AreaCode = string & { readonly __brand: 'AreaCode' };

export const areaKinds = [
  'municipality',
  'group',
  'province',
  'region',
  'country',
  'union',
  /** A region elsewhere that the plan's own area may be held against; no part of any other area. */
  'comparison-region',
] as const;
export type AreaKind = (typeof areaKinds)[number];

/** Forms of a place in a sentence: "le Limbourg", "au Limbourg", "du Limbourg". */
export const placeForms = ['the', 'in', 'of'] as const;
export type PlaceForm = (typeof placeForms)[number];

/**
 * A place that observations are about. Municipalities exist between two dates and may be succeeded by another
 * (a merger); never derive anything from a code's prefix: two municipalities changed arrondissement on merging.
 */
export interface Area {
  readonly code: AreaCode;
  readonly kind: AreaKind;
  readonly name: Localised;
  /** Its forms in a sentence, where they do not follow from the name by the rule of the language. */
  readonly forms?: Localised<Readonly<Partial<Record<PlaceForm, string>>>>;
  /** ISO dates, both inclusive; absent means open. */
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly successor?: AreaCode;
  /** The area it lies in, one level up: municipality -> province -> region -> country. */
  readonly parent?: AreaCode;
  /** Groups that a municipality belongs to. */
  readonly groups: readonly AreaCode[];
  /** For a group: the set it is part of, within which groups can be ranked (e.g. `eerstelijnszone`). */
  readonly groupSet?: string;
  /** Longitude and latitude in degrees (WGS 84). */
  readonly centroid?: readonly [number, number];
  /** Column and row on the schematic tile map. */
  readonly tile?: readonly [number, number];
}

/** Whether an area exists on a day (ISO date). */
export function existsOn({ validFrom, validTo }: Area, date: string): boolean {
  return (validFrom ?? '') <= date && date <= (validTo ?? '9999');
}
