import { sql, type Kysely } from 'kysely';
import type { LabelBasis } from '../project/plain-field.ts';
import type { MoneySource, WrittenText } from '../project/project.ts';

type Database = Kysely<unknown>;

/** Euro over budget lines; null where none is known. How many lines there are, and of how many each is known. */
export interface MoneyRow {
  readonly all: number;
  readonly planned: number | null;
  readonly plannedKnown: number;
  readonly committed: number | null;
  readonly committedKnown: number;
  readonly paid: number | null;
  readonly paidKnown: number;
}

const sums = sql`count(*)::int as "all",
  sum(budget_line.planned)::float8 as planned, count(budget_line.planned)::int as planned_known,
  sum(budget_line.committed)::float8 as committed, count(budget_line.committed)::int as committed_known,
  sum(budget_line.paid)::float8 as paid, count(budget_line.paid)::int as paid_known`;

/** Projects that belong to the plan and are public: those that the portfolio is about. */
const inPortfolio = sql`stage = 'labelled' and published_at is not null`;

/** The money of the portfolio by where it comes from. */
export async function moneyOfSources(
  database: Database,
): Promise<readonly (MoneyRow & { readonly source: MoneySource })[]> {
  const { rows } = await sql<MoneyRow & { source: MoneySource }>`
    select source, ${sums} from budget_line join project on project.id = project_id
    where ${inPortfolio} group by source order by source`.execute(database);
  return rows;
}

/** The money of the portfolio by ambition line; that of a project with several lines stands under each. */
export async function moneyOfLines(database: Database): Promise<readonly (MoneyRow & { readonly line: string })[]> {
  const { rows } = await sql<MoneyRow & { line: string }>`
    select substr(facet, 6) as line, ${sums}
    from project join project_index on project_index.project_id = project.id
      join budget_line on budget_line.project_id = project.id, unnest(facets) as facet
    where ${inPortfolio} and facet like 'line:%' group by facet order by facet`.execute(database);
  return rows;
}

/** Of how many projects no amount is known by source. */
export async function countWithoutMoney(database: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from project
    where ${inPortfolio} and id not in (
      select project_id from budget_line where coalesce(planned, committed, paid) is not null)`.execute(database);
  return rows[0]!.count;
}

/** Of how many projects we cannot say that they have the label, by what keeps us from it. */
export async function countWithoutLabel(database: Database): Promise<ReadonlyMap<LabelBasis, number>> {
  const { rows } = await sql<{ basis: LabelBasis; count: number }>`
    select label_basis as basis, count(*)::int as count from project
    where ${inPortfolio} and label_basis is not null group by 1`.execute(database);
  return new Map(rows.map(({ basis, count }) => [basis, count]));
}

/** How many projects got their label in each year; those of which the day is not known under null. */
export async function labelsByYear(
  database: Database,
): Promise<readonly { readonly year: number | null; readonly count: number }[]> {
  const { rows } = await sql<{ year: number | null; count: number }>`
    select extract(year from labelled_on)::int as year, count(*)::int as count
    from project where ${inPortfolio} and label_basis is null group by 1 order by 1`.execute(database);
  return rows;
}

/** The money of one project. */
export interface ProjectMoney extends MoneyRow {
  readonly slug: string;
  readonly title: WrittenText;
}

/** The projects with the largest planned amounts, for who may see money by project. */
export async function moneyOfProjects(database: Database, limit: number): Promise<readonly ProjectMoney[]> {
  const { rows } = await sql<ProjectMoney>`
    with most as (
      select project_id from project_index where planned is not null order by planned desc, project_id limit ${limit})
    select slug, title, ${sums} from most join project on id = most.project_id
      join budget_line on budget_line.project_id = project.id
    group by project.id order by coalesce(sum(budget_line.planned), sum(budget_line.committed)) desc nulls last, slug`.execute(
    database,
  );
  return rows;
}

/** A budget line with its project. */
export interface ProjectLine {
  readonly slug: string;
  readonly title: WrittenText;
  readonly label: string;
  readonly source: MoneySource;
  readonly funder: string | null;
  readonly planned: string | null;
  readonly committed: string | null;
  readonly paid: string | null;
}

/** Every budget line that may be seen, in the order of the projects' addresses. */
export async function budgetLines(database: Database): Promise<readonly ProjectLine[]> {
  const { rows } = await sql<ProjectLine>`
    select slug, title, label, source, funder, planned, committed, paid
    from budget_line line join project on project.id = project_id
    order by slug, line.position, line.id`.execute(database);
  return rows;
}

/** A risk with its project. */
export interface ProjectRisk {
  readonly slug: string;
  readonly projectTitle: WrittenText;
  readonly title: string;
  readonly likelihood: number;
  readonly impact: number;
  readonly response: string;
}

/** The greatest risks of projects that still run, by likelihood times impact. */
export async function greatestRisks(database: Database, limit: number): Promise<readonly ProjectRisk[]> {
  const { rows } = await sql<ProjectRisk>`
    select slug, project.title as project_title, risk.title, likelihood, impact, response
    from risk join project on project.id = risk.project_id
      join project_index on project_index.project_id = project.id and status not in ('finished', 'stopped')
    order by likelihood * impact desc, slug, risk.position limit ${limit}`.execute(database);
  return rows;
}
