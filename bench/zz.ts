import { measureLargePortfolio } from './deliver-measures.ts';
import { rowOf } from './measure.ts';
for (const m of await measureLargePortfolio()) console.log(rowOf(m).join(' | '));
