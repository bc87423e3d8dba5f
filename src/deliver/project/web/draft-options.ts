import type { WriteEntry } from '../../../wing/trail.ts';
import type { SendLetter } from '../../../job/mail.ts';
import type { Store } from '../../../store/store.ts';
import type { PlanContext } from '../../../wing/plan-context.ts';

/** What writing projects needs from outside. */
export interface DraftOptions {
  readonly plan: PlanContext;
  readonly store: Store;
  readonly mail: { readonly send: SendLetter };
  /** Address by which the site is known, without a slash at its end: links in messages begin with it. */
  readonly url: string;
  readonly writeEntry: WriteEntry;
  readonly now: () => Date;
  readonly newId: () => string;
}
