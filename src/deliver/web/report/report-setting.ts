import type { ScanFile } from '../../report/evidence-store.ts';

/** What the pages of reporting need of the house. */
export interface ReportSetting {
  readonly now: () => Date;
  readonly scan: ScanFile;
}
