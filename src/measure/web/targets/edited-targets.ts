import type { OpenRelease } from '../../release/open-release.ts';
import type { Target } from '../../target/target.ts';

/** Targets that were edited on the site: pages show them at once, the release itself stays as it is. */
export interface EditedTargets {
  /** Changes with every edit. */
  readonly revision: () => string;
  /** All targets that hold now, given those of the release. */
  readonly apply: (targets: readonly Target[]) => readonly Target[];
}

/** The release as pages show it. The same one is given until the release or the edits change. */
export function withEditedTargets(release: () => OpenRelease, edited: EditedTargets): () => OpenRelease {
  let shown: { readonly of: OpenRelease; readonly revision: string; readonly release: OpenRelease } | undefined;
  return () => {
    const of = release();
    const revision = edited.revision();
    if (shown?.of !== of || shown.revision !== revision) {
      shown = { of, revision, release: { ...of, targets: edited.apply(of.targets) } };
    }
    return shown.release;
  };
}
