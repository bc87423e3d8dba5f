import type { Locale } from '../../foundation/locale.ts';
import type { Project } from './project.ts';
import type { PlanTerms } from './plan-terms.ts';

/** What reading a section has to go on besides the form. */
export interface SectionFrame {
  /** The project as it is, for what the form does not show: other languages, what was reported. */
  readonly current: Project;
  readonly locale: Locale;
  readonly newId: () => string;
  /** What of the plan may be chosen. */
  readonly terms: PlanTerms;
}
