import { fileURLToPath } from 'node:url';
import type { Area } from '../../src/measure/area/area.ts';
import { loadPlanFolder } from '../../src/measure/plan-folder.ts';
import { readPlanFiles } from '../../src/measure/plan-folder-store.ts';
import type { Observation } from '../../src/measure/observation/observation.ts';
import { measuredProcess } from '../measured-process.ts';

/** One figure as the other projects get it. */
export interface FigureRow {
  readonly area: string;
  /** `country` also for the Union. */
  readonly kind: 'country' | 'region' | 'province';
  readonly period: string;
  readonly value: number;
  readonly remark: string;
  readonly source: string;
}

/** The indicator whose page is compared. */
export const comparedIndicator = 'employment-rate-20-64';

/** Its totals in the release that a data folder serves, by area and period. */
export async function comparedFigures(dataFolder: string): Promise<readonly FigureRow[]> {
  const show = ['indicator', 'show', comparedIndicator, '--format', 'json', '--data', dataFolder];
  const { output } = await measuredProcess('dist/main.mjs', show);
  const { observations } = JSON.parse(output) as { readonly observations: readonly Observation[] };
  const areas = await areasByCode();
  return observations
    .filter(({ value, breakdown }) => value !== null && breakdown === '')
    .map((observation) => rowOf(observation, areas.get(observation.area)))
    .toSorted((a, b) => a.area.localeCompare(b.area) || a.period.localeCompare(b.period));
}

async function areasByCode(): Promise<ReadonlyMap<string, Area>> {
  const plan = loadPlanFolder(await readPlanFiles(fileURLToPath(new URL('../../plans/limburg', import.meta.url))));
  if (!plan.ok) throw new Error(`the plan was refused: ${plan.problems[0]?.message}`);
  return new Map(plan.value.areas.map((area) => [area.code, area]));
}

function rowOf({ area, period, value, status, provenance }: Observation, place: Area | undefined): FigureRow {
  const kind = place?.kind;
  return {
    area: place?.name.nl ?? area,
    kind: kind === 'region' || kind === 'province' ? kind : 'country',
    period,
    value: value ?? Number.NaN,
    remark: status.includes('P') ? 'voorlopig' : '',
    source: `${provenance.publisher}, ${provenance.dataset}`,
  };
}
