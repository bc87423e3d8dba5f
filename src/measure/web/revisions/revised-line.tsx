import type { Indicator } from '../../indicator/indicator.ts';
import { releaseBefore } from '../../release/archive.ts';
import type { View } from '../view.ts';
import { differencePath, revisionAnchor } from './release-address.ts';
import { revisionText, sayChange, sayMoment } from './wording.ts';

/** When the served release revised an indicator against the one before it, and by how much. */
export interface LatestRevision {
  readonly sentence: string;
  readonly href: string;
}

/** What the served release revised of an indicator; `undefined` when it left its figures as they were. */
export async function latestRevision(view: View, indicator: Indicator): Promise<LatestRevision | undefined> {
  const { archive, release, locale, words } = view;
  const all = await archive.list();
  const served = all.find(({ manifest }) => manifest.id === release.manifest.id);
  const before = releaseBefore(all, release.manifest.id);
  if (!served || !before) return undefined;
  const changes = await archive.compare(before.manifest.id, served.manifest.id);
  const change = changes.ok && changes.value.figures.indicators.find((each) => each.indicator === indicator.id);
  if (!change || change.revised === 0) return undefined;
  const t = revisionText(locale);
  return {
    sentence: t('revised.line', { moment: sayMoment(locale, served.published), change: sayChange(words, change) }),
    href: `${view.href(differencePath(served.manifest.id))}#${revisionAnchor(indicator.id)}`,
  };
}

/** The latest revision as a quiet line with its link. */
export function RevisedLine({ view, revision }: { view: View; revision: LatestRevision }) {
  return (
    <p class="small">
      {revision.sentence} <a href={revision.href}>{revisionText(view.locale)('revised.link')}</a>
    </p>
  );
}
