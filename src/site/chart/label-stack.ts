/** A label that wants to stand at a height and needs room. */
export interface StackedLabel {
  /** Where its middle wants to be. */
  readonly wanted: number;
  readonly height: number;
}

/**
 * Moves labels apart until none touches another, each as near to where it wants to be as can be, all between `top`
 * and `bottom`. Returns the middles in the order given. Labels that together are higher than the room are packed
 * from the top.
 */
export function stackLabels(labels: readonly StackedLabel[], top: number, bottom: number): readonly number[] {
  const order = labels.map((_, index) => index).toSorted((a, b) => labels[a]!.wanted - labels[b]!.wanted);
  const groups: Group[] = [];
  for (const index of order) {
    groups.push(keepInside(groupOf(labels, [index]), top, bottom));
    mergeTouching(groups, labels, top, bottom);
  }
  return middlesOf(groups, labels);
}

interface Group {
  readonly members: readonly number[];
  readonly start: number;
  readonly height: number;
}

/** Labels that touch stand in one block whose middle is the mean of what its members want. */
function groupOf(labels: readonly StackedLabel[], members: readonly number[]): Group {
  let height = 0;
  let sum = 0;
  for (const member of members) {
    const label = labels[member]!;
    sum += label.wanted - (height + label.height / 2);
    height += label.height;
  }
  return { members, start: sum / members.length, height };
}

function keepInside(group: Group, top: number, bottom: number): Group {
  return { ...group, start: Math.max(top, Math.min(group.start, bottom - group.height)) };
}

function mergeTouching(groups: Group[], labels: readonly StackedLabel[], top: number, bottom: number): void {
  while (groups.length > 1) {
    const [above, below] = [groups.at(-2)!, groups.at(-1)!];
    if (above.start + above.height <= below.start + 1e-9) return;
    groups.splice(-2, 2, keepInside(groupOf(labels, [...above.members, ...below.members]), top, bottom));
  }
}

function middlesOf(groups: readonly Group[], labels: readonly StackedLabel[]): readonly number[] {
  const middles = Array.from(labels, () => 0);
  for (const group of groups) {
    let at = group.start;
    for (const member of group.members) {
      const { height } = labels[member]!;
      middles[member] = at + height / 2;
      at += height;
    }
  }
  return middles;
}
