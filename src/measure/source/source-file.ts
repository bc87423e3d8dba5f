import { failed, ok, type Result } from '../../foundation/problem.ts';
import type { Area } from '../area/area.ts';
import type { Indicator } from '../indicator/indicator.ts';
import { readBoundaries } from './boundaries.ts';
import { readEurostatFile } from './eurostat-file.ts';
import { decodeText } from './file-text.ts';
import { readFigures } from './figures.ts';
import type { SourceId } from './source.ts';

/** What a file holds, in a sentence and in numbers. */
export interface FileSummary {
  readonly source: SourceId;
  readonly summary: string;
  readonly counts: Readonly<Record<string, number>>;
}

/** The most that a packed file may unpack to. */
const mostBytes = 256 * 1024 * 1024;

/**
 * Reads a file that somebody has at hand as a source's file, gzipped or not, and says what is in it.
 *
 * Problems: those of the source's reader, `bad-gzip`.
 */
export async function readSourceFile(
  source: SourceId,
  content: Uint8Array,
  file: string,
  indicators: readonly Indicator[],
  areas: readonly Area[],
): Promise<Result<FileSummary>> {
  const unpacked = await unpack(content, file);
  const text = unpacked.ok ? decodeText(unpacked.value, file) : unpacked;
  if (!text.ok) return text;
  switch (source) {
    case 'figures':
      return summariseFigures(text.value, file, indicators, areas);
    case 'eurostat':
      return summariseEurostat(text.value, file);
    case 'boundaries':
      return summariseBoundaries(text.value, file, areas);
  }
}

async function unpack(content: Uint8Array, file: string): Promise<Result<Uint8Array>> {
  if (content[0] !== 0x1f || content[1] !== 0x8b) return ok(content);
  try {
    const packed = new Blob([new Uint8Array(content)]).stream();
    return ok(await gather(packed.pipeThrough(new DecompressionStream('gzip'))));
  } catch {
    const message = 'The gzip file is cut off, damaged, or unpacks to more than 256 MB.';
    return failed([{ code: 'bad-gzip', message, at: file, hint: 'Fetch the file again.' }]);
  }
}

async function gather(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const piece of stream) {
    size += piece.length;
    if (size > mostBytes) throw new Error(`more than ${mostBytes} bytes`);
    pieces.push(new Uint8Array(piece));
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

function summariseFigures(
  text: string,
  file: string,
  indicators: readonly Indicator[],
  areas: readonly Area[],
): Result<FileSummary> {
  const result = readFigures(text, file, {
    indicators: new Set(indicators.map((indicator) => indicator.id)),
    areas: new Set(areas.map((area) => area.code)),
    units: new Map(indicators.map((indicator) => [indicator.id, indicator.unit])),
  });
  if (!result.ok) return result;
  const count = result.value.length;
  return ok({ source: 'figures', summary: `${count} figures, none with a problem.`, counts: { observations: count } });
}

function summariseEurostat(text: string, file: string): Result<FileSummary> {
  const result = readEurostatFile(text, file);
  if (!result.ok) return result;
  const counts = Object.fromEntries(result.value.map(({ dataset, observations }) => [dataset, observations.length]));
  const summary = Object.entries(counts).map(([dataset, count]) => `${dataset}: ${count} observations.`);
  return ok({ source: 'eurostat', summary: summary.join('\n'), counts });
}

function summariseBoundaries(text: string, file: string, areas: readonly Area[]): Result<FileSummary> {
  const result = readBoundaries(text, file, areas);
  if (!result.ok) return result;
  const { features, vintage } = result.value;
  const summary = `${features.length} municipalities as they are since ${vintage}.`;
  return ok({ source: 'boundaries', summary, counts: { features: features.length } });
}
