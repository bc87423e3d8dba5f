import { formatList } from '../../foundation/number.ts';
import { mayBePassedOn, withoutTerms } from '../release/reuse.ts';
import type { View } from './view.ts';

/** Whether none of the figures of these publishers may be passed on in a file. */
export function isWithheld({ release }: View, publishers: readonly string[]): boolean {
  return publishers.length > 0 && publishers.every((name) => !mayBePassedOn(name, release.plan));
}

/** Says whose figures are shown and left out of files, and why; nothing when every publisher states its terms. */
export function WithheldNote({ view, publishers }: { view: View; publishers: readonly string[] }) {
  const { words, release, locale } = view;
  const silent = withoutTerms(publishers, release.plan);
  if (silent.length === 0) return null;
  const named = { publishers: formatList(locale, silent), count: silent.length };
  return <p class="small">{words.t(isWithheld(view, publishers) ? 'withheld.all' : 'withheld.some', named)}</p>;
}
