import type { PlanContext } from '../../../wing/plan-context.ts';
import type { OpenRelease } from '../../release/open-release.ts';

/** What the pages on which targets are edited are made from. */
export interface TargetPages {
  /** As it was published: without the edits since. */
  readonly release: () => OpenRelease;
  readonly plan: PlanContext;
  /** Told after each change, so that pages show it at once. */
  readonly onChange: () => Promise<void>;
}
