import { readFileSync } from 'node:fs';
import { readMappingFile } from '../src/measure/source/table/mapping-file.ts';
import { stageTable } from '../src/measure/source/table/table-store.ts';
import { largeTerms } from './large-plan.ts';

/* Imports the large table; `node bench/import-large.ts TABLE MAPPING TARGET` prints how many seconds that took. */
const [table = '', mappingFile = '', target = ''] = process.argv.slice(2);
const begin = performance.now();
const mapping = readMappingFile('register.mapping.yaml', readFileSync(mappingFile, 'utf8'));
if (!mapping.ok) throw new Error(`the mapping was refused: ${mapping.problems[0]?.message}`);
const staged = await stageTable({ path: table, file: 'register.csv' }, mapping.value, largeTerms, '2026-01-01', target);
if (!staged.ok) throw new Error(`the large table was refused: ${staged.problems[0]?.message}`);
console.log((performance.now() - begin) / 1000);
