import { locales } from '../../foundation/locale.ts';
import { plainRow, type PlainValues } from '../project/plain-field.ts';
import type { BudgetLine, ProjectResult, ResultIndicator, ResultPeriod, WrittenText } from '../project/project.ts';
import { wholeTotal, type SourceMoney } from '../project/source-money.ts';
import { listText, numberText } from './cell-text.ts';
import type { ExchangedProject } from './exchanged-project.ts';
import type { Row, TableName } from './layout.ts';
import type { PublicProject } from './publication.ts';

/** A project as the rows of each table; organisations stand in the table of their own once for all projects. */
export function projectRows(
  project: ExchangedProject | PublicProject,
): Readonly<Record<Exclude<TableName, 'organisations'>, readonly Row[]>> {
  const { slug, results } = project;
  const indicators = results.flatMap((each, at) => indicatorsOf(slug, each, String(at + 1)));
  const periods = indicators.flatMap(({ key, indicator }) => indicator.periods.map((period) => periodOf(key, period)));
  return {
    projects: [projectRow(project)],
    partners: numbered(slug, project.partners, (partner) => ({
      organisation: partner.slug,
      role: partner.role,
      share_percent: numberText(partner.sharePercent),
      natural_person: partner.isNaturalPerson ? 'yes' : 'no',
    })),
    budget: numbered<BudgetLine | SourceMoney>(slug, project.budget, moneyCells),
    milestones: numbered(slug, project.milestones, ({ title, due, doneOn = '' }) => ({ title, due, done_on: doneOn })),
    risks: numbered(slug, project.risks, ({ title, likelihood, impact, response }) => ({
      title,
      likelihood: numberText(likelihood),
      impact: numberText(impact),
      response,
    })),
    results: results.map(({ kind, title, description }, at) => ({
      project: slug,
      result: String(at + 1),
      kind,
      title,
      description,
    })),
    indicators: indicators.map(({ row }) => row),
    periods: periods.map(({ row }) => row),
    parts: periods.flatMap(({ key, period }) =>
      period.parts.map(({ dimension, category, target, actual }) => ({
        ...key,
        dimension,
        category,
        target: numberText(target),
        actual: numberText(actual),
      })),
    ),
    contributions: project.contributions.map(({ indicator, expected, note }) => ({
      project: slug,
      indicator,
      expected: numberText(expected),
      note,
    })),
    references: numbered(slug, project.references, ({ title, url = '', published = '' }) => ({
      title,
      url,
      published,
    })),
  };
}

/** A line of the budget; or what a source gives, of which only totals without an unknown part in them are told. */
function moneyCells(money: BudgetLine | SourceMoney): Row {
  const line = 'label' in money ? money : { ...wholeSums(money), source: money.source, label: '' };
  const { label, source, funder = '', planned, committed, paid } = line;
  return {
    label,
    source,
    funder,
    planned: numberText(planned),
    committed: numberText(committed),
    paid: numberText(paid),
  };
}

function wholeSums({ planned, committed, paid }: SourceMoney) {
  return { planned: wholeTotal([planned]), committed: wholeTotal([committed]), paid: wholeTotal([paid]), funder: '' };
}

/** The organisations of some projects, each once. */
export function organisationRows(projects: readonly Pick<ExchangedProject, 'partners'>[]): readonly Row[] {
  const bySlug = new Map(projects.flatMap(({ partners }) => partners.map((partner) => [partner.slug, partner])));
  return [...bySlug.values()].map(({ slug, name, kind, municipality = '', enterpriseNumber = '', website = '' }) => ({
    organisation: slug,
    name,
    kind,
    municipality,
    enterprise_number: enterpriseNumber,
    website,
  }));
}

function projectRow(project: ExchangedProject | PublicProject): Row {
  const { slug, stage, title, summary, description, stopped, publishedAt } = project;
  return {
    project: slug,
    stage,
    ...inLanguages('title', title),
    ...inLanguages('summary', summary),
    ...inLanguages('description', description),
    actions: listText(project.actions),
    groups: listText(project.groups),
    themes: listText(project.themes),
    municipalities: listText(project.municipalities),
    ...plainCells(project),
    stopped_on: stopped?.on ?? '',
    stopped_reason: stopped?.reason ?? '',
    labelled_on: project.labelledOn ?? '',
    published_at: publishedAt?.toISOString() ?? '',
  };
}

function plainCells(project: PlainValues): Row {
  return Object.fromEntries(Object.entries(plainRow(project)).map(([column, value]) => [column, value ?? '']));
}

function inLanguages(name: string, text: WrittenText): Row {
  return Object.fromEntries(locales.map((locale) => [`${name}_${locale}`, text[locale] ?? '']));
}

function numbered<T>(project: string, items: readonly T[], cells: (item: T) => Row): readonly Row[] {
  return items.map((item, at) => ({ project, number: String(at + 1), ...cells(item) }));
}

interface KeyedIndicator {
  readonly key: Row;
  readonly indicator: ResultIndicator;
  readonly row: Row;
}

function indicatorsOf(project: string, { indicators }: ProjectResult, result: string): readonly KeyedIndicator[] {
  return indicators.map((indicator, at) => {
    const { title, measure, ascending, planIndicator = '', baseline } = indicator;
    const key = { project, result, indicator: String(at + 1) };
    const row = {
      ...key,
      title,
      measure,
      ascending: ascending ? 'yes' : 'no',
      plan_indicator: planIndicator,
      baseline_year: baseline ? String(baseline.year) : '',
      baseline_value: numberText(baseline?.value),
      baseline_comment: baseline?.comment ?? '',
    };
    return { key, indicator, row };
  });
}

function periodOf(indicator: Row, period: ResultPeriod): { key: Row; period: ResultPeriod; row: Row } {
  const key = { ...indicator, start: period.start, end: period.end };
  const row = {
    ...key,
    state: period.state,
    target: numberText(period.target),
    target_comment: period.targetComment ?? '',
    actual: numberText(period.actual),
    actual_comment: period.actualComment ?? '',
  };
  return { key, period, row };
}
