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
  /**
   * Keeps a file when `check` finds nothing wrong with it, in one step: after a crash either the earlier or the new
   * one is the latest. Content that is there already is not written again.
   */
  readonly keep: (file: RawFile, check: (content: Uint8Array) => readonly Problem[]) => Promise<Result<RawRecord>>;
  /**
   * The record of the latest file of that name when it holds this very content, from this very address, undamaged;
   * else `undefined`. Such a file was read when it was kept and need not be read again.
   */
  readonly unchanged: (file: RawFile) => Promise<RawRecord | undefined>;
  /** The latest of each name, in order of name. */
  readonly latest: (source: string) => Promise<Result<readonly RawRecord[]>>;
  /** The content, verified: `raw-file-damaged` or `raw-file-gone` when it is not what was kept. */
  readonly read: (record: RawRecord) => Promise<Result<Uint8Array>>;
  /** What is known of the fetching of a source; without files before the first attempt or when its note is unreadable. */
  readonly status: (source: string) => Promise<SourceStatus>;
  /** Notes it, in one step. */
  readonly noteStatus: (status: SourceStatus) => Promise<void>;
}

/** Name of the kept file, within the folder of its source: `lfst_r_lfe2emprt-0123456789ab.json`. */
export function rawFileName({ name, sha256, extension }: Pick<RawRecord, 'name' | 'sha256' | 'extension'>): string {
  return `${name}-${sha256.slice(0, 12)}.${extension}`;
}
