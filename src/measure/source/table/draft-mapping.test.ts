import { expect, test } from 'vitest';
import { hasSharedFiles, readSharedText } from '../../../../test/shared-file.ts';
import { draftMapping } from './draft-mapping.ts';
import type { KnownToPlan } from './mapping.ts';
import { readMappingFile } from './mapping-file.ts';

const known: KnownToPlan = {
  indicators: new Map([['persons', 'PS']]),
  areas: new Set(['71002', '71016', 'BE22']),
  names: [
    { code: '71002', name: 'As' },
    { code: '71016', name: 'Genk' },
  ],
};

function draft(text: string): string {
  return draftMapping({ lines: text.split('\n') }, known);
}

/** A draft with its open places filled in, as a person would. */
function filledIn(text: string): string {
  return text.replace("asOf: '?'", 'asOf: 2025-01-01').replaceAll("indicator: '?'", 'indicator: persons');
}

test('what a table shows is drafted: delimiter, header below a title, columns, total, codes for missing', () => {
  const text = `Een titel;;;;

geo;jaar;geslacht;aantal;naam
71002;2023;M;1,5;As
71002;2023;V;x;As
71002;2023;T;3,5;As
11001;2024;M;1,5;Aartselaar
11001;2024;V;2,0;Aartselaar
11001;2024;T;3,5;Aartselaar`;
  expect(draft(text)).toBe(`# A draft: read every line, and replace each "?".
publisher: '?' # who published the table
dataset: '?' # its name there
licence: { name: '?' }
format: { kind: csv, delimiter: ';', quote: double }
header: { line: 3 }
decimal: comma
area: { column: geo, written: nis, others: leave-out }
period: { column: jaar }
# Columns with few codes: keep those that are parts of people, as dimensions.
dimensions:
  - { name: geslacht, column: geslacht, codes: { 'M': 'M', V: V }, total: T, complete: true }
values: # remove those that you do not need
  - { column: aantal, indicator: '?' }
# Not used: naam
missing: { x: Q } # O missing, Q suppressed, M cannot exist
`);
});

test.each([
  ['names and a tab', 'gemeente\tjaar\tn\nAs\t2024\t1\nGenk\t2024\t2', ['written: name', 'delimiter: "\\t"']],
  [
    'a column of indicators and flags',
    'what,geo,time,obs,flag\npersons,BE22,2024,1,b',
    ['indicator: { column: what }', 'flag: { column: flag }'],
  ],
  ['nothing that is known', 'a|b\nx|y', ["area: { column: '?'", "period: { fixed: '?' }", 'no column of numbers']],
])('a table with %s', (_, text, expected) => {
  for (const part of expected) expect(draft(text)).toContain(part);
});

test.skipIf(!hasSharedFiles)('a draft of a real table is a mapping once its indicators are named', () => {
  const text = readSharedText('data/municipal/Upload_PinC_level_gemeente.txt');
  const mapping = readMappingFile(
    'm.yaml',
    filledIn(draft(text.slice(0, 20_000))).replace(/(\n {2}- \{[^\n]*){18}\n/, '\n'),
  );
  expect(mapping).toMatchObject({ ok: true, value: { area: { column: 'geoitem' }, period: { column: 'period' } } });
});
