import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import { dayOf } from '../../foundation/clock-words.ts';
import { writePlainNumber } from '../../foundation/plain-number.ts';
import type { ExchangeSettings } from '../../plan/exchange-settings.ts';
import type { OrganisationKind } from '../../wing/organisations.ts';
import type { Day, PartnerRole, WrittenText } from '../project/project.ts';
import { registeredId, type ExchangedPartner } from './exchanged-project.ts';
import type { PublicBatches } from './export.ts';
import { addMoney } from './iati-money.ts';
import { addResult } from './iati-results.ts';
import { anyText } from './written-text.ts';
import type { PublicProject } from './publication.ts';
import { defaultLocale } from '../../foundation/locale.ts';
import { writtenIn } from '../written-text.ts';

/** What activities are written with. */
export interface IatiSetting {
  readonly settings: ExchangeSettings;
  readonly now: Date;
  /** Address of a project's page, and name of a municipality by its NIS code. */
  readonly pageOf: (slug: string) => string;
  readonly municipalityName: (code: string) => string;
}

/**
 * Projects as IATI activities (standard 2.03), a piece for each batch. What the standard cannot do without is not made
 * up: a project without a start date or any partner is left out, and how many are stands at the end.
 *
 * Source: IATI Standard 2.03, activity standard and rules, 2018.
 */
export async function* iatiActivities(batches: PublicBatches, setting: IatiSetting): AsyncGenerator<string> {
  const generated = setting.now.toISOString();
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<iati-activities version="2.03" generated-datetime="${generated}">\n`;
  let left = 0;
  for await (const projects of batches) {
    const told = projects.filter((project) => isTold(project, setting.now));
    left += projects.length - told.length;
    yield told.map((project) => `${activityXml(project, setting)}\n`).join('');
  }
  if (left > 0) yield `<!-- Left out for want of a start date or a partner: ${left} -->\n`;
  yield '</iati-activities>\n';
}

function isTold(project: PublicProject, now: Date): boolean {
  return (
    project.partners.length > 0 && activityDates(project, dayOf(now)).some(([type]) => type === '1' || type === '2')
  );
}

/** An activity, its elements in the order that the schema asks for; what XML cannot hold is left out of any text. */
function activityXml(project: PublicProject, setting: IatiSetting): string {
  const { settings, now } = setting;
  const language = writtenIn(project.title, defaultLocale).locale;
  const updated = project.updatedAt < now ? project.updatedAt : now;
  const activity = create({ defaultNamespace: {}, invalidCharReplacement: '' }).ele('iati-activity', {
    'xml:lang': language,
    'default-currency': 'EUR',
    'last-updated-datetime': updated.toISOString(),
  });
  const { organisation } = settings;
  activity.ele('iati-identifier').txt(activityId(project, settings));
  addOrganisation(
    activity,
    'reporting-org',
    { ref: organisation.identifier, type: organisation.type },
    organisation.name,
  );
  addNarratives(activity.ele('title'), project.title);
  const description = [project.description, project.summary, project.title].find((text) => anyText(text) !== '')!;
  addNarratives(activity.ele('description', { type: '1' }), description);
  for (const partner of project.partners) addPartner(activity, partner);
  activity.ele('activity-status', { code: statusCode(project, dayOf(now)) });
  for (const [type, day] of activityDates(project, dayOf(now)))
    activity.ele('activity-date', { type, 'iso-date': day });
  if (project.contactAddress) activity.ele('contact-info', { type: '1' }).ele('email').txt(project.contactAddress);
  activity.ele('recipient-country', { code: settings.country });
  for (const code of project.municipalities) addLocation(activity, code, setting.municipalityName(code));
  addSectors(activity, project, settings);
  addMoney(activity, project, dayOf(updated));
  addPage(activity, project, setting);
  for (const result of project.results.filter(({ indicators }) => indicators.length > 0)) addResult(activity, result);
  return activity.end({ prettyPrint: true, headless: true });
}

function activityId({ slug }: Pick<PublicProject, 'slug'>, { organisation }: ExchangeSettings): string {
  return `${organisation.identifier}-${slug}`;
}

/** IATI code list OrganisationType. */
const organisationTypes: Readonly<Record<OrganisationKind, string>> = {
  government: '10',
  education: '80',
  'social-economy': '70',
  market: '70',
  'civil-society': '22',
  other: '90',
};

/** IATI code list OrganisationRole: who leads is accountable, who takes part implements. */
const organisationRoles: Readonly<Record<PartnerRole, string>> = { lead: '2', participating: '4', funder: '1' };

function addPartner(activity: XMLBuilder, partner: ExchangedPartner): void {
  const ref = registeredId(partner);
  const attributes = {
    role: organisationRoles[partner.role],
    type: organisationTypes[partner.kind],
    ...(ref && { ref }),
  };
  addOrganisation(activity, 'participating-org', attributes, partner.name);
}

function addOrganisation(
  activity: XMLBuilder,
  element: string,
  attributes: Readonly<Record<string, string>>,
  name: string,
): void {
  activity.ele(element, attributes).ele('narrative').txt(name);
}

/** The texts of an element in every language they were written in. */
function addNarratives(element: XMLBuilder, text: WrittenText): void {
  for (const [language, words] of Object.entries(text)) element.ele('narrative', { 'xml:lang': language }).txt(words);
}

/** IATI code list ActivityStatus: 1 pipeline, 2 implementation, 4 closed, 5 cancelled. */
function statusCode({ stopped, actualStart, actualEnd, plannedStart, plannedEnd }: PublicProject, today: Day): string {
  if (stopped) return '5';
  if (actualEnd && actualEnd <= today) return '4';
  const begin = actualStart ?? plannedStart;
  if (!begin || begin > today) return '1';
  return !actualStart && plannedEnd && plannedEnd < today ? '4' : '2';
}

/** IATI code list ActivityDateType. An actual date that is still to come is left out. */
function activityDates(project: PublicProject, today: Day): readonly (readonly [type: string, day: Day])[] {
  const { plannedStart, plannedEnd, actualStart, actualEnd } = project;
  const dates: readonly (readonly [string, Day | undefined])[] = [
    ['1', plannedStart],
    ['2', actualStart && actualStart <= today ? actualStart : undefined],
    ['3', plannedEnd],
    ['4', actualEnd && actualEnd <= today ? actualEnd : undefined],
  ];
  return dates.flatMap(([type, day]) => (day ? [[type, day] as const] : []));
}

/** Where the work happens: no vocabulary of IATI knows NIS codes, so the name stands for it. */
function addLocation(activity: XMLBuilder, code: string, name: string): void {
  const location = activity.ele('location', { ref: `NIS-${code}` });
  location.ele('location-reach', { code: '1' });
  location.ele('name').ele('narrative').txt(name);
}

/** Sectors of the ambition lines of the project's actions ("A11.2" is of line 11), in equal parts that make 100%. */
function addSectors(activity: XMLBuilder, { actions }: PublicProject, { sector, sectors }: ExchangeSettings): void {
  const lines = actions.map((action) => /^\D*(\d+)/.exec(action)?.[1] ?? '');
  const codes = [...new Set(lines.map((line) => sectors[line] ?? sector))];
  const all = codes.length > 0 ? codes : [sector];
  const share = Math.floor(100 / all.length);
  all.forEach((code, at) => {
    const percentage = at === 0 ? 100 - share * (all.length - 1) : share;
    activity.ele('sector', {
      vocabulary: '1',
      code,
      ...(all.length > 1 && { percentage: writePlainNumber(percentage) }),
    });
  });
}

function addPage(activity: XMLBuilder, { slug, title }: PublicProject, { pageOf }: IatiSetting): void {
  const link = activity.ele('document-link', { url: pageOf(slug), format: 'text/html' });
  addNarratives(link.ele('title'), title);
  // IATI code list DocumentCategory: A12, activity web page.
  link.ele('category', { code: 'A12' });
}
