import { failed, ok, type Problem, type Result } from '../../foundation/problem.ts';
import type { Area } from '../area/area.ts';
import type { Indicator } from '../indicator/indicator.ts';
import { readBoundaries } from './boundaries.ts';
import type { DatasetObservation } from './dataset-reading.ts';
import { readEurostatFile } from './eurostat-file.ts';
import { decodeText } from './file-text.ts';
import type { Observation } from '../observation/observation.ts';
import { readFigures, type KnownNames } from './figures.ts';
import { isOwnJsonStat, readOwnJsonStat } from './own-json-stat.ts';
import { isOwnSdmxCsv, readOwnSdmxCsv } from './own-sdmx-csv.ts';
import type { SourcePlan } from './publisher.ts';
import { findPublisher } from './source.ts';

/** What a file holds, in a sentence and in numbers. */
export interface FileSummary {
  readonly source: string;
  readonly summary: string;
  readonly counts: Readonly<Record<string, number>>;
  /** Every figure in it; of a dataset of Eurostat each cell as it is there. None of boundaries. */
  readonly observations: readonly (Observation | (DatasetObservation & { readonly dataset: string }))[];
}

/** The most that is taken of a file, unpacked. */
const mostBytes = 150 * 1024 * 1024;

/**
 * Reads a file that somebody has at hand as a source's file, gzipped or not, and says what is in it. Our own export as
 * SDMX-CSV or JSON-stat is known by its structure, whichever source is named.
 *
 * Problems: those of the source's reader, `too-large`, `bad-gzip`, `no-such-file` for a source that has no file with figures of its
 * own in the plan.
 */
export async function readSourceFile(
  source: string,
  content: Uint8Array,
  file: string,
  indicators: readonly Indicator[],
  areas: readonly Area[],
): Promise<Result<FileSummary>> {
  const unpacked = await unpack(content, file);
  const text = unpacked.ok ? decodeText(unpacked.value, file) : unpacked;
  if (!text.ok) return text;
  if (isOwnSdmxCsv(text.value)) {
    return summariseFigures(source, readOwnSdmxCsv(text.value, file, knownNames(indicators, areas)));
  }
  if (isOwnJsonStat(text.value)) {
    return summariseFigures(source, readOwnJsonStat(text.value, file, knownNames(indicators, areas)));
  }
  switch (source) {
    case 'figures':
      return summariseFigures(source, readFigures(text.value, file, knownNames(indicators, areas)));
    case 'eurostat':
      return summariseEurostat(text.value, file);
    case 'boundaries':
    case 'gisco':
      return summariseBoundaries(source, text.value, file, areas);
    default:
      return readAsOrdered(source, unpacked.ok ? unpacked.value : content, file, { indicators, areas });
  }
}

function knownNames(indicators: readonly Indicator[], areas: readonly Area[]): KnownNames {
  return {
    indicators: new Set(indicators.map(({ id }) => id)),
    areas: new Set(areas.map(({ code }) => code)),
    units: new Map(indicators.map(({ id, unit }) => [id, unit])),
  };
}

/** Reads a file as one of those that the plan reads of its source: the first reading that takes it, else every problem. */
function readAsOrdered(source: string, content: Uint8Array, file: string, plan: SourcePlan): Result<FileSummary> {
  const problems: Problem[] = [];
  for (const { reading } of findPublisher(source)?.readings(plan) ?? []) {
    if (reading.kind !== 'observations') continue;
    const kept = { name: file, url: '', retrieved: '9998-12-31T00:00:00Z', content };
    const read = reading.read(kept);
    if (read.ok) return ok(figuresSummary(source, read.value.observations));
    problems.push(...read.problems);
  }
  if (problems.length > 0) return failed(problems);
  const message = `The plan takes nothing from the source "${source}" that a file could be.`;
  return failed([
    { code: 'no-such-file', message, at: file, hint: 'Name the source in a series of an indicator, or use a mapping.' },
  ]);
}

async function unpack(content: Uint8Array, file: string): Promise<Result<Uint8Array>> {
  if (content.length > mostBytes) return failed([tooLarge(file)]);
  if (content[0] !== 0x1f || content[1] !== 0x8b) return ok(content);
  const packed = new Blob([new Uint8Array(content)]).stream();
  try {
    const whole = await gather(packed.pipeThrough(new DecompressionStream('gzip')));
    return whole ? ok(whole) : failed([tooLarge(file)]);
  } catch {
    const message = 'The gzip file is cut off or damaged.';
    return failed([{ code: 'bad-gzip', message, at: file, hint: 'Fetch the file again: it did not arrive whole.' }]);
  }
}

/** `undefined` when more comes than is taken. */
async function gather(stream: ReadableStream<Uint8Array>): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const piece of stream) {
    size += piece.length;
    if (size > mostBytes) return undefined;
    pieces.push(new Uint8Array(piece));
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

function tooLarge(file: string): Problem {
  const message = `The file has more than ${mostBytes / 1024 / 1024} MB, unpacked.`;
  return { code: 'too-large', message, at: file, hint: 'Split it by year, or read it through a mapping (--mapping).' };
}

function summariseFigures(source: string, result: Result<readonly Observation[]>): Result<FileSummary> {
  return result.ok ? ok(figuresSummary(source, result.value)) : result;
}

function figuresSummary(source: string, observations: readonly Observation[]): FileSummary {
  const count = observations.length;
  return { source, summary: `${count} figures, none with a problem.`, counts: { observations: count }, observations };
}

function summariseEurostat(text: string, file: string): Result<FileSummary> {
  const result = readEurostatFile(text, file);
  if (!result.ok) return result;
  const counts = Object.fromEntries(result.value.map(({ dataset, observations }) => [dataset, observations.length]));
  const summary = Object.entries(counts).map(([dataset, count]) => `${dataset}: ${count} observations.`);
  const observations = result.value.flatMap(({ dataset, observations: cells }) =>
    cells.map((cell) => ({ dataset, ...cell })),
  );
  return ok({ source: 'eurostat', summary: summary.join('\n'), counts, observations });
}

function summariseBoundaries(source: string, text: string, file: string, areas: readonly Area[]): Result<FileSummary> {
  const result = readBoundaries(text, file, areas);
  if (!result.ok) return result;
  const { features, vintage } = result.value;
  const summary = `${features.length} municipalities as they are since ${vintage}.`;
  return ok({ source, summary, counts: { features: features.length }, observations: [] });
}
