import type { TableMapping } from './table/mapping.ts';

/** A publisher whose tables are read through a mapping that comes with the code. */
export interface TablePublisher {
  /** Name in commands and of the folder of kept files. */
  readonly id: string;
  readonly publisher: string;
  readonly licence: { readonly name: string; readonly url?: string };
  readonly homepage: string;
  /** The name under which the table of a year is downloaded; always the same where one table holds every year. */
  readonly fileName: (year: number) => string;
  /** The folder in which it is found; absent where that has to be named first, in `AMBITIE_<ID>_URL`. */
  readonly folder?: string;
  /** The mapping of a file by its name, as it is downloaded; `undefined` when it is none of this publisher's. */
  readonly mapping: (fileName: string) => TableMapping | undefined;
}
