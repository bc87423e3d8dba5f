import { randomUUID } from 'node:crypto';
import type { Person } from '../../src/wing/actor.ts';
import { accessOf } from '../../src/wing/permission.ts';
import { createProject, holdProject, saveProject } from '../../src/deliver/project/project-store.ts';
import type { ProjectTables } from '../../src/deliver/project/project-tables.ts';
import type { Store } from '../../src/store/store.ts';

/** Who makes a project with whom. */
export interface Partners {
  readonly title: string;
  readonly lead: string;
  readonly partner: string;
}

/** A draft in which nothing is missing; gives its address. */
export function completeProject(store: Store, author: Person, { title, lead, partner }: Partners): Promise<string> {
  const at = new Date('2026-03-02T09:00:00Z');
  return store.as<ProjectTables, string>(accessOf(author), async (database) => {
    const content = { title: { nl: title }, partners: [{ organisation: lead, name: '', role: 'lead' }] } as const;
    const made = await createProject(database, author, { content, authors: [author.id], at });
    const period = {
      id: randomUUID(),
      start: '2027-01-01',
      end: '2027-12-31',
      state: 'waiting',
      target: 120,
      parts: [],
    } as const;
    const indicator = {
      id: randomUUID(),
      title: 'Jongeren met een job',
      measure: 'unit',
      ascending: true,
      baseline: { year: 2026, value: 0 },
      periods: [period],
    } as const;
    const changes = {
      title: { nl: title },
      summary: { nl: 'We begeleiden 120 jongeren naar een eerste job.' },
      description: { nl: 'Eerst luisteren, dan werken.' },
      themes: ['werk'],
      plannedStart: '2027-01-01',
      plannedEnd: '2028-12-31',
      partners: [
        { organisation: lead, name: '', role: 'lead', sharePercent: 60 },
        { organisation: partner, name: '', role: 'participating', sharePercent: 40 },
      ],
      municipalities: ['71004'],
      groups: ['jongeren'],
      actions: ['A11.2'],
      contributions: [{ indicator: 'neet', expected: 120, note: 'Een job' }],
      budget: [{ id: randomUUID(), label: 'Loon', source: 'esf-plus', planned: 90_000 }],
      milestones: [{ id: randomUUID(), title: 'Eerste groep', due: '2027-02-01' }],
      risks: [{ id: randomUUID(), title: 'Te weinig coaches', likelihood: 2, impact: 4, response: 'Samen werven' }],
      results: [
        {
          id: randomUUID(),
          kind: 'outcome',
          title: 'Meer jongeren aan het werk',
          description: '',
          indicators: [indicator],
        },
      ],
    } as const;
    const held = (await holdProject(database, { id: made.id }))!;
    await saveProject(database, author, held, { version: 1, changes, at });
    return made.slug;
  });
}
