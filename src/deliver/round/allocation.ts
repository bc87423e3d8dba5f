/** A proposal that needs reviewers. */
export interface Judged {
  readonly id: string;
  /** Reviewers who may not judge it: they belong to a partner, or declared a conflict of interest. */
  readonly excluded: readonly string[];
  /** Reviewers it has already, who stay. */
  readonly assigned: readonly string[];
}

/** Who reviews what, new pairs only, and which proposals could not get enough reviewers. */
export interface Allocation {
  readonly pairs: readonly { readonly proposal: string; readonly reviewer: string }[];
  readonly short: readonly string[];
}

/**
 * Divides reviewers over proposals so that the busiest has as little as possible. The same input gives the same answer.
 *
 * Method: a matching with capacities, by augmenting paths (Kuhn, 1955); the capacity of reviewers grows by one until
 * everybody has enough, or until more would not help.
 */
export function allocate(proposals: readonly Judged[], reviewers: readonly string[], each: number): Allocation {
  const most = proposals.length;
  const needed = proposals.reduce((sum, { assigned }) => sum + Math.max(each, assigned.length), 0);
  for (let capacity = Math.max(1, Math.ceil(needed / Math.max(1, reviewers.length))); ; capacity += 1) {
    const matching = match(proposals, reviewers, each, capacity);
    if (matching.short.length === 0 || capacity >= most) return matching;
  }
}

function match(proposals: readonly Judged[], reviewers: readonly string[], each: number, capacity: number): Allocation {
  const given = new Map(proposals.map(({ id, assigned }) => [id, new Set(assigned)]));
  const load = new Map(reviewers.map((id) => [id, proposals.filter(({ assigned }) => assigned.includes(id)).length]));
  const byId = new Map(proposals.map((proposal) => [proposal.id, proposal]));
  const short: string[] = [];

  /** Finds a reviewer for a proposal, moving others about where that frees one. */
  const place = (proposal: Judged, tried: Set<string>): boolean => {
    const own = given.get(proposal.id)!;
    const open = reviewers.filter((id) => !tried.has(id) && !own.has(id) && !proposal.excluded.includes(id));
    for (const id of open.toSorted((a, b) => load.get(a)! - load.get(b)!)) {
      if (tried.has(id)) continue;
      tried.add(id);
      if (load.get(id)! < capacity) {
        own.add(id);
        load.set(id, load.get(id)! + 1);
        return true;
      }
      for (const [other, theirs] of given) {
        const isMovable = other !== proposal.id && theirs.has(id) && !byId.get(other)!.assigned.includes(id);
        if (!isMovable || !place(byId.get(other)!, tried)) continue;
        theirs.delete(id);
        own.add(id);
        return true;
      }
    }
    return false;
  };

  for (const proposal of proposals) {
    while (given.get(proposal.id)!.size < each && place(proposal, new Set()));
    if (given.get(proposal.id)!.size < each) short.push(proposal.id);
  }
  const pairs = proposals.flatMap(({ id, assigned }) =>
    [...given.get(id)!]
      .filter((reviewer) => !assigned.includes(reviewer))
      .map((reviewer) => ({ proposal: id, reviewer })),
  );
  return { pairs, short };
}
