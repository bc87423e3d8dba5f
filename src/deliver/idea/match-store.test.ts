import type { Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addOrganisation, addPerson } from '../../../test/deliver/cast.ts';
import { makeFreshStore, type FreshStore } from '../../../test/store/fresh-store.ts';
import { visitor, type Person } from '../../wing/actor.ts';
import { accessOf } from '../../wing/permission.ts';
import { addIdea } from './idea-store.ts';
import { declareInterest } from './interest-store.ts';
import { firmCandidates, ideaCandidates, partnerCandidates, readMatchOrganisation } from './match-store.ts';
import { suggestFirms, suggestIdeas, suggestPartners } from './partner-match.ts';

let fresh: FreshStore;
let an: Person;
let workshop: string;
let idea: string;
const groupsOf = () => [];

beforeAll(async () => {
  fresh = await makeFreshStore();
  workshop = await addOrganisation(fresh.store, 'Maatwerk Genk', {
    kind: 'social-economy',
    offers: ['Werkplekken voor wie langer zoekt', 'Verpakken'],
    seeks: ['Begeleiders'],
    municipality: '71016',
  });
  await addOrganisation(fresh.store, 'Fabriek', { kind: 'market', seeks: ['Hulp om te verpakken'] });
  await addOrganisation(fresh.store, 'Nog niet bevestigd', { offers: ['Werkplekken'], isConfirmed: false });
  await addOrganisation(fresh.store, 'Sportclub', { offers: ['Een zaal'] });
  an = await addPerson(fresh.store, 'An', [{ role: 'promoter', organisation: workshop }]);
  ({ id: idea } = await as((database) =>
    addIdea(database, an, {
      title: { nl: 'Begeleiding op de werkvloer' },
      summary: { nl: 'Samen leren werken.' },
      description: {},
      actions: [],
      groups: [],
      themes: ['werk'],
      municipalities: ['71016'],
      needs: ['een werkplek', 'iemand die begeleidt'],
      needsKinds: [],
    }),
  ));
});
afterAll(() => fresh.drop());

function as<T>(work: (database: Kysely<unknown>) => Promise<T>): Promise<T> {
  return fresh.store.as<unknown, T>(accessOf(an), work);
}

test('organisations that share a word in any form of it are found, confirmed ones only', async () => {
  const candidates = await fresh.store.as<unknown, Awaited<ReturnType<typeof partnerCandidates>>>(
    accessOf(visitor),
    (database) => partnerCandidates(database, idea),
  );
  const found = suggestPartners(candidates!.idea, candidates!.organisations, groupsOf);
  expect(found.map(({ item, reasons }) => [item.name, reasons])).toEqual([
    [
      'Maatwerk Genk',
      [
        { kind: 'offers', words: ['Werkplekken'] },
        { kind: 'municipality', code: '71016' },
      ],
    ],
  ]);
});

test('an organisation gets ideas that need what it offers, until it takes part in them', async () => {
  const organisation = (await as((database) => readMatchOrganisation(database, 'maatwerk-genk')))!;
  const found = suggestIdeas(organisation, await as((database) => ideaCandidates(database, organisation)), groupsOf);
  expect(found.map(({ item }) => item.title)).toEqual([{ nl: 'Begeleiding op de werkvloer' }]);
  await as((database) =>
    declareInterest(database, an, { id: idea }, { organisation: { id: workshop, name: '' }, role: 'lead', note: '' }),
  );
  expect(await as((database) => ideaCandidates(database, organisation))).toEqual([]);
  expect((await as((database) => partnerCandidates(database, idea)))?.organisations).toEqual([]);
});

test('a market firm that seeks what the social economy offers is found', async () => {
  const organisation = (await as((database) => readMatchOrganisation(database, 'maatwerk-genk')))!;
  const firms = await as((database) => firmCandidates(database, organisation, 'market'));
  expect(suggestFirms(organisation, firms, groupsOf).map(({ item, reasons }) => [item.name, reasons])).toEqual([
    ['Fabriek', [{ kind: 'offers', words: ['Verpakken'] }]],
  ]);
});

test('an organisation with no words gets nothing, and a search for no words breaks nothing', async () => {
  await addOrganisation(fresh.store, 'Leeg');
  const organisation = (await as((database) => readMatchOrganisation(database, 'leeg')))!;
  expect(await as((database) => ideaCandidates(database, organisation))).toEqual([]);
  expect(await as((database) => readMatchOrganisation(database, 'nergens'))).toBeUndefined();
});
