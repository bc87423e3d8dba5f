import { describe, expect, test } from 'vitest';
import { languageFaults, readRooms, readSource, sourceFile, unusedKeys, type Room } from './catalogues.ts';

const rooms = await readRooms('src');
const source = readSource('src');

/** Forms that are not used on the site, which says "je kan", "je wil", "je zal" and never "u". */
const northern = /\b(kun je|je kunt|je wilt|je zult|wilt u|kunt u|uw)\b/i;

describe('the texts of every room', () => {
  test('are found wherever they stand', () => {
    expect(rooms.length).toBeGreaterThan(20);
    expect(rooms.map(({ folder }) => folder)).toContain('deliver/idea');
  });

  test.each(rooms)('$folder has the same keys and the same arguments in every language', (room) => {
    expect(languageFaults(room)).toEqual([]);
  });

  test.each(rooms)('$folder speaks Dutch as it is spoken in Flanders', ({ texts }) => {
    expect(Object.values(texts['nl'] ?? {}).filter((text) => northern.test(text))).toEqual([]);
  });

  test.each(rooms)('$folder has no key that nothing uses', (room) => {
    expect(unusedKeys(room, source)).toEqual([]);
  });
});

test('languages are listed in one file', () => {
  const listing = source.filter(({ lists }) => lists.length > 0).map(({ path, lists }) => `${path}:${lists.join()}`);
  expect(listing.filter((place) => !place.startsWith('foundation/locale.ts'))).toEqual([]);
});

describe('a fault planted in a catalogue is found', () => {
  const sound: Room = {
    folder: 'bakery/oven',
    texts: {
      nl: { open: 'Dag {name}', 'event.thing.made': '{who} maakte iets.', 'state.new': 'Nieuw' },
      en: { open: 'Hello {name}', 'event.thing.made': '{who} made something.', 'state.new': 'New' },
      fr: { open: 'Bonjour {name}', 'event.thing.made': '{who} a fait quelque chose.', 'state.new': 'Nouveau' },
    },
  };
  const calls = "t('open', { name }); t(`state.${state}`); keep({ event: 'thing.made' });";
  const using = sourceFile('bakery/oven/page.ts', calls);
  const withDutch = (texts: Readonly<Record<string, string>>): Room => ({
    ...sound,
    texts: { ...sound.texts, nl: { ...sound.texts['nl'], ...texts } },
  });

  test('and without a fault there is nothing to find', () => {
    expect(languageFaults(sound)).toEqual([]);
    expect(unusedKeys(sound, [using])).toEqual([]);
  });

  test('a language that is missing', () => {
    const { fr: _, ...texts } = sound.texts;
    expect(languageFaults({ ...sound, texts })).toContain('bakery/oven: has en, nl');
  });

  test('a key that one language lacks', () => {
    expect(languageFaults(withDutch({ closed: 'Dicht' }))).toContain('bakery/oven en: closed is missing');
  });

  test('an argument that one language lacks', () => {
    expect(languageFaults(withDutch({ open: 'Dag' }))).toContain('bakery/oven en: open takes name, in Dutch nothing');
  });

  test('a text with a brace that stays open', () => {
    expect(languageFaults(withDutch({ open: 'Dag {name' }))).toContain('bakery/oven nl: open is no valid message');
  });

  test('a key, an event and a state that nothing uses', () => {
    const more = withDutch({ closed: 'Dicht', 'event.thing.lost': 'Weg', 'estate.new': 'Nieuw' });
    expect(unusedKeys(more, [using])).toEqual(['closed', 'event.thing.lost', 'estate.new']);
  });

  test('languages listed outside locale.ts, as a list or as a table', () => {
    const text = "const all = ['nl', 'en', 'fr'];\nconst said = { nl: 'a', en, 'fr': 'c' };\nconst two = ['nl', 'en'];";
    expect(sourceFile('bakery/oven/page.ts', text).lists).toEqual([1, 2]);
  });

  test('a key that only another wing speaks of', () => {
    expect(unusedKeys(sound, [sourceFile('elsewhere/page.ts', calls)])).toEqual(Object.keys(sound.texts['nl'] ?? {}));
    const importing = sourceFile('elsewhere/page.ts', `import { ovenText } from '../bakery/oven/texts.ts'; ${calls}`);
    expect(unusedKeys(sound, [importing])).toEqual([]);
  });
});
