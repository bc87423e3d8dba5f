import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { PlainName } from './plain-field.ts';
import type {
  Day,
  MeasureKind,
  MoneySource,
  PartnerRole,
  PeriodState,
  ProjectStage,
  Reference,
  ResultKind,
  WrittenText,
} from './project.ts';
import type { ProjectContent, Section } from './section.ts';

/** A number that PostgreSQL gives as text, so that no cent is lost; null when not known. */
type Numeric = ColumnType<string | null, number | string | null | undefined, number | string | null>;
type OptionalDay = ColumnType<Day | null, Day | null | undefined, Day | null>;
type Moment = ColumnType<Date | null, Date | null | undefined, Date | null>;
type Written = JSONColumnType<WrittenText>;

/** Rows of the tables of projects, as `project-migrations.ts` makes them. */
export interface ProjectTables {
  readonly project: ProjectTable;
  readonly projectPartner: ProjectPartnerTable;
  readonly budgetLine: BudgetLineTable;
  readonly milestone: MilestoneTable;
  readonly risk: RiskTable;
  readonly result: ResultTable;
  readonly resultIndicator: ResultIndicatorTable;
  readonly resultPeriod: ResultPeriodTable;
  readonly resultPeriodPart: ResultPeriodPartTable;
  readonly contribution: ContributionTable;
  readonly projectVersion: ProjectVersionTable;
  readonly projectComment: ProjectCommentTable;
}

type PlainColumns = {
  readonly [Name in PlainName]: ColumnType<string | null, string | null | undefined, string | null>;
};

interface ProjectTable extends PlainColumns {
  readonly id: Generated<string>;
  readonly slug: string;
  readonly stage: Generated<ProjectStage>;
  readonly title: Written;
  readonly summary: Written;
  readonly description: Written;
  readonly actions: Generated<readonly string[]>;
  readonly groups: Generated<readonly string[]>;
  readonly themes: Generated<readonly string[]>;
  readonly municipalities: Generated<readonly string[]>;
  readonly stoppedOn: OptionalDay;
  readonly stoppedReason: string | null;
  readonly labelledOn: OptionalDay;
  readonly publishedAt: Moment;
  readonly references: JSONColumnType<readonly Reference[]>;
  /** Persons who write it. */
  readonly authors: Generated<readonly string[]>;
  /** Its partners' organisations, kept by the database. */
  readonly organisations: ColumnType<readonly string[], never, never>;
  readonly version: Generated<number>;
  readonly sectionVersions: Generated<Readonly<Record<string, number>>>;
  readonly createdAt: Generated<Date>;
  readonly updatedAt: Generated<Date>;
  readonly search: ColumnType<string, never, never>;
}

interface ProjectPartnerTable {
  readonly projectId: string;
  readonly organisationId: string;
  readonly role: PartnerRole;
  readonly sharePercent: Numeric;
  /** Whether it takes part as a natural person, whose name leaves the EU list of operations after two years. */
  readonly naturalPerson: Generated<boolean>;
  readonly position: Generated<number>;
}

/** What every part of a project has: its own id, its project, its place among the others. */
interface PartTable {
  readonly id: Generated<string>;
  readonly projectId: string;
  readonly position: Generated<number>;
}

interface BudgetLineTable extends PartTable {
  readonly label: string;
  readonly source: MoneySource;
  readonly funder: string | null;
  readonly planned: Numeric;
  readonly committed: Numeric;
  readonly paid: Numeric;
}

interface MilestoneTable extends PartTable {
  readonly title: string;
  readonly due: ColumnType<Day, Day, Day>;
  readonly doneOn: OptionalDay;
}

interface RiskTable extends PartTable {
  readonly title: string;
  readonly likelihood: number;
  readonly impact: number;
  readonly response: Generated<string>;
}

interface ResultTable extends PartTable {
  readonly kind: ResultKind;
  readonly title: string;
  readonly description: Generated<string>;
}

interface ResultIndicatorTable extends PartTable {
  readonly resultId: string;
  readonly title: string;
  readonly measure: MeasureKind;
  readonly ascending: Generated<boolean>;
  readonly planIndicator: string | null;
  readonly baselineYear: number | null;
  readonly baselineValue: Numeric;
  readonly baselineComment: string | null;
}

interface ResultPeriodTable {
  readonly id: Generated<string>;
  readonly projectId: string;
  readonly indicatorId: string;
  readonly startDay: ColumnType<Day, Day, Day>;
  readonly endDay: ColumnType<Day, Day, Day>;
  readonly state: Generated<PeriodState>;
  readonly target: Numeric;
  readonly targetComment: string | null;
  readonly actual: Numeric;
  readonly actualComment: string | null;
  readonly version: Generated<number>;
}

interface ResultPeriodPartTable {
  readonly periodId: string;
  readonly projectId: string;
  readonly dimension: string;
  readonly category: string;
  readonly target: Numeric;
  readonly actual: Numeric;
}

interface ContributionTable {
  readonly projectId: string;
  readonly indicator: string;
  readonly expected: Numeric;
  readonly note: Generated<string>;
}

interface ProjectVersionTable {
  readonly projectId: string;
  readonly version: number;
  readonly authorId: string | null;
  readonly sections: readonly Section[];
  readonly content: JSONColumnType<ProjectContent>;
  readonly startedAt: ColumnType<Date, Date, Date>;
  readonly savedAt: ColumnType<Date, Date, Date>;
}

interface ProjectCommentTable {
  readonly id: Generated<string>;
  readonly projectId: string;
  readonly section: Section;
  readonly authorId: string | null;
  readonly text: string;
  readonly createdAt: ColumnType<Date, Date, never>;
  readonly resolvedAt: Moment;
}
