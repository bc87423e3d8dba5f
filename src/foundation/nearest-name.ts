/** The known name that a mistyped one most likely stands for; `undefined` when none is near enough to be a slip. */
export function nearestName(written: string, known: Iterable<string>): string | undefined {
  return nearestNames(written, known)[0];
}

/** Known names near a mistyped one, nearest first, at most `most` of them. Case is ignored. */
export function nearestNames(written: string, known: Iterable<string>, most = 3): readonly string[] {
  const asked = written.toLowerCase();
  const farthest = Math.max(2, Math.floor(asked.length / 3));
  return [...known]
    .map((name) => ({ name, distance: distanceTo(asked, name.toLowerCase()) }))
    .filter(({ distance }) => distance <= farthest)
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ name }) => name);
}

/** Edit distance, with a name that begins with what was written counted as one slip away. */
function distanceTo(asked: string, name: string): number {
  return asked.length >= 3 && name.startsWith(asked)
    ? Math.min(1, editDistance(asked, name))
    : editDistance(asked, name);
}

/** Levenshtein's distance: insertions, deletions and replacements it takes to turn one text into the other. */
export function editDistance(one: string, other: string): number {
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
