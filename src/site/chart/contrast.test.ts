import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contrastRatio } from '../../plan/contrast.ts';
import { standaloneStyle } from './standalone-style.ts';

const site = join(import.meta.dirname, '..');
const [light, dark] = readFileSync(join(site, 'style/tokens.css'), 'utf8')
  .split('@media')
  .map(
    (block) =>
      new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{3,6});/g)].map((found) => [found[1]!, long(found[2]!)])),
  );

/** Ink behind figures, beside figures or between them: it carries nothing that words do not say. */
const background = new Set([
  'paper',
  'card',
  'line',
  'heather-soft',
  'maas-soft',
  'moss-soft',
  'gorse-soft',
  'blossom-soft',
]);

/** Tiles carry their figure and a mark in an ink of their own. */
const isTile = (name: string): boolean => name.startsWith('tile-');

function long(colour: string): string {
  return colour.length === 4 ? `#${colour.slice(1).replaceAll(/./g, '$&$&')}` : colour;
}

/** The colours that style sheets of charts and maps fill and stroke with, by name. */
function inks(): ReadonlySet<string> {
  const sheets = ['chart/*.css', 'map/*.css', 'ui/{rating,stat-card,persons-gap}/*.css'];
  const files = sheets.flatMap((pattern) => globSync(join(site, pattern)));
  const used = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/(?:fill|stroke): var\(--([\w-]+)\)/g)]);
  return new Set(used.map((found) => found[1]!));
}

test.each([
  ['light', light!],
  ['dark', dark!],
])('every line, bar and mark of a chart stands out 3 to 1 from %s paper and cards', (_, colours) => {
  const marks = [...inks()].filter((name) => !background.has(name) && !isTile(name));
  expect(marks).toContain('peer');
  const weak = marks.filter((name) =>
    ['paper', 'card'].some((ground) => contrastRatio(colours.get(name)!, colours.get(ground)!) < 3),
  );
  expect(weak).toEqual([]);
});

test.each([
  ['light', light!],
  ['dark', dark!],
])('figure and mark of a tile can be read on every %s tile', (_, colours) => {
  const tiles = [...colours.keys()].filter((name) => isTile(name) && !name.endsWith('-ink'));
  expect(tiles).toHaveLength(10);
  for (const tile of tiles) {
    expect([tile, contrastRatio(colours.get(tile)!, colours.get(`${tile}-ink`)!) >= 4.5]).toEqual([tile, true]);
  }
});

test('names in the ink of their line can be read as text', () => {
  for (const colours of [light!, dark!]) {
    for (const name of ['peer', 'heather', 'maas', 'moss', 'coal']) {
      expect([name, contrastRatio(colours.get(name)!, colours.get('paper')!) >= 4.5]).toEqual([name, true]);
    }
  }
});

test('a drawing that leaves the site has the light colours of the site', () => {
  const known = new Set(light!.values());
  const used = new Set([...standaloneStyle().matchAll(/#[0-9a-f]{3,6}\b/g)].map(([colour]) => long(colour)));
  expect([...used].filter((colour) => !known.has(colour))).toEqual([]);
});
