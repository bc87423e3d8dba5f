import { diffWordsWithSpace } from 'diff';

/** A stretch of a text that stayed, was added, or was struck out. */
export interface WordChange {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** What changed between two texts, by words. Beyond some length of time it gives up and says that all of it changed. */
export function wordChanges(before: string, after: string): readonly WordChange[] {
  const parts = diffWordsWithSpace(before, after, { maxEditLength: 2000 });
  if (!parts)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ];
  return parts.map(({ added, removed, value }) => ({ kind: kindOf(added, removed), text: value }));
}

function kindOf(added: boolean, removed: boolean): WordChange['kind'] {
  if (added) return 'added';
  return removed ? 'removed' : 'same';
}
