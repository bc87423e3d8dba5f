import type { Day, MeasureKind, PeriodPart, PeriodState, WrittenText } from '../project/project.ts';

/** A period to report, with what it belongs to. */
export interface ReportedPeriod {
  readonly id: string;
  readonly version: number;
  readonly state: PeriodState;
  readonly start: Day;
  readonly end: Day;
  readonly openUntil?: Day;
  readonly target?: number;
  readonly targetComment?: string;
  readonly actual?: number;
  readonly actualComment?: string;
  readonly returnReason?: string;
  readonly submittedAt?: Date;
  readonly project: {
    readonly id: string;
    readonly slug: string;
    readonly title: WrittenText;
    /** The organisation that leads it. */
    readonly lead?: string;
  };
  readonly result: string;
  readonly indicator: {
    readonly title: string;
    readonly measure: MeasureKind;
    readonly ascending: boolean;
    /** The indicator of the plan that it moves. */
    readonly planIndicator?: string;
    readonly baseline?: { readonly year: number; readonly value?: number; readonly comment?: string };
  };
  readonly parts: readonly PeriodPart[];
  readonly evidence: readonly Evidence[];
}

/** A file that shows what was reported. */
export interface Evidence {
  readonly id: string;
  readonly fileName: string;
  readonly mediaType: string;
  /** In bytes. */
  readonly size: number;
  readonly addedAt: Date;
}

/** What somebody reports of a period. An absent value is not known. */
export interface Report {
  readonly actual?: number;
  readonly comment: string;
  /** Actual values by dimension and category. */
  readonly parts: readonly Pick<PeriodPart, 'dimension' | 'category' | 'actual'>[];
}

/** What an entry in the trail says of the period that it is about. */
export function entryOf({ project: { id, lead }, indicator, end }: ReportedPeriod) {
  return {
    subject: { kind: 'project', id },
    ...(lead && { organisation: lead }),
    details: { indicator: indicator.title, end },
  };
}

/** Whether a period can be reported by whoever works on its project. */
export function isReportable(state: PeriodState): boolean {
  return state === 'open' || state === 'returned';
}
