import type { Locale } from '../../foundation/locale.ts';
import type { PlainValues } from './plain-field.ts';

/** A text as its author wrote it: in one language at least, translated where somebody did. */
export type WrittenText = Readonly<Partial<Record<Locale, string>>>;

/** Where a project stands in being judged. A labelled one belongs to the plan. */
export const projectStages = ['draft', 'submitted', 'labelled', 'declined', 'withdrawn'] as const;
export type ProjectStage = (typeof projectStages)[number];

/** What an organisation is in a project. */
export const partnerRoles = ['lead', 'participating', 'funder'] as const;
export type PartnerRole = (typeof partnerRoles)[number];

/** Where money comes from; the European funds by their names: ERDF (EFRO), ESF+, Just Transition Fund. */
export const moneySources = [
  'own',
  'municipal',
  'provincial',
  'flemish',
  'federal',
  'erdf',
  'esf-plus',
  'just-transition',
  'other',
] as const;
export type MoneySource = (typeof moneySources)[number];

/** Kinds of result after IATI 2.03, code list ResultType: 1, 2, 3 and 9. */
export const resultKinds = ['output', 'outcome', 'impact', 'other'] as const;
export type ResultKind = (typeof resultKinds)[number];

/** How an indicator is measured after IATI 2.03, code list IndicatorMeasure: 1 to 5. */
export const measureKinds = ['unit', 'percentage', 'nominal', 'ordinal', 'qualitative'] as const;
export type MeasureKind = (typeof measureKinds)[number];

/** Where the report of a period stands. */
export const periodStates = ['waiting', 'open', 'submitted', 'returned', 'approved', 'locked'] as const;
export type PeriodState = (typeof periodStates)[number];

/** A day as ISO 8601 writes it: "2024-09-24". */
export type Day = string;

/** A project whole: what its pages show and what is exchanged about it. Amounts are in euro. */
export interface Project extends PlainValues {
  readonly id: string;
  /** Its address: `/projecten/talent-academie-limburg`. */
  readonly slug: string;
  readonly stage: ProjectStage;
  readonly title: WrittenText;
  readonly summary: WrittenText;
  readonly description: WrittenText;
  /** Ids of the plan: actions ("A11.2") and groups of people; themes are words of the region's own. */
  readonly actions: readonly string[];
  readonly groups: readonly string[];
  readonly themes: readonly string[];
  /** NIS codes of where the work happens, which is not where the office is. */
  readonly municipalities: readonly string[];
  /** When and why it ended before its aim. */
  readonly stopped?: { readonly on: Day; readonly reason: string };
  readonly labelledOn?: Day;
  /** When it became public; drafts are not. */
  readonly publishedAt?: Date;
  readonly partners: readonly ProjectPartner[];
  readonly budget: readonly BudgetLine[];
  readonly milestones: readonly Milestone[];
  readonly risks: readonly Risk[];
  readonly results: readonly ProjectResult[];
  readonly contributions: readonly Contribution[];
  /** Where its facts were published, for projects that were not written here. */
  readonly references: readonly Reference[];
  /** Counts the times it was saved: who saves must know the newest. */
  readonly version: number;
}

export interface ProjectPartner {
  readonly organisation: string;
  readonly name: string;
  readonly role: PartnerRole;
  /** Part of the work, in percent; absent when not agreed. */
  readonly sharePercent?: number;
  /** Whether it takes part as a natural person; absent when it does not. Files tell it, forms leave it as it is. */
  readonly isNaturalPerson?: boolean;
}

/** Money from one source for one purpose, in euro; an absent amount is not known, which is not zero. */
export interface BudgetLine {
  readonly id: string;
  readonly label: string;
  readonly source: MoneySource;
  /** Who gives it, when that is known by name. */
  readonly funder?: string;
  readonly planned?: number;
  readonly committed?: number;
  readonly paid?: number;
}

export interface Milestone {
  readonly id: string;
  readonly title: string;
  readonly due: Day;
  readonly doneOn?: Day;
}

/** Likelihood and impact from 1 (small) to 5 (great). */
export interface Risk {
  readonly id: string;
  readonly title: string;
  readonly likelihood: number;
  readonly impact: number;
  readonly response: string;
}

export interface ProjectResult {
  readonly id: string;
  readonly kind: ResultKind;
  readonly title: string;
  readonly description: string;
  readonly indicators: readonly ResultIndicator[];
}

/** What a result is measured by. Source: IATI 2.03, result/indicator. */
export interface ResultIndicator {
  readonly id: string;
  readonly title: string;
  readonly measure: MeasureKind;
  /** Whether more is better. */
  readonly ascending: boolean;
  /** Indicator of the plan that it moves, by id. */
  readonly planIndicator?: string;
  readonly baseline?: { readonly year: number; readonly value?: number; readonly comment?: string };
  readonly periods: readonly ResultPeriod[];
}

/** Target and actual of a stretch of time; an absent value is not known, never zero. */
export interface ResultPeriod {
  readonly id: string;
  readonly start: Day;
  readonly end: Day;
  readonly state: PeriodState;
  readonly target?: number;
  readonly targetComment?: string;
  readonly actual?: number;
  readonly actualComment?: string;
  /** The same split up: by group, sex, municipality. */
  readonly parts: readonly PeriodPart[];
}

/** Part of a period's value: dimension "sex", category "F". */
export interface PeriodPart {
  readonly dimension: string;
  readonly category: string;
  readonly target?: number;
  readonly actual?: number;
}

/** What a project is expected to do to an indicator of the plan, in the indicator's count of people or things. */
export interface Contribution {
  /** Indicator of the plan, by id. */
  readonly indicator: string;
  readonly expected?: number;
  readonly note: string;
}

/** Where something was published. */
export interface Reference {
  readonly title: string;
  readonly url?: string;
  readonly published?: Day;
  /** What it says of the project: facts that stand in no other part of it. */
  readonly facts?: readonly WrittenText[];
}

/** Whose an entry about a project is in the trail: of the organisation that leads it, or else of its first partner. */
export function ownerOf({ partners }: Pick<Project, 'partners'>): { readonly organisation?: string } {
  const owner = partners.find(({ role }) => role === 'lead') ?? partners[0];
  return owner ? { organisation: owner.organisation } : {};
}
