import type { Indicator } from '../../indicator/indicator.ts';
import { releaseBefore } from '../../release/archive.ts';
import type { View } from '../view.ts';
import { differencePath, revisionAnchor } from './release-address.ts';
import { sayChange, sayMoment } from './wording.ts';
import { revisionText } from './texts.ts';

/** When an indicator was last revised, by how much, and where that can be seen. */
export interface LatestRevision {
  readonly sentence: string;
  readonly href: string;
}

/** Releases looked back through: a new version of the software makes releases that revise nothing. */
const lookBack = 12;

/** The latest release, the served one or one before it, that revised an indicator; `undefined` when none did lately. */
export async function latestRevision(view: View, indicator: Indicator): Promise<LatestRevision | undefined> {
  const { archive, release, locale, words } = view;
  const all = await archive.list();
  const served = all.findIndex(({ manifest }) => manifest.id === release.manifest.id);
  const recent = served === -1 ? [] : all.slice(served, served + lookBack);
  for (const later of recent) {
    const before = releaseBefore(all, later.manifest.id);
    const changes = before && (await archive.compare(before.manifest.id, later.manifest.id));
    const change = changes?.ok && changes.value.figures.indicators.find((each) => each.indicator === indicator.id);
    if (!change || change.revised === 0) continue;
    const moment = sayMoment(locale, later.published);
    return {
      sentence: revisionText(locale)('revised.line', { moment, change: sayChange(words, change) }),
      href: `${view.href(differencePath(later.manifest.id))}#${revisionAnchor(indicator.id)}`,
    };
  }
  return undefined;
}

/** The latest revision as a quiet line with its link. */
export function RevisedLine({ view, revision }: { view: View; revision: LatestRevision }) {
  return (
    <p class="small">
      {revision.sentence} <a href={revision.href}>{revisionText(view.locale)('revised.link')}</a>
    </p>
  );
}
