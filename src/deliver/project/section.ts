import type { Project } from './project.ts';

/** The parts in which a project is written, each saved by itself, with what belongs to it. */
export const sectionFields = {
  about: ['title', 'summary', 'description', 'themes', 'plannedStart', 'plannedEnd', 'website'],
  partners: ['partners'],
  places: ['municipalities'],
  groups: ['groups'],
  actions: ['actions', 'contributions'],
  budget: ['budget'],
  milestones: ['milestones'],
  risks: ['risks'],
  results: ['results'],
  /** What became of it, which reports and imports tell: no page of the wizard. */
  course: ['actualStart', 'actualEnd', 'stopped', 'references'],
} as const satisfies Readonly<Record<string, readonly (keyof Project)[]>>;

export type Section = keyof typeof sectionFields;
export type SectionField<S extends Section = Section> = (typeof sectionFields)[S][number];

/** Everything of a project that people write. */
export type ProjectContent = Pick<Project, SectionField>;

/** What belongs to one section. */
export type SectionContent<S extends Section = Section> = Pick<Project, SectionField<S>>;

/** Sections as the wizard walks through them. */
export const wizardSections = [
  'about',
  'partners',
  'places',
  'groups',
  'actions',
  'budget',
  'milestones',
  'risks',
  'results',
] as const satisfies readonly Section[];
export type WizardSection = (typeof wizardSections)[number];

/** What people wrote of a project, without what the program keeps about it. */
export function contentOf(project: ProjectContent): ProjectContent {
  const fields = Object.values(sectionFields).flat();
  return picked(project, fields) as unknown as ProjectContent;
}

/** What belongs to one section. */
export function sectionOf<S extends Section>(project: ProjectContent, section: S): SectionContent<S> {
  return picked(project, sectionFields[section]) as unknown as SectionContent<S>;
}

/** The sections that changes touch. */
export function sectionsIn(changes: Partial<ProjectContent>): readonly Section[] {
  const sections = Object.keys(sectionFields) as Section[];
  return sections.filter((section) => sectionFields[section].some((field) => field in changes));
}

/** Whether two contents say the same: the order of keys and absent values make no difference. */
export function saysTheSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one, inOrder) === JSON.stringify(other, inOrder);
}

function inOrder(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function picked(project: ProjectContent, fields: readonly SectionField[]): Partial<ProjectContent> {
  return Object.fromEntries(fields.flatMap((field) => (project[field] === undefined ? [] : [[field, project[field]]])));
}
