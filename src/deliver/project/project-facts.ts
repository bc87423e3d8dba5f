import { inEveryLocale } from '../../foundation/locale.ts';
import type { ProjectFacts } from '../../wing/wing.ts';
import { writtenIn } from '../written-text.ts';
import type { Day, Project } from './project.ts';

/** The fields of a project that others may know of. */
export type KnownFields = Pick<
  Project,
  'id' | 'slug' | 'title' | 'municipalities' | 'plannedStart' | 'plannedEnd' | 'actualStart' | 'actualEnd' | 'stopped'
>;

/** What others may know of a project: its period is the real one where that is known, else the planned one. */
export function factsOf(project: KnownFields, peopleReached?: number): ProjectFacts {
  const { id, slug, title, municipalities } = project;
  const start = startOf(project);
  const end = endOf(project);
  return {
    id,
    slug,
    title: inEveryLocale((locale) => writtenIn(title, locale).text),
    municipalities,
    ...(start && { start }),
    ...(end && { end }),
    ...(peopleReached !== undefined && { peopleReached }),
  };
}

/** The day on which it began or is to begin. */
export function startOf({ actualStart, plannedStart }: Pick<Project, 'actualStart' | 'plannedStart'>): Day | undefined {
  return actualStart ?? plannedStart;
}

/** The day on which it ended, before its aim or not, or is to end. */
export function endOf(project: Pick<Project, 'stopped' | 'actualEnd' | 'plannedEnd'>): Day | undefined {
  return project.stopped?.on ?? project.actualEnd ?? project.plannedEnd;
}
