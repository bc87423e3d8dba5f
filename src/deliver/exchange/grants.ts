import type { ExchangeSettings } from '../../plan/exchange-settings.ts';
import type { BudgetLine } from '../project/project.ts';
import { leadOf, type ExchangedPartner, type ExchangedProject } from './exchanged-project.ts';
import type { ProjectBatches } from './export.ts';
import { giverOf } from './money-names.ts';
import { anyText } from './written-text.ts';

/** What grants are written with. */
export interface GrantSetting {
  readonly settings: ExchangeSettings;
  /** Address of a project's page, and name of a municipality by its NIS code. */
  readonly pageOf: (slug: string) => string;
  readonly municipalityName: (code: string) => string;
}

/**
 * Money that others committed to projects, as grants to the lead partner, a piece for each batch. A line whose amount is
 * not known, or a project without a day on which it was decided, is no grant yet.
 *
 * Source: 360Giving Data Standard 1.4.
 */
export async function* grantsJson(batches: ProjectBatches, setting: GrantSetting): AsyncGenerator<string> {
  const { name, identifier } = setting.settings.organisation;
  yield `{"version":"1.4","publisher":${JSON.stringify({ name, identifier })},"grants":[`;
  let isFirst = true;
  for await (const projects of batches) {
    const grants = projects.flatMap((project) => grantsOf(project, setting));
    yield grants.map((grant, at) => `${isFirst && at === 0 ? '\n' : ',\n'}${JSON.stringify(grant)}`).join('');
    if (grants.length > 0) isFirst = false;
  }
  yield '\n]}\n';
}

function grantsOf(project: ExchangedProject, setting: GrantSetting): readonly object[] {
  const lead = leadOf(project);
  const decided = project.labelledOn ?? project.publishedAt?.toISOString().slice(0, 10);
  if (!lead || !decided) return [];
  return project.budget.flatMap((line, at) =>
    line.source === 'own' || line.committed === undefined
      ? []
      : [grantOf({ project, lead, decided, line, number: at + 1 }, setting)],
  );
}

interface Award {
  readonly project: ExchangedProject;
  readonly lead: ExchangedPartner;
  readonly decided: string;
  readonly line: BudgetLine;
  readonly number: number;
}

function grantOf(
  { project, lead, decided, line, number }: Award,
  { settings, pageOf, municipalityName }: GrantSetting,
): object {
  const { slug, title, summary, plannedStart, plannedEnd, actualStart, actualEnd } = project;
  const prefix = settings.organisation.identifier;
  const giver = giverOf(line);
  return {
    id: `${prefix}-${slug}-${number}`,
    title: anyText(title),
    description: anyText(summary) || line.label,
    currency: 'EUR',
    amountAwarded: line.committed,
    ...(line.paid !== undefined && { amountDisbursed: line.paid }),
    awardDate: decided,
    url: pageOf(slug),
    ...datesOf('plannedDates', plannedStart, plannedEnd),
    ...datesOf('actualDates', actualStart, actualEnd),
    recipientOrganization: [
      {
        id: lead.enterpriseNumber ? `BE-BCE_KBO-${lead.enterpriseNumber}` : `${prefix}-org-${lead.slug}`,
        name: lead.name,
        ...(lead.website && { url: lead.website }),
      },
    ],
    fundingOrganization: [{ id: `${prefix}-funder-${line.funder ? slugOf(line.funder) : line.source}`, name: giver }],
    ...(project.municipalities.length > 0 && {
      beneficiaryLocation: project.municipalities.map((code) => ({
        name: municipalityName(code),
        countryCode: settings.country,
        geoCode: code,
        geoCodeType: 'NIS',
      })),
    }),
    dateModified: project.updatedAt.toISOString(),
  };
}

function datesOf(name: string, startDate: string | undefined, endDate: string | undefined): object {
  return startDate || endDate ? { [name]: [{ ...(startDate && { startDate }), ...(endDate && { endDate }) }] } : {};
}

function slugOf(name: string): string {
  const letters = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return letters.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '') || 'unnamed';
}
