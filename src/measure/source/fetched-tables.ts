import type { Problem } from '../../foundation/problem.ts';
import { download, type Refusal } from './download.ts';
import type { FileOrder, Publisher, SourceSettings } from './publisher.ts';
import type { TablePublisher } from './table-publisher.ts';

/** How many years back a table of one year is asked for. */
const yearsBack = 5;

/**
 * A publisher of tables as one whose files are fetched: the table of each of the last years. `AMBITIE_<ID>_URL`
 * replaces the address, with `{year}` in it and `{file}` for the name, which has to stay: the mapping is found by it.
 */
export function fetchedTables(tables: TablePublisher): Publisher {
  const { id, publisher, licence, homepage, folder } = tables;
  const variable = `AMBITIE_${id.toUpperCase().replaceAll('-', '_')}_URL`;
  return {
    id,
    publisher,
    licence,
    homepage,
    askEveryDays: 30,
    updateEveryDays: 366,
    missingSettings: ({ environment }) => (folder || environment[variable] ? [] : [withoutAddress(tables, variable)]),
    orders: ({ indicators }, now) => {
      const wanted = new Set<string>(indicators.map((indicator) => indicator.id));
      const byName = Map.groupBy(recentYears(now), tables.fileName);
      return [...byName.values()].flatMap(([year = 0]) => tableOrders(tables, year, variable, wanted));
    },
    readings: () => [],
  };
}

function withoutAddress({ publisher, homepage }: TablePublisher, variable: string): Problem {
  return {
    code: 'not-set-up',
    message: `${publisher} does not keep its tables at one lasting address.`,
    at: variable,
    hint: `Look it up at ${homepage} and set ${variable}, with {file} in the place of the file’s name.`,
  };
}

/** A year's table comes out by the summer. */
function recentYears(now: Date): readonly number[] {
  const latest = now.getUTCMonth() >= 6 ? now.getUTCFullYear() : now.getUTCFullYear() - 1;
  return Array.from({ length: yearsBack }, (_, index) => latest - index);
}

function tableOrders(
  tables: TablePublisher,
  year: number,
  variable: string,
  wanted: ReadonlySet<string>,
): readonly FileOrder[] {
  const fileName = tables.fileName(year);
  const addressIn = ({ environment }: SourceSettings): string =>
    (environment[variable] || `${tables.folder}/{file}`)
      .replaceAll('{file}', fileName)
      .replaceAll('{year}', String(year));
  const mapping = tables.mapping(fileName);
  const isOfUse = mapping?.values.some(({ indicator }) => indicator !== undefined && wanted.has(indicator));
  if (!mapping || !isOfUse) return [];
  const [stem = '', extension = ''] = fileName.toLowerCase().split('.');
  return [
    {
      name: stem,
      extension,
      fetch: (effects, settings) => {
        const url = addressIn(settings);
        return download(effects, url, { ...settings.patience, timeoutMilliseconds: 300_000 }, (refusal) =>
          explain(refusal, tables, year, url),
        );
      },
      reading: { kind: 'table', mapping },
    },
  ];
}

function explain({ status }: Refusal, { publisher }: TablePublisher, year: number, url: string): readonly Problem[] {
  if (status === 404) {
    const hint = 'It may not be out yet, or have another address.';
    return [{ code: 'no-table', message: `${publisher} has no table of ${year} here.`, at: url, hint }];
  }
  const message = `${publisher} answered with status ${status}.`;
  return [{ code: 'publisher-error', message, at: url, hint: 'Try again later.' }];
}
