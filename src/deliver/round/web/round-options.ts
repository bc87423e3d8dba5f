import type { SendLetter } from '../../../job/mail.ts';
import type { Store } from '../../../store/store.ts';
import type { PlanContext } from '../../../wing/plan-context.ts';

/** What rounds need from outside. */
export interface RoundOptions {
  readonly plan: PlanContext;
  readonly store: Store;
  readonly mail: { readonly send: SendLetter };
  /** Address by which the site is known, without a slash at its end: links in letters begin with it. */
  readonly url: string;
  readonly now: () => Date;
  readonly newId: () => string;
}
