import type { Problem, Result } from '../../foundation/problem.ts';
import type { SourceStatus } from './freshness.ts';

/**
 * What is known of a publisher's file that was kept as it came. `retrieved` is the ISO moment at which this content
 * was first had, `bytes` its size.
 */
export interface RawRecord {
  readonly source: string;
  readonly name: string;
  readonly extension: string;
  readonly url: string;
  readonly sha256: string;
  readonly retrieved: string;
  readonly bytes: number;
}

/** A file as it came from its publisher, to be kept. */
export interface RawFile {
  readonly source: string;
  readonly name: string;
  readonly extension: string;
  readonly url: string;
  readonly retrieved: string;
  readonly content: Uint8Array;
}

/** The kept files of a data folder. The newest of each name counts; older ones stay beside it. */
export interface RawStore {
  /** The record that a file will be kept with. */
  readonly recordOf: (file: RawFile) => RawRecord;
  /**
   * Keeps a file in one step: after a crash either the earlier or the new one is the latest. Content that is there
   * already is not written again.
   */
  readonly keep: (record: RawRecord, content: Uint8Array) => Promise<void>;
  /** The latest of each name, in order of name. */
  readonly latest: (source: string) => Promise<Result<readonly RawRecord[]>>;
  /** The content, verified: `raw-file-damaged` or `raw-file-gone` when it is not what was kept. */
  readonly read: (record: RawRecord) => Promise<Result<Uint8Array>>;
  /** The problems that `read` would tell, without holding the content in memory. */
  readonly verify: (record: RawRecord) => Promise<readonly Problem[]>;
  /** Where the file of a record stands, for programs that read it themselves. */
  readonly pathOf: (record: RawRecord) => string;
  /** What is known of the fetching of a source; without files before the first attempt or when its note is unreadable. */
  readonly status: (source: string) => Promise<SourceStatus>;
  /** Notes it, in one step. */
  readonly noteStatus: (status: SourceStatus) => Promise<void>;
}

/** Name of the kept file, within the folder of its source: `lfst_r_lfe2emprt-0123456789ab.json`. */
export function rawFileName({ name, sha256, extension }: Pick<RawRecord, 'name' | 'sha256' | 'extension'>): string {
  return `${name}-${sha256.slice(0, 12)}.${extension}`;
}
