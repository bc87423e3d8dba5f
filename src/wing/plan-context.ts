import type { Locale } from '../foundation/locale.ts';
import type { Plan } from '../plan/plan.ts';

/** A place of the plan where projects work. */
export interface PlanMunicipality {
  /** NIS code. */
  readonly code: string;
  /** Its address: `/gemeenten/genk`. */
  readonly id: string;
  readonly name: string;
  /** Column and row on the tile map. */
  readonly tile?: readonly [number, number];
}

/** An indicator of the plan that projects may move. */
export interface PlanIndicator {
  readonly id: string;
  readonly name: string;
  /** Unit code as observations have it: PC, PS, NR, P100. */
  readonly unit: string;
  readonly direction: 'more' | 'less' | 'neutral';
}

/**
 * What pages about projects need to know of the plan and its figures. The composition fills it from the current release,
 * so that each call gives what holds now. Lists are in the order of their names, except where the plan has one.
 */
export interface PlanContext {
  readonly plan: () => Plan;
  readonly municipalities: (locale: Locale) => readonly PlanMunicipality[];
  readonly indicators: (locale: Locale) => readonly PlanIndicator[];
  /** The groups that a municipality belongs to, such as its primary care zone, by code. */
  readonly groupsOf: (municipality: string) => readonly string[];
  readonly groupName: (group: string, locale: Locale) => string;
}
