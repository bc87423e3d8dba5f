import { wizardSections, type WizardSection } from '../section.ts';

/** The sections' names in addresses. */
const names: Readonly<Record<WizardSection, string>> = {
  about: 'waarover',
  partners: 'partners',
  places: 'gemeenten',
  groups: 'doelgroepen',
  actions: 'acties',
  budget: 'begroting',
  milestones: 'mijlpalen',
  risks: 'risicos',
  results: 'resultaten',
};

/** The overview of a draft: `/projecten/samen/bewerk`. */
export function draftPath(slug: string): string {
  return `/projecten/${slug}/bewerk`;
}

export function sectionPath(slug: string, section: WizardSection): string {
  return `${draftPath(slug)}/${names[section]}`;
}

/** The section that an address names. */
export function sectionNamed(name: string | undefined): WizardSection | undefined {
  return wizardSections.find((section) => names[section] === name);
}

/** The section after this one. */
export function sectionAfter(section: WizardSection): WizardSection | undefined {
  return wizardSections[wizardSections.indexOf(section) + 1];
}
