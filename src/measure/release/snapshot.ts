import type { Plan } from '../../plan/plan.ts';
import type { Area } from '../area/area.ts';
import type { Indicator } from '../indicator/indicator.ts';
import type { Target } from '../target/target.ts';

/** The plan as a release was made with it, so that a release can be read when the plan folder has moved on. */
export interface PlanSnapshot {
  readonly plan: Plan;
  readonly areas: readonly Area[];
  readonly indicators: readonly Indicator[];
  /** Absent from releases that were made before plans had targets. */
  readonly targets?: readonly Target[];
}
