import type { Area } from '../area/area.ts';

/**
 * Finds a plan's area by what a publisher calls it: its code, or its name in one of the languages whatever its
 * capitals, accents and hyphens. `undefined` for a place that is not the plan's; a name that two areas of one time share
 * finds neither. Former municipalities are found by their code, and by their name when no present one has it.
 */
export function areaFinder(areas: readonly Area[]): (written: string) => Area | undefined {
  const byCode = new Map<string, Area>(areas.map((area) => [area.code, area]));
  const former = areas.filter(({ validTo }) => validTo);
  const present = areas.filter(({ validTo }) => !validTo);
  const byName = new Map([...uniqueNames(former), ...uniqueNames(present)]);
  return (written) => byCode.get(written.trim()) ?? byName.get(plainName(written));
}

function uniqueNames(areas: readonly Area[]): ReadonlyMap<string, Area> {
  const found = new Map<string, Set<Area>>();
  for (const area of areas) {
    for (const name of Object.values(area.name)) {
      found.set(plainName(name), (found.get(plainName(name)) ?? new Set<Area>()).add(area));
    }
  }
  const single = [...found].flatMap(([name, named]) =>
    named.size === 1 ? [...named].map((area) => [name, area] as const) : [],
  );
  return new Map(single);
}

function plainName(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
}
