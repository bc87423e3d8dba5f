import { json } from 'node:stream/consumers';
import { program } from '../../src/wing/actor.ts';
import type { ProjectTables } from '../../src/deliver/project/project-tables.ts';
import { holdProject, saveProject } from '../../src/deliver/project/project-store.ts';
import { systemAccess } from '../../src/store/access.ts';
import type { Migration } from '../../src/store/migration.ts';
import { openStore } from '../../src/store/store.ts';

/**
 * A process that saves one project over and over until it is killed: a title with a number and milestones to match. It says
 * each number once its save was confirmed. It runs without a build, so it cannot import pages: the steps that the database
 * has taken come in by standard input.
 */
const [, , url = '', id = ''] = process.argv;
const taken = (await json(process.stdin)) as readonly Migration[];
const opened = await openStore({ kind: 'server', url }, taken, () => undefined);
if (!opened.ok) throw new Error(opened.problems.map(({ message }) => message).join(' '));
const { value: store } = opened;
for (;;) {
  const number = await store.as<ProjectTables, number>(systemAccess, async (database) => {
    const held = (await holdProject(database, { id }))!;
    const { project } = held;
    const next = Number(project.title.nl) + 1;
    const milestones = [1, 2, 3].map((step) => ({
      id: `00000000-0000-4000-8000-00000000000${step}`.replace('0000-4000', `${id.slice(0, 4)}-4000`),
      title: `${next}.${step}`,
      due: '2027-01-01',
    }));
    const changes = { ...project, title: { nl: String(next) }, milestones };
    const outcome = await saveProject(database, program, held, { version: project.version, changes, at: new Date() });
    if (outcome.kind !== 'saved') throw new Error(`not saved: ${outcome.kind}`);
    return next;
  });
  process.stdout.write(`${number}\n`);
}
