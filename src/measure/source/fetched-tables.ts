import type { Problem } from '../../foundation/problem.ts';
import { download, type Refusal } from './download.ts';
import type { FileOrder, Publisher, SourceSettings } from './publisher.ts';
import type { TablePublisher } from './table-publisher.ts';

/** How many years back a table of one year is asked for. */
const yearsBack = 5;

/** A publisher of tables whose address for a year is known. */
export type AddressedTables = TablePublisher & Required<Pick<TablePublisher, 'address'>>;

/** Whether the tables of a publisher can be fetched. Others go into the plan's folder `imports/`. */
export function isAddressed(tables: TablePublisher): tables is AddressedTables {
  return tables.address !== undefined;
}

/**
 * A publisher of tables as one whose files are fetched: the table of each of the last years. `AMBITIE_<ID>_URL`, with
 * `{year}` in it, replaces the address; the file has to keep its name, by which its mapping is found.
 */
export function fetchedTables(tables: AddressedTables): Publisher {
  const { id, publisher, licence, homepage } = tables;
  return {
    id,
    publisher,
    licence,
    homepage,
    askEveryDays: 30,
    updateEveryDays: 366,
    missingSettings: () => [],
    orders: ({ indicators }, now) => {
      const wanted = new Set<string>(indicators.map((indicator) => indicator.id));
      return recentYears(now).flatMap((year) => tableOrders(tables, year, wanted));
    },
  };
}

/** A year's table comes out by the summer. */
function recentYears(now: Date): readonly number[] {
  const latest = now.getUTCMonth() >= 6 ? now.getUTCFullYear() : now.getUTCFullYear() - 1;
  return Array.from({ length: yearsBack }, (_, index) => latest - index);
}

function tableOrders(tables: AddressedTables, year: number, wanted: ReadonlySet<string>): readonly FileOrder[] {
  const variable = `AMBITIE_${tables.id.toUpperCase().replaceAll('-', '_')}_URL`;
  const addressIn = ({ environment }: SourceSettings): string =>
    environment[variable]?.replaceAll('{year}', String(year)) ?? tables.address(year);
  const fileName = decodeURIComponent(tables.address(year).split('/').at(-1) ?? '');
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
