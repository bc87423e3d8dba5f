import type { Child } from 'hono/jsx';
import type { LiveContext } from '../../../site/live.ts';
import type { PageLink } from '../../../site/page.ts';
import { completenessOf, type Completeness } from '../completeness.ts';
import type { Project } from '../project.ts';
import type { WizardSection } from '../section.ts';
import type { FormSection } from '../../../wing/wing.ts';
import { written } from './written.ts';
import { draftPath, sectionPath } from './section-path.ts';
import { projectText } from '../texts.ts';

/** The pages above a page of a draft. */
export function aboveDraft(visit: LiveContext, project: Project): readonly PageLink[] {
  return [...aboveProjects(visit), { path: draftPath(project.slug), label: titleOf(project, visit) }];
}

/** The page above a draft itself. */
export function aboveProjects({ locale }: Pick<LiveContext, 'locale'>): readonly PageLink[] {
  return [{ path: '/mijn-werk/projecten', label: projectText(locale)('desk.title') }];
}

/** A project's title, or words for that it has none. */
export function titleOf({ title }: Pick<Project, 'title'>, { locale }: Pick<LiveContext, 'locale'>): string {
  return written(title, locale) || projectText(locale)('desk.untitled');
}

interface SectionListProps {
  readonly visit: LiveContext;
  readonly project: Project;
  readonly current?: WizardSection;
  /** Sections of other wings, after those of the project itself. */
  readonly added?: readonly FormSection[];
  /** Something to say of a section besides how far it is. */
  readonly remark?: (section: WizardSection) => Child;
}

/** The sections with how far each is: in words, and as a bar. */
export function SectionList({ visit, project, current, added = [], remark }: SectionListProps) {
  return (
    <ol class="write-sections">
      {completenessOf(project).map((completeness) => (
        <li>
          <SectionLine
            visit={visit}
            section={formSectionOf(completeness, project.slug, visit)}
            isCurrent={completeness.section === current}
          />
          {remark?.(completeness.section)}
        </li>
      ))}
      {added.map((section) => (
        <li>
          <SectionLine visit={visit} section={section} isCurrent={false} />
        </li>
      ))}
    </ol>
  );
}

interface SectionLineProps {
  readonly visit: LiveContext;
  readonly section: FormSection;
  readonly isCurrent: boolean;
}

function formSectionOf({ section, met, of }: Completeness, slug: string, { locale }: LiveContext): FormSection {
  return { path: sectionPath(slug, section), label: projectText(locale)(`section.${section}`), met, of };
}

function SectionLine({ visit, section, isCurrent }: SectionLineProps) {
  const { path, label, met, of } = section;
  const t = projectText(visit.locale);
  return (
    <>
      <a href={visit.href(path)} aria-current={isCurrent ? 'page' : undefined}>
        {label}
      </a>
      <span class={met === of ? 'write-state write-state--done' : 'write-state'}>{sayProgress(section, visit)}</span>
      <progress max={of} value={met} aria-label={t('progress.label', { section: label, met, of })}></progress>
    </>
  );
}

/** How far a section is, in a few words. */
function sayProgress({ met, of }: FormSection, { locale }: LiveContext): string {
  const t = projectText(locale);
  if (met === of) return t('progress.done');
  return met === 0 ? t('progress.none') : t('progress.begun', { met, of });
}
