import { plainNamesWith } from './plain-field.ts';
import type { Project } from './project.ts';

/** The parts in which a project is written, each saved by itself, with what belongs to it. */
export const sectionFields = {
  about: ['title', 'summary', 'description', 'themes', ...plainNamesWith({ section: 'about' })],
  partners: ['partners'],
  places: ['municipalities'],
  groups: ['groups'],
  actions: ['actions', 'contributions'],
  budget: ['budget'],
  milestones: ['milestones'],
  risks: ['risks'],
  results: ['results'],
  /** What became of it, which reports and imports tell: no page of the wizard. */
  course: [...plainNamesWith({ section: 'course' }), 'stopped', 'references'],
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

/** A project of which nothing was written yet. */
export const blankContent: ProjectContent = {
  title: {},
  summary: {},
  description: {},
  themes: [],
  partners: [],
  municipalities: [],
  groups: [],
  actions: [],
  contributions: [],
  budget: [],
  milestones: [],
  risks: [],
  results: [],
  references: [],
};

const sections = Object.keys(sectionFields) as readonly Section[];

/** What people wrote of a project, without what the program keeps about it and what only files tell. */
export function contentOf(project: ProjectContent): ProjectContent {
  const partners = project.partners.map(({ isNaturalPerson: _, ...partner }) => partner);
  return { ...blankContent, ...picked(project, Object.values(sectionFields).flat()), partners };
}

/** What belongs to one section. */
export function sectionOf<S extends Section>(project: ProjectContent, section: S): SectionContent<S> {
  return picked(project, sectionFields[section]) as unknown as SectionContent<S>;
}

/** A content after changes: of each section that they touch nothing stays, for it comes whole. */
export function changedContent(content: ProjectContent, changes: Partial<ProjectContent>): ProjectContent {
  const fields = (isTouched: boolean) =>
    sections
      .filter((section) => isTouched === sectionFields[section].some((field) => field in changes))
      .flatMap((section): readonly SectionField[] => sectionFields[section]);
  return { ...blankContent, ...picked(content, fields(false)), ...picked(changes, fields(true)) };
}

/** The sections in which two contents say something else. */
export function differingSections(one: ProjectContent, other: ProjectContent): readonly Section[] {
  const [a, b] = [withoutNames(one), withoutNames(other)];
  return sections.filter((section) => {
    const fields: readonly SectionField[] = sectionFields[section];
    return fields.some((field) => !saysTheSame(a[field] ?? null, b[field] ?? null));
  });
}

/** A content without the names of its partners: those are their organisations' own, and no part of what was written. */
export function withoutNames<Content extends Partial<ProjectContent>>(content: Content): Content {
  const { partners } = content;
  return partners ? { ...content, partners: partners.map((partner) => ({ ...partner, name: '' })) } : content;
}

/** Whether two contents say the same: the order of keys and absent values make no difference. */
export function saysTheSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one, inOrder) === JSON.stringify(other, inOrder);
}

function inOrder(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function picked(content: Partial<ProjectContent>, fields: readonly SectionField[]): Partial<ProjectContent> {
  return Object.fromEntries(fields.flatMap((field) => (content[field] === undefined ? [] : [[field, content[field]]])));
}
