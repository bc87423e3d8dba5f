import type { Effects } from '../../foundation/effects.ts';
import type { Problem, Result } from '../../foundation/problem.ts';
import type { Area } from '../area/area.ts';
import type { Indicator } from '../indicator/indicator.ts';
import type { Observation } from '../observation/observation.ts';
import type { Boundaries } from './boundaries.ts';
import type { Download, Patience } from './download.ts';
import type { TableMapping } from './table/mapping.ts';

/** What of a plan decides which files are ordered and how they are read. A release's snapshot of its plan is one. */
export interface SourcePlan {
  readonly indicators: readonly Indicator[];
  readonly areas: readonly Area[];
  /** Indicators that are compared with regions elsewhere. */
  readonly plan?: {
    readonly comparison?: { readonly columns: Readonly<Record<string, { readonly indicator: string }>> };
  };
}

/** Addresses and keys as the machine's environment names them, and how patiently publishers are asked. */
export interface SourceSettings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly patience: Patience;
}

/**
 * A publisher of files: who it is, how often it is asked, and which files a plan orders from it. A publisher is one
 * file in `publishers/`, one line in the list of `source.ts`, and its texts in `source-texts.ts`.
 */
export interface Publisher {
  /** Name of the source in commands, addresses and the folder of kept files. */
  readonly id: string;
  readonly publisher: string;
  readonly licence: { readonly name: string; readonly url?: string };
  readonly homepage?: string;
  /** How often the schedule asks, in days. */
  readonly askEveryDays: number;
  /** How long after a change the publisher's next one is expected, in days. */
  readonly updateEveryDays: number;
  /** What the environment has to name before anything can be fetched: keys, an address. Empty when all is there. */
  readonly missingSettings: (settings: SourceSettings) => readonly Problem[];
  /** The files that the plan needs at this moment, in a fixed order; none when nothing in the plan asks for any. */
  readonly orders: (plan: SourcePlan, now: Date) => readonly FileOrder[];
  /** How kept files are read for the plan, whenever they came; none for tables, which a database reads. */
  readonly readings: (plan: SourcePlan) => readonly KeptReading[];
}

/** One file of a publisher, with its two steps: it is fetched, and what came is read. */
export interface FileOrder {
  /** Name of the kept file. */
  readonly name: string;
  /** Ending of the kept file. */
  readonly extension: string;
  /** The body as it came, its content still unread. */
  readonly fetch: (effects: Effects, settings: SourceSettings) => Promise<Result<Download>>;
  readonly reading: FileReading;
}

/** What a file turns into. A file is read whole or refused with every problem in it. */
export type FileReading =
  | WholeReading
  /** A table that a mapping describes; its rows are read by a database when a release is built (`imports-store.ts`). */
  | { readonly kind: 'table'; readonly mapping: TableMapping };

/** A file that is read from its bytes. */
export type WholeReading =
  | { readonly kind: 'observations'; readonly read: (file: KeptFile) => Result<ReadFile> }
  | { readonly kind: 'boundaries'; readonly read: (file: KeptFile) => Result<Boundaries> };

/** How the kept files of one kind are read. */
export interface KeptReading {
  /** Whether a kept file of that name is of this kind: the one that is ordered now, or an earlier edition. */
  readonly isOf: (name: string) => boolean;
  readonly reading: WholeReading;
}

/** A file that is read from its bytes, fetched anew under the same name each time. */
export type LastingOrder = FileOrder & { readonly reading: WholeReading };

/** The orders and readings of a publisher whose files have the same names at any moment. */
export function lastingOrders(
  orders: (plan: SourcePlan) => readonly LastingOrder[],
): Pick<Publisher, 'orders' | 'readings'> {
  return {
    orders,
    readings: (plan) => orders(plan).map(({ name, reading }) => ({ isOf: (kept) => kept === name, reading })),
  };
}

/** Reads a table through its mapping as the build of a release will, and tells how many figures it gives. */
export type TableCheck = (
  file: HashedKeptFile,
  mapping: TableMapping,
  plan: SourcePlan,
) => Promise<Result<{ readonly observations: number }>>;

/** A file as it was kept: `url` is where it came from, `retrieved` the ISO moment at which this content was first had. */
export interface KeptFile {
  readonly name: string;
  readonly url: string;
  readonly retrieved: string;
  readonly content: Uint8Array;
}

/** A kept file with the SHA-256 of its content. */
export type HashedKeptFile = KeptFile & { readonly sha256: string };

/** Figures of a file. `remarks` tell of parts that the plan asks for and the publisher does not have. */
export interface ReadFile {
  readonly observations: readonly Observation[];
  readonly remarks: readonly Problem[];
}
