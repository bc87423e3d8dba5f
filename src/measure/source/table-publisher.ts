import type { TableMapping } from './table/mapping.ts';

/** A publisher whose tables are read through a mapping that comes with the code. */
export interface TablePublisher {
  /** Name in commands and of the folder of kept files. */
  readonly id: string;
  readonly publisher: string;
  readonly licence: { readonly name: string; readonly url?: string };
  readonly homepage: string;
  /** Where the table of a year is downloaded; absent where the address cannot be worked out. */
  readonly address?: (year: number) => string;
  /** The mapping of a file by its name, as it is downloaded; `undefined` when it is none of this publisher's. */
  readonly mapping: (fileName: string) => TableMapping | undefined;
}
