import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeFreshStore, type FreshStore } from '../../../../test/store/fresh-store.ts';
import { program } from '../../../wing/actor.ts';
import { systemAccess } from '../../../store/access.ts';
import { changeStage, createProject, holdProject, saveProject } from '../project-store.ts';
import type { ProjectTables } from '../project-tables.ts';
import { projectTopics } from './project-topics.ts';

let fresh: FreshStore;
const at = new Date('2026-05-04T10:00:00Z');

beforeAll(async () => {
  fresh = await makeFreshStore();
});
afterAll(() => fresh.drop());

function begin(title: string): Promise<string> {
  return fresh.store.as<ProjectTables, string>(systemAccess, async (database) => {
    return (await createProject(database, program, { content: { title: { nl: title } }, authors: [], at })).id;
  });
}

test('a draft cannot be followed; once it is public it can, by id and by name', async () => {
  const topics = projectTopics(fresh.store);
  const id = await begin('Samen leren');
  expect(await topics.find('samen-leren')).toBeUndefined();
  await fresh.store.as<ProjectTables, unknown>(systemAccess, (database) =>
    changeStage(database, program, { id, stage: 'labelled', at }),
  );
  const topic = {
    id,
    name: { nl: 'Samen leren', en: 'Samen leren', fr: 'Samen leren' },
    path: '/projecten/samen-leren',
  };
  expect(await topics.find('samen-leren')).toEqual(topic);
  expect(await topics.find(id)).toEqual(topic);
});

test('who follows a project is told which sections changed since, and nothing twice', async () => {
  const topics = projectTopics(fresh.store);
  const id = await begin('Taal op de werf');
  await fresh.store.as<ProjectTables, unknown>(systemAccess, (database) =>
    changeStage(database, program, { id, stage: 'labelled', at }),
  );
  const topic = (await topics.find(id))!;
  const { mark, lines } = await topics.newsSince(topic);
  expect(lines.nl).toEqual([]);
  await fresh.store.as<ProjectTables, void>(systemAccess, async (database) => {
    const held = (await holdProject(database, { id }))!;
    const later = new Date(at.getTime() + 3_600_000);
    const changes = { municipalities: ['71016'], groups: ['55-plus'], risks: [] };
    await saveProject(database, program, held, { version: held.project.version, changes, at: later });
  });
  const news = await topics.newsSince(topic, mark);
  expect(news.lines).toEqual({
    nl: ['Aangepast: Doelgroepen en Gemeenten.'],
    en: [expect.stringMatching(/^Changed: /)],
    fr: [expect.stringMatching(/^Modifié\u{A0}: /u)],
  });
  expect((await topics.newsSince(topic, news.mark)).lines.nl).toEqual([]);
});
