import fc from 'fast-check';
import { expect, test } from 'vitest';
import { organisationKinds } from '../../wing/organisations.ts';
import {
  suggestFirms,
  suggestIdeas,
  suggestPartners,
  type MatchIdea,
  type MatchOrganisation,
  type WordsByStem,
} from './partner-match.ts';

const groupsOf = (code: string): readonly string[] =>
  code.startsWith('7') ? ['midden', `zone-${code}`] : ['maasland'];

function words(...all: readonly string[]): WordsByStem {
  return Object.fromEntries(all.map((word) => [word, word]));
}

function organisation(id: string, more: Partial<MatchOrganisation> = {}): MatchOrganisation {
  return { id, slug: id, name: id, kind: 'other', offers: {}, seeks: {}, sector: {}, ...more };
}

function idea(id: string, more: Partial<MatchIdea> = {}): MatchIdea {
  return { id, needs: {}, needsKinds: [], about: {}, municipalities: [], ...more };
}

test('who offers what an idea needs is suggested with the words, in its own spelling', () => {
  const baker = organisation('bakker', { offers: { werkplek: 'werkplekken', brod: 'brood' } });
  const found = suggestPartners(
    idea('i', { needs: { werkplek: 'werkplek' } }),
    [baker, organisation('niets')],
    groupsOf,
  );
  expect(found).toEqual([{ item: baker, score: 10, reasons: [{ kind: 'offers', words: ['werkplekken'] }] }]);
});

test('kind, place and sector add to it, and a place alone is no reason', () => {
  const wanted = idea('i', {
    needs: words('bus'),
    needsKinds: ['education'],
    about: words('zorg'),
    municipalities: ['71016'],
  });
  const found = suggestPartners(
    wanted,
    [
      organisation('a', { municipality: '71016' }),
      organisation('b', { kind: 'education', municipality: '71004' }),
      organisation('c', { offers: words('bus'), municipality: '71016', sector: words('zorg') }),
      organisation('d', { offers: words('bus'), municipality: '73042' }),
    ],
    groupsOf,
  );
  expect(found.map(({ item, score }) => [item.id, score])).toEqual([
    ['c', 17],
    ['d', 12],
    ['b', 7],
  ]);
  expect(found[0]!.reasons.map(({ kind }) => kind)).toEqual(['offers', 'municipality', 'sector']);
  expect(found[2]!.reasons).toEqual([
    { kind: 'organisation-kind', of: 'education' },
    { kind: 'group', code: 'midden' },
  ]);
});

test('an organisation is shown ideas that need what it offers, and that are about what it seeks', () => {
  const baker = organisation('bakker', { offers: words('oven'), seeks: words('leerlingen') });
  const found = suggestIdeas(
    baker,
    [idea('oven', { needs: words('oven') }), idea('leren', { about: words('leerlingen') }), idea('sport')],
    groupsOf,
  );
  expect(found.map(({ item, reasons }) => [item.id, reasons[0]!.kind])).toEqual([
    ['oven', 'offers'],
    ['leren', 'seeks'],
  ]);
});

test('a firm of the social economy is brought together with market firms only, and the other way round', () => {
  const workshop = organisation('atelier', {
    kind: 'social-economy',
    offers: words('verpakken'),
    seeks: words('hout'),
  });
  const others = [
    organisation('atelier', { kind: 'market', seeks: words('verpakken') }),
    organisation('fabriek', { kind: 'market', seeks: words('verpakken'), offers: words('hout') }),
    organisation('zagerij', { kind: 'market', offers: words('hout') }),
    organisation('gemeente', { kind: 'government', seeks: words('verpakken') }),
  ];
  const found = suggestFirms(workshop, others, groupsOf);
  expect(found.map(({ item, score }) => [item.id, score])).toEqual([
    ['fabriek', 16],
    ['zagerij', 6],
  ]);
  expect(suggestFirms(others[1]!, [workshop], groupsOf).map(({ item }) => item.id)).toEqual(['atelier']);
  expect(suggestFirms(others[3]!, [workshop], groupsOf)).toEqual([]);
});

const word = fc.constantFrom('bus', 'oven', 'taal', 'werkplek', 'hout', 'constructor');
const someWords = fc.uniqueArray(word).map((all) => words(...all));
const place = fc.constantFrom('71016', '71004', '73042');
const anOrganisation = fc.record({
  kind: fc.constantFrom(...organisationKinds),
  offers: someWords,
  seeks: someWords,
  sector: someWords,
  municipality: place,
});
const organisations = fc
  .array(anOrganisation, { minLength: 1, maxLength: 8 })
  .map((all) => all.map((each, index) => organisation(`o${index}`, each)));
const anIdea = fc
  .record({
    needs: someWords,
    needsKinds: fc.uniqueArray(fc.constantFrom(...organisationKinds)),
    about: someWords,
    municipalities: fc.uniqueArray(place),
  })
  .map((more) => idea('i', more));

/** Place in the list, from 0; the end when not suggested. */
function rankOf(id: string, found: readonly { readonly item: { readonly id: string } }[]): number {
  const at = found.findIndex(({ item }) => item.id === id);
  return at === -1 ? found.length : at;
}

test('the order in which organisations come in does not matter', () => {
  fc.assert(
    fc.property(anIdea, organisations, (wanted, all) => {
      const found = suggestPartners(wanted, all, groupsOf);
      expect(suggestPartners(wanted, all.toReversed(), groupsOf)).toEqual(found);
    }),
  );
});

test('offering more of what is needed never lowers a rank', () => {
  fc.assert(
    fc.property(anIdea, organisations, fc.nat(), word, (wanted, all, pick, extra) => {
      const index = pick % all.length;
      const better = all.map((each, at) =>
        at === index ? { ...each, offers: { ...each.offers, [extra]: extra } } : each,
      );
      const before = rankOf(`o${index}`, suggestPartners(wanted, all, groupsOf));
      expect(rankOf(`o${index}`, suggestPartners(wanted, better, groupsOf))).toBeLessThanOrEqual(before);
    }),
  );
});

test('every suggestion says why, and its score is the sum of its reasons', () => {
  fc.assert(
    fc.property(anIdea, organisations, (wanted, all) => {
      for (const { reasons, score } of suggestPartners(wanted, all, groupsOf)) {
        expect(reasons.length).toBeGreaterThan(0);
        expect(score).toBeGreaterThanOrEqual(5);
      }
    }),
  );
});
