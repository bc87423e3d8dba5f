import { failed, ok, type Problem, type Result } from '../../foundation/problem.ts';
import type { DatasetReading } from './dataset-reading.ts';
import { longColumns, readEurostatLongCsv } from './eurostat-long-csv.ts';
import { readEurostatTsv } from './eurostat-tsv.ts';
import { readJsonStat } from './json-stat.ts';
import { inspectText } from './file-text.ts';
import { fieldOf, parseJson } from './json-text.ts';
import { readSdmxCsv } from './sdmx-csv.ts';

/**
 * Reads a Eurostat file that somebody has at hand, whichever format it is in: JSON-stat, TSV, SDMX-CSV 1.0 or 2.0, or
 * the long CSV of several datasets. The dataset comes from the content, for TSV from the file name up to its first dot.
 *
 * Problems: those of `inspectText` and of the reader of its format, `unknown-format`.
 */
export function readEurostatFile(text: string, file: string): Result<readonly DatasetReading[]> {
  const inspected = inspectText(text, file);
  if (!inspected.ok) return inspected;
  const name = (file.split(/[/\\]/).at(-1) ?? file).split('.')[0]?.toLowerCase() ?? '';
  const start = inspected.value.trimStart().slice(0, 4000);
  const firstLine = start.split(/\r?\n/, 1)[0] ?? '';
  if (/^[{[]/.test(start)) return single(readJsonStat(text, { file, dataset: statedInJson(text, file) ?? name }));
  if (firstLine.includes('\t')) return single(readEurostatTsv(text, { file, dataset: name }));
  if (firstLine === longColumns.join(',')) return readEurostatLongCsv(text, file);
  if (/^(DATAFLOW|STRUCTURE)(\[.?\])?,/.test(firstLine)) {
    const stated = /[A-Z_]+:(\w+)\(/.exec(start)?.[1]?.toLowerCase();
    return single(readSdmxCsv(text, { file, dataset: stated ?? name }));
  }
  return failed([unknownFormat(file)]);
}

function single(reading: DatasetReading): Result<readonly DatasetReading[]> {
  return reading.problems.length > 0 ? failed(reading.problems) : ok([reading]);
}

function statedInJson(text: string, file: string): string | undefined {
  const parsed = parseJson(text, file);
  const id = parsed.ok ? fieldOf(fieldOf(parsed.value, 'extension'), 'id') : undefined;
  return typeof id === 'string' ? id.toLowerCase() : undefined;
}

function unknownFormat(file: string): Problem {
  return {
    code: 'unknown-format',
    message: 'The file is in none of the formats of Eurostat.',
    at: `${file}:1`,
    hint: 'Give JSON-stat (format=JSON), TSV or SDMX-CSV.',
  };
}
