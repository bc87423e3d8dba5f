import type { CountedUnit } from '../../portfolio/contribution.ts';
import type { ScanFile } from '../evidence-store.ts';

/** What the pages of reporting need of the house. */
export interface ReportSetting {
  readonly now: () => Date;
  readonly scan: ScanFile;
  /** What an indicator of the plan is counted in. */
  readonly unitOf: (planIndicator: string) => CountedUnit;
  /** What codes of who took part are hashed with. */
  readonly participantKey: Uint8Array;
}
