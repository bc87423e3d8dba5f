import { failed, ok, type Result } from '../../foundation/problem.ts';
import { nothingChanged, type ReleaseComparison, type Revision, type VerdictChange } from './diff.ts';
import type { Manifest, ReleaseId } from './manifest.ts';
import type { OpenRelease } from './open-release.ts';

/** A release that was published: `published` is the moment it last became the one that is served (ISO). */
export interface PublishedRelease {
  readonly manifest: Manifest;
  readonly published: string;
}

/** What a release changed against an earlier one, in figures and in verdicts. */
export interface ReleaseChanges {
  readonly figures: ReleaseComparison;
  readonly verdicts: readonly VerdictChange[];
}

/** A file of a release as it stands on disk. */
export interface ArchivedFile {
  readonly bytes: number;
  readonly sha256: string;
  readonly read: () => ReadableStream<Uint8Array>;
}

/**
 * Every release that was ever published and is still at hand. What it tells about two releases never changes, so it
 * is kept in memory. Problems of all its answers: those of `verifyRelease`, for a release that is gone or damaged.
 */
export interface ReleaseArchive {
  /** The latest published first. */
  readonly list: () => Promise<readonly PublishedRelease[]>;
  /** Opened for reading; it stays open for half a minute after it was last asked for at least. */
  readonly open: (id: ReleaseId) => Promise<Result<OpenRelease>>;
  /** `from` is absent for a first release: then everything is new. */
  readonly compare: (from: ReleaseId | undefined, to: ReleaseId) => Promise<Result<ReleaseChanges>>;
  /** Every revision between two releases in batches. */
  readonly revisions: (from: ReleaseId, to: ReleaseId) => AsyncIterable<readonly Revision[]>;
  /** A file by its name in the manifest; `undefined` when there is none. */
  readonly file: (id: ReleaseId, name: string) => Promise<ArchivedFile | undefined>;
  readonly close: () => void;
}

/** The archive of a single release, for when nothing is known of others. */
export function soleArchive(release: () => OpenRelease): ReleaseArchive {
  const absent = (id: string): Result<never> =>
    failed([
      {
        code: 'release.absent',
        message: 'There is no other release here.',
        at: `releases/${id}`,
        hint: 'Give the site an archive of releases.',
      },
    ]);
  return {
    list: () => Promise.resolve([{ manifest: release().manifest, published: '' }]),
    open: (id) => Promise.resolve(id === release().manifest.id ? ok(release()) : absent(id)),
    compare: (from, to) => Promise.resolve(from === to ? ok({ figures: nothingChanged, verdicts: [] }) : absent(to)),
    revisions: async function* () {},
    file: () => Promise.resolve(undefined),
    close: () => {},
  };
}

/** The release that was published just before; `undefined` for the first one and for one that is not in the list. */
export function releaseBefore(list: readonly PublishedRelease[], id: string): PublishedRelease | undefined {
  const at = list.findIndex(({ manifest }) => manifest.id === id);
  return at === -1 ? undefined : list[at + 1];
}
