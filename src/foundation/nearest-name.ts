/** The known name that a mistyped one most likely stands for; `undefined` when none is near enough to be a slip. */
export function nearestName(written: string, known: Iterable<string>): string | undefined {
  return nearestNames(written, known)[0];
}

/** Nobody types a longer name by hand; what is longer has no name near it, and is compared with none. */
const longestTyped = 60;

/** Known names near a mistyped one, nearest first, at most `most` of them. Case is ignored. */
export function nearestNames(written: string, known: Iterable<string>, most = 3): readonly string[] {
  if (written.length > longestTyped) return [];
  const asked = written.toLowerCase();
  const farthest = Math.max(2, Math.floor(asked.length / 3));
  return [...known]
    .map((name) => ({ name, distance: distanceTo(asked, name.toLowerCase(), farthest) }))
    .filter(({ distance }) => distance <= farthest)
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ name }) => name);
}

/** Edit distance, with a name that begins with what was written counted as one slip away. */
function distanceTo(asked: string, name: string, farthest: number): number {
  if (asked.length >= 3 && name.startsWith(asked)) return Math.min(1, name.length - asked.length);
  return editDistance(asked, name, farthest);
}

/**
 * Levenshtein's distance: insertions, deletions and replacements it takes to turn one text into the other. It is not
 * worked out, and `Infinity`, where the lengths alone put it beyond `farthest`: so a long text costs no more than a short one.
 */
export function editDistance(one: string, other: string, farthest: number): number {
  if (Math.abs(one.length - other.length) > farthest) return Infinity;
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...one].entries()) {
    const current = [row + 1];
    for (let column = 1; column <= other.length; column += 1) {
      const replaced = (previous[column - 1] as number) + (letter === other[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] as number) + 1, (current[column - 1] as number) + 1));
    }
    previous = current;
  }
  return previous.at(-1) as number;
}
