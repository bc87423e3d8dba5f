import { z } from 'zod';
import { toCsvText } from '../../../foundation/csv-file.ts';
import type { AreaCode } from '../../area/area.ts';
import { csvColumns, toCsvRows } from '../../export/csv.ts';
import type { IndicatorId, Observation, ObservationName } from '../../observation/observation.ts';
import { parsePeriod, periodStart, type Period } from '../../observation/period.ts';
import type { OpenRelease } from '../../release/open-release.ts';
import type { ObservationReader } from '../../release/observation-store.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { observationBatches } from './observation-batches.ts';
import { answerForms, apiRoot, operation, type Answered, type Asked } from './operation.ts';
import { apiProblem, refused, unknownNames, type Refusal } from './refusal.ts';
import { observationPageSchema } from './schemas.ts';

const mostPerPage = 10_000;
const limitHint = `Give a whole number from 1 to ${mostPerPage}.`;

const periodText = z.custom<Period>((text) => typeof text === 'string' && parsePeriod(text) !== undefined, {
  error: 'Give a year, quarter, month or school year, like 2024, 2024-Q1, 2024-01 or 2023-2024.',
});

/** A period as a client writes it: described as text, read as a period. */
const period = z.string().pipe(periodText).optional();

const query = z.strictObject({
  indicator: z.array(z.string().pipe(z.custom<IndicatorId>())).optional().describe('parameter.indicator'),
  area: z.array(z.string().pipe(z.custom<AreaCode>())).optional().describe('parameter.area'),
  from: period.describe('parameter.from'),
  to: period.describe('parameter.to'),
  breakdown: z.array(z.string()).optional().describe('parameter.breakdown'),
  limit: z.coerce
    .number(limitHint)
    .int(limitHint)
    .min(1, limitHint)
    .max(mostPerPage, limitHint)
    .optional()
    .describe('parameter.limit'),
  cursor: z.string().optional().describe('parameter.cursor'),
  format: z
    .enum(answerForms, `Give one of: ${answerForms.join(', ')}.`)
    .optional()
    .describe('parameter.format'),
});

type Query = z.output<typeof query>;

const usualPerPage = 1000;

/** Figures, a page at a time as JSON or all of them as a stream of rows. */
export const listObservations = operation({
  id: 'listObservations',
  path: '/observations',
  summary: 'observations.summary',
  text: 'observations.text',
  params: {},
  query,
  answer: observationPageSchema,
  streams: true,
  example: ({ plan }) => `/observations?indicator=${plan.headline}&area=${plan.focus},${plan.benchmark}&limit=2`,
  respond: async (asked) => {
    const refusal = refusalOf(asked);
    if (refusal) return refusal;
    return asked.form === 'json' ? onePage(asked) : allRows(asked);
  },
});

/** Every problem of a question that its schema cannot see. */
function refusalOf({ release, query }: Asked<Query>): Refusal | undefined {
  const { indicator = [], area = [], from, to, cursor } = query;
  const unknown = [
    ...unknownNames(
      'indicator',
      indicator,
      release.indicators.map(({ id }) => id),
      'indicator',
    ),
    ...unknownNames(
      'area',
      area,
      release.geography.areas.map(({ code }) => code),
      'area',
    ),
  ];
  if (unknown.length > 0) return refused(404, ...unknown);
  if (from && to && periodStart(from) > periodStart(to)) {
    const message = `The period from ${from} to ${to} is empty.`;
    return refused(400, apiProblem('bad-parameter', message, 'from', 'Give a first period before the last one.'));
  }
  return cursor === undefined ? undefined : cursorRefusal(cursor, release);
}

function cursorRefusal(text: string, release: OpenRelease): Refusal | undefined {
  const cursor = readCursor(text);
  if (!cursor) {
    const hint = 'Take the cursor as it stands in `next`, or leave it out to start at the beginning.';
    return refused(400, apiProblem('bad-cursor', 'The cursor cannot be read.', 'cursor', hint));
  }
  const { id } = release.manifest;
  if (cursor.release === id) return undefined;
  const message = `The cursor belongs to release ${cursor.release}; release ${id} is served now.`;
  const hint = 'Start again without a cursor: figures may have been revised.';
  return refused(410, apiProblem('stale-cursor', message, 'cursor', hint));
}

function readerQuery({ indicator, area, from, to, breakdown }: Query, release: OpenRelease): EveryQuery {
  return {
    reusable: true,
    indicators: indicator ?? release.indicators.map(({ id }) => id),
    ...(area && { areas: area }),
    ...(from && { from }),
    ...(to && { to }),
    ...(breakdown && { breakdowns: breakdown.map((name) => (name === 'total' ? '' : name)) }),
  };
}

type EveryQuery = Parameters<typeof observationBatches>[1];

function startOf({ cursor }: Query): ObservationName | undefined {
  return cursor === undefined ? undefined : readCursor(cursor)?.after;
}

async function onePage({ release, reader, query, origin }: Asked<Query>): Promise<Answered> {
  const size = query.limit ?? usualPerPage;
  const batches = observationBatches(reader, readerQuery(query, release), startOf(query), size + 1);
  const found: Observation[] = [];
  for await (const batch of batches) found.push(...batch);
  const shown = found.slice(0, size);
  const last = shown.at(-1);
  const next = found.length > size && last ? nextAddress(query, release.manifest.id, last, origin) : null;
  const body = { release: release.manifest.id, observations: shown.map(observationBody), next };
  return { kind: 'json', body, ...(next && { next }) };
}

function nextAddress(query: Query, release: string, last: Observation, origin: string): string {
  const { cursor: _, ...rest } = query;
  const given = Object.entries(rest).map(([name, value]): [string, string] => [name, String(value)]);
  const parameters = new URLSearchParams([...given, ['cursor', writeCursor({ release, after: last })]]);
  return `${origin}${apiRoot}/observations?${parameters}`;
}

function observationBody(observation: Observation): unknown {
  const { indicator, area, period, breakdown, value, unit, status, provenance } = observation;
  const { publisher, dataset, origin, note, retrieved } = provenance;
  return {
    indicator,
    area,
    period,
    breakdown,
    value,
    unit,
    status,
    publisher,
    dataset,
    origin,
    note,
    retrieved,
  };
}

function allRows({ release, reader, query, form }: Asked<Query>): Answered {
  const batches = observationBatches(reader, readerQuery(query, release), startOf(query), query.limit);
  return {
    kind: 'rows',
    texts: form === 'csv' ? csvTexts(batches) : jsonLines(batches),
    fileName: `observations.${form}`,
  };
}

async function* csvTexts(batches: AsyncIterable<readonly Observation[]>): AsyncGenerator<string> {
  yield toCsvText([csvColumns]);
  for await (const batch of batches) yield toCsvRows(batch);
}

async function* jsonLines(batches: AsyncIterable<readonly Observation[]>): AsyncGenerator<string> {
  for await (const batch of batches) {
    yield batch.map((observation) => `${JSON.stringify(observationBody(observation))}\n`).join('');
  }
}

/** All figures of a release that may be passed on, as CSV, a piece at a time. */
export function allFiguresAsCsv(release: OpenRelease, reader: () => Promise<ObservationReader>): AsyncIterable<string> {
  const indicators = release.indicators.map(({ id }) => id);
  return csvTexts(observationBatches(reader, { indicators, reusable: true }, undefined));
}
