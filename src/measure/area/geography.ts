import { existsOn, type Area, type AreaCode, type AreaKind } from './area.ts';

/** The areas of a plan with the questions asked of them. Built once from a plan's area list. */
export interface Geography {
  readonly areas: readonly Area[];
  readonly find: (code: string) => Area | undefined;
  /**
   * @throws {Error} for a code that is not in the plan: codes are checked where they enter.
   */
  readonly get: (code: string) => Area;
  readonly ofKind: (kind: AreaKind) => readonly Area[];
  /** Municipalities that exist today, by Dutch name. */
  readonly municipalities: readonly Area[];
  /** Groups that can be ranked against each other, such as the primary care zones. */
  readonly groupsOfSet: (groupSet: string) => readonly Area[];
  /**
   * Sets of areas whose counts add up to the area's own, the present geography first: a region's provinces, a
   * province's or group's municipalities before and after each merger, and for a merged municipality those that it was
   * made of. Empty for a municipality that never merged.
   */
  readonly partitions: (code: AreaCode) => readonly (readonly AreaCode[])[];
  /** The municipality that a former one is part of today; a present one is its own successor. */
  readonly today: (code: AreaCode) => AreaCode;
}

export function buildGeography(areas: readonly Area[]): Geography {
  const byCode = new Map<string, Area>(areas.map((area) => [area.code, area]));
  const get = (code: string): Area => {
    const area = byCode.get(code);
    if (!area) throw new Error(`unknown area: ${code}`);
    return area;
  };
  const municipalities = areas
    .filter((area) => area.kind === 'municipality' && !area.validTo)
    .toSorted((a, b) => a.name.nl.localeCompare(b.name.nl, 'nl'));
  return {
    areas,
    find: (code) => byCode.get(code),
    get,
    ofKind: (kind) => areas.filter((area) => area.kind === kind),
    municipalities,
    groupsOfSet: (groupSet) => areas.filter((area) => area.groupSet === groupSet),
    partitions: (code) => partitionsOf(areas, get(code)),
    today: (code) => successorOf(byCode, code),
  };
}

function partitionsOf(areas: readonly Area[], whole: Area): readonly (readonly AreaCode[])[] {
  if (whole.kind === 'municipality') return formerSetsOf(areas, whole);
  const parts = areas.filter((area) => isPartOf(area, whole));
  return setsThroughTime(parts, '9998-12-31');
}

/** The municipalities that a merged one was made of, at each time before it began; those of just before it first. */
function formerSetsOf(areas: readonly Area[], whole: Area): readonly (readonly AreaCode[])[] {
  const byCode = new Map<string, Area>(areas.map((area) => [area.code, area]));
  const leadsToWhole = (code: AreaCode): boolean => {
    const successor = byCode.get(code)?.successor;
    return successor !== undefined && (successor === whole.code || leadsToWhole(successor));
  };
  const former = areas.filter((area) => leadsToWhole(area.code));
  return former.length === 0 ? [] : setsThroughTime(former, dayBefore(whole.validFrom ?? '1900-01-01'));
}

function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** The parts that existed side by side, from the last day back to the first. */
function setsThroughTime(parts: readonly Area[], lastDay: string): readonly (readonly AreaCode[])[] {
  const beginnings = parts.map((area) => area.validFrom ?? '').filter((date) => date && date <= lastDay);
  const dates = [...new Set([lastDay, '1900-01-01', ...beginnings])].toSorted().toReversed();
  const sets = dates.map((date) => parts.filter((area) => existsOn(area, date)).map((area) => area.code));
  return distinctSets(sets.filter((set) => set.length > 0));
}

function isPartOf(area: Area, whole: Area): boolean {
  return whole.kind === 'group' ? area.groups.includes(whole.code) : area.parent === whole.code;
}

function distinctSets(sets: readonly (readonly AreaCode[])[]): readonly (readonly AreaCode[])[] {
  return [...new Map(sets.map((set) => [set.toSorted().join(), set])).values()];
}

function successorOf(byCode: ReadonlyMap<string, Area>, code: AreaCode): AreaCode {
  const successor = byCode.get(code)?.successor;
  return successor ? successorOf(byCode, successor) : code;
}
