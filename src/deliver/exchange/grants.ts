import { dayOf } from '../../foundation/clock-words.ts';
import type { ExchangeSettings } from '../../plan/exchange-settings.ts';
import type { Day, MoneySource } from '../project/project.ts';
import { leadOf, registeredId, type ExchangedPartner } from './exchanged-project.ts';
import type { PublicBatches } from './export.ts';
import { givers } from './money-names.ts';
import type { PublicProject } from './publication.ts';
import { anyText } from './written-text.ts';

/** What grants are written with. */
export interface GrantSetting {
  readonly settings: ExchangeSettings;
  readonly now: Date;
  /** Address of a project's page, and name of a municipality by its NIS code. */
  readonly pageOf: (slug: string) => string;
  readonly municipalityName: (code: string) => string;
}

/**
 * Money that others committed to projects, as one grant of each source to the lead partner, a piece for each batch. No
 * grant yet is what nobody committed, or of a project without a day on which it was decided, or with one still to come.
 *
 * Source: 360Giving Data Standard 1.4. Its list of types of geographic codes knows those of the United Kingdom only, so
 * places go by name and country.
 */
export async function* grantsJson(batches: PublicBatches, setting: GrantSetting): AsyncGenerator<string> {
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

function grantsOf(project: PublicProject, setting: GrantSetting): readonly object[] {
  const lead = leadOf(project);
  const decided = project.labelledOn ?? (project.publishedAt && dayOf(project.publishedAt));
  if (!lead || !decided || decided > dayOf(setting.now)) return [];
  return project.budget.flatMap(({ source, committed, paid }) => {
    const { amount } = committed;
    if (source === 'own' || !amount) return [];
    return [grantOf({ project, lead, decided, source, amount, disbursed: paid.amount }, setting)];
  });
}

interface Award {
  readonly project: PublicProject;
  readonly lead: ExchangedPartner;
  readonly decided: Day;
  readonly source: MoneySource;
  readonly amount: number;
  readonly disbursed: number | undefined;
}

function grantOf(
  { project, lead, decided, source, amount, disbursed }: Award,
  { settings, pageOf, municipalityName }: GrantSetting,
): object {
  const { slug, title, summary, plannedStart, plannedEnd, actualStart, actualEnd } = project;
  const prefix = settings.organisation.identifier;
  return {
    id: `${prefix}-${slug}-${source}`,
    title: anyText(title),
    description: anyText(summary) || anyText(title),
    currency: 'EUR',
    amountAwarded: amount,
    ...(disbursed !== undefined && { amountDisbursed: disbursed }),
    awardDate: decided,
    url: pageOf(slug),
    ...datesOf('plannedDates', plannedStart, plannedEnd),
    ...datesOf('actualDates', actualStart, actualEnd),
    recipientOrganization: [
      {
        id: registeredId(lead) ?? `${prefix}-org-${lead.slug}`,
        name: lead.name,
        ...(lead.website && { url: lead.website }),
      },
    ],
    fundingOrganization: [{ id: `${prefix}-funder-${source}`, name: givers[source] }],
    ...(project.municipalities.length > 0 && {
      beneficiaryLocation: project.municipalities.map((code) => ({
        name: municipalityName(code),
        countryCode: settings.country,
      })),
    }),
    dateModified: project.updatedAt.toISOString(),
  };
}

function datesOf(name: string, startDate: string | undefined, endDate: string | undefined): object {
  return startDate || endDate ? { [name]: [{ ...(startDate && { startDate }), ...(endDate && { endDate }) }] } : {};
}
