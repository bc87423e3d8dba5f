import type { Locale } from '../../foundation/locale.ts';
import { writeList } from '../../foundation/written-list.ts';
import { writeNumber } from '../../foundation/written-number.ts';
import { eachPlain, plainNamesWith } from './plain-field.ts';
import type { Project, ProjectResult, ResultIndicator } from './project.ts';
import { sectionOf, type ProjectContent, type WizardSection } from './section.ts';

/** Texts of a form's fields by name. */
export type FieldTexts = Readonly<Record<string, readonly string[]>>;

/** What a section says, as the fields of its form; `readSection` reads it back. */
export function valuesOfSection(section: WizardSection, project: ProjectContent, locale: Locale): FieldTexts {
  const content = section === 'about' ? aboutFields(project, locale) : sectionOf(project, section);
  const shown = 'results' in content ? { results: content.results.map(resultFields) } : content;
  return Object.fromEntries(flat(shown, '', locale));
}

function aboutFields(project: ProjectContent, locale: Locale) {
  const { title, summary, description, themes } = project;
  return {
    title: title[locale] ?? '',
    summary: summary[locale] ?? '',
    description: description[locale] ?? '',
    themes: writeList(themes, ','),
    ...eachPlain(plainNamesWith({ section: 'about' }), (name) => project[name] ?? ''),
  };
}

function resultFields(result: ProjectResult) {
  return { ...result, indicators: result.indicators.map(indicatorFields) };
}

function indicatorFields({ baseline, ascending, periods, ...rest }: ResultIndicator) {
  return {
    ...rest,
    ascending: ascending ? 'more' : 'less',
    baselineYear: baseline && String(baseline.year),
    baselineValue: baseline?.value,
    baselineComment: baseline?.comment,
    periods: periods.map(({ id, start, end, target, targetComment, parts }) => ({
      id,
      start,
      end,
      target,
      targetComment,
      parts: parts.map(({ dimension, category, target: own }) => ({ dimension, category, target: own })),
    })),
  };
}

function flat(value: unknown, name: string, locale: Locale): [string, readonly string[]][] {
  if (value === undefined) return [];
  if (typeof value === 'number') return [[name, [writeNumber(value, locale)]]];
  if (typeof value === 'string') return [[name, [value]]];
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) {
    return value.length > 0 || wordLists.includes(name) ? [[`${name}[]`, value]] : [];
  }
  return Object.entries(value as object).flatMap(([key, inner]) => flat(inner, name ? `${name}.${key}` : key, locale));
}

const wordLists = ['municipalities', 'groups', 'actions'] satisfies (keyof Project)[] as string[];
