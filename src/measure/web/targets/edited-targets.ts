import type { OpenRelease } from '../../release/open-release.ts';
import { editTargets } from '../../target/target-rows.ts';
import type { FollowedTargets } from '../../target/target-store.ts';

/**
 * The release as pages show it, with the targets edited on the site since; the release itself stays as it is. The same one
 * is given until the release or the edits change.
 */
export function withEditedTargets(
  release: () => OpenRelease,
  edits: Pick<FollowedTargets, 'changes' | 'revision'>,
): () => OpenRelease {
  let shown: { readonly of: OpenRelease; readonly revision: string; readonly release: OpenRelease } | undefined;
  return () => {
    const of = release();
    const revision = edits.revision();
    if (shown?.of !== of || shown.revision !== revision) {
      shown = { of, revision, release: { ...of, targets: editTargets(of.targets, edits.changes()) } };
    }
    return shown.release;
  };
}
