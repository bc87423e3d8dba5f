import { failed, ok, type Problem, type Result } from '../../../foundation/problem.ts';
import type { Area, AreaCode } from '../../area/area.ts';
import type { Indicator } from '../../indicator/indicator.ts';
import type { Observation } from '../../observation/observation.ts';
import type { Period } from '../../observation/period.ts';
import { areaFinder } from '../area-finder.ts';
import { decodeText } from '../file-text.ts';
import { fieldOf, isJsonObject, parseJson, textField } from '../json-text.ts';
import type { FileOrder, Publisher, ReadFile, SourcePlan, SourceSettings, WholeReading } from '../publisher.ts';
import { seriesOf, type OrderedSeries } from '../series-order.ts';
import { fetchVacancies, vdabAddresses, type VdabSettings } from '../vdab-vacancies.ts';

/**
 * VDAB's vacancies API, version 4, for partners: how many vacancies are open in each municipality on the day of asking,
 * as `{ source: vdab-vacancies, dataset: vacatures, filters: { postcode: '3500 3501' } }`. It needs
 * `AMBITIE_VDAB_CLIENT_ID`, `AMBITIE_VDAB_CLIENT_SECRET` and `AMBITIE_VDAB_KEY`.
 */
export const vdabVacancies: Publisher = {
  id: 'vdab-vacancies',
  publisher: 'VDAB',
  licence: { name: 'VDAB', url: 'https://extranet.vdab.be' },
  homepage: 'https://www.vdab.be',
  askEveryDays: 7,
  updateEveryDays: 31,
  missingSettings: ({ environment }) => needed.filter((name) => !environment[name]).map(notSetUp),
  orders: (plan, now) => seriesOf(plan.indicators, 'vdab-vacancies').map((ordered) => fileOrder(ordered, plan, now)),
  readings: (plan) =>
    seriesOf(plan.indicators, 'vdab-vacancies').map(({ indicator }) => ({
      isOf: (name) => editionName.exec(name)?.[1] === indicator.id,
      reading: tallyReading(indicator, plan),
    })),
};

/** Name of the kept file of a month: `open-vacancies-2026-10`. */
const editionName = /^(.+)-\d{4}-\d{2}$/;

const needed = ['AMBITIE_VDAB_CLIENT_ID', 'AMBITIE_VDAB_CLIENT_SECRET', 'AMBITIE_VDAB_KEY'];

function notSetUp(name: string): Problem {
  const hint = `Ask VDAB for access as a partner and set ${name}.`;
  return { code: 'not-set-up', message: 'The vacancies of VDAB are only open to its partners.', at: name, hint };
}

/** One file a month: the count of the last time in that month. */
function fileOrder({ indicator, series }: OrderedSeries, plan: SourcePlan, now: Date): FileOrder {
  const postcodes = (series.filters['postcode'] ?? '').split(/\s+/).filter((one) => one !== '');
  return {
    name: `${indicator.id}-${now.toISOString().slice(0, 7)}`,
    extension: 'json',
    fetch: (effects, settings) => fetchVacancies(effects, postcodes, vdabSettings(settings)),
    reading: tallyReading(indicator, plan),
  };
}

function tallyReading(indicator: Indicator, { areas }: SourcePlan): WholeReading {
  return {
    kind: 'observations',
    read: ({ content, name, retrieved }) => {
      const text = decodeText(content, `${name}.json`);
      if (!text.ok) return text;
      return readTally(text.value, `${name}.json`, indicator, areas, retrieved.slice(0, 10));
    },
  };
}

function vdabSettings({ environment, patience }: SourceSettings): VdabSettings {
  return {
    baseUrl: environment['AMBITIE_VDAB_URL'] || vdabAddresses.baseUrl,
    tokenUrl: environment['AMBITIE_VDAB_TOKEN_URL'] || vdabAddresses.tokenUrl,
    clientId: environment['AMBITIE_VDAB_CLIENT_ID'] ?? '',
    clientSecret: environment['AMBITIE_VDAB_CLIENT_SECRET'] ?? '',
    apiKey: environment['AMBITIE_VDAB_KEY'] ?? '',
    patience,
  };
}

/**
 * Reads the count that `fetchVacancies` kept as vacancies per municipality, for the month in which it was made. Towns
 * that are no municipality of the plan are left out and remarked on (`places-left-out`).
 *
 * Problems: those of `parseJson`, `not-vacancies`, `no-cells`.
 */
export function readTally(
  text: string,
  file: string,
  { id, unit }: Indicator,
  areas: readonly Area[],
  retrieved: string,
): Result<ReadFile> {
  const parsed = parseJson(text, file);
  if (!parsed.ok) return parsed;
  const day = textField(parsed.value, 'counted');
  const postcodes = fieldOf(parsed.value, 'postcodes');
  if (!/^\d{4}-(0[1-9]|1[0-2])-\d{2}$/.test(day) || !isJsonObject(postcodes)) return failed([notATally(file)]);
  const tally = tallyOf(postcodes, areas);
  if (!tally || tally.counts.size === 0) return failed([tally ? nowhere(file) : notATally(file)]);
  const dataset = 'Vacatures v4';
  const provenance = { publisher: 'VDAB', dataset, note: '', origin: 'published', retrieved } as const;
  const period = day.slice(0, 7) as Period;
  const observations = [...tally.counts].map(([area, value]): Observation => {
    const name = { indicator: id, area, period, breakdown: '' };
    return { ...name, value, unit, status: ['A'], provenance };
  });
  return ok({ observations, remarks: tally.elsewhere.length === 0 ? [] : [leftOut(tally.elsewhere, file)] });
}

interface Tally {
  readonly counts: ReadonlyMap<AreaCode, number>;
  readonly elsewhere: readonly string[];
}

/** Vacancies per present municipality; `undefined` when the file is no tally. */
function tallyOf(postcodes: Readonly<Record<string, unknown>>, areas: readonly Area[]): Tally | undefined {
  const find = areaFinder(areas.filter(({ kind, validTo }) => kind === 'municipality' && !validTo));
  const counts = new Map<AreaCode, number>();
  const elsewhere = new Set<string>();
  for (const entry of Object.values(postcodes)) {
    const municipalities = fieldOf(entry, 'municipalities');
    if (!isJsonObject(municipalities)) return undefined;
    for (const [town, count] of Object.entries(municipalities)) {
      if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 0) return undefined;
      const area = find(town);
      if (area) counts.set(area.code, (counts.get(area.code) ?? 0) + count);
      else elsewhere.add(town);
    }
  }
  return { counts, elsewhere: [...elsewhere].toSorted() };
}

function leftOut(towns: readonly string[], at: string): Problem {
  const message = `Vacancies in ${towns.slice(0, 12).join(', ')} are not counted: no municipality of the plan.`;
  return { code: 'places-left-out', message, at, hint: 'Check the postcodes in the series of the indicator.' };
}

function notATally(file: string): Problem {
  const message = 'The file is no count of vacancies.';
  return { code: 'not-vacancies', message, at: file, hint: 'Fetch it again.' };
}

function nowhere(file: string): Problem {
  const message = 'No vacancy lies in a municipality of the plan.';
  return { code: 'no-cells', message, at: file, hint: 'Check the postcodes in the series of the indicator.' };
}
