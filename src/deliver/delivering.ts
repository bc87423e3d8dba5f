import type { WingNeeds } from '../wing/wing.ts';
import type { FollowedPortfolio } from './portfolio/portfolio-store.ts';
import type { Programme } from './portfolio/shipped-projects.ts';
import type { ScanFile } from './report/evidence-store.ts';

/** What the pages of this wing are handed: what the house gives, and what the wing itself keeps at hand. */
export interface Delivering extends Pick<
  WingNeeds,
  'store' | 'plan' | 'organisations' | 'together' | 'now' | 'newId' | 'send' | 'url' | 'writeEntry'
> {
  /** What is public of all projects, as it is at each moment. */
  readonly portfolio: Pick<FollowedPortfolio, 'facetsAt' | 'current'>;
  /** How many projects have the label in the whole plan, when the plan folder says. */
  readonly programme?: Programme;
  /** Looks whether a file that was sent is clean. */
  readonly scan: ScanFile;
  /** What codes of who took part are hashed with. */
  readonly participantKey: Uint8Array;
}
