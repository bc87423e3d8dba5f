import { formattingTag, type Locale } from '../../../foundation/locale.ts';
import type { AreaCode } from '../../area/area.ts';
import { compareRegions, structureIndicators, type Comparison } from '../../comparison/comparison.ts';
import type { Period } from '../../observation/period.ts';
import type { OpenRelease } from '../../release/open-release.ts';

const found = new WeakMap<OpenRelease, Promise<Comparison | undefined>>();

/**
 * The regions elsewhere that the plan's area resembles, worked out once per release from its observations; `undefined`
 * when the plan asks for no comparison or the area lacks a variable.
 */
export function similarRegions(release: OpenRelease): Promise<Comparison | undefined> {
  const known = found.get(release);
  if (known) return known;
  const comparison = findSimilar(release);
  found.set(release, comparison);
  return comparison;
}

async function findSimilar(release: OpenRelease): Promise<Comparison | undefined> {
  const { comparison: settings, focus } = release.plan;
  if (!settings) return undefined;
  const observations = await release.observations.select({
    indicators: structureIndicators(settings),
    areas: release.geography.areas.filter(({ kind }) => kind !== 'municipality').map(({ code }) => code),
    from: settings.period as Period,
    breakdowns: [''],
  });
  return compareRegions(settings, observations, focus);
}

/** A region's own name with its country: "Limousin (Frankrijk)". */
export function regionName(release: OpenRelease, code: AreaCode, locale: Locale): string {
  return `${shortRegionName(release, code, locale)} (${countryName(code.slice(0, 2), locale)})`;
}

/** The name alone: Eurostat's own addition of a country or a version, "Limburg (NL)" or "Merseyside (NUTS 2021)", off. */
export function shortRegionName(release: OpenRelease, code: AreaCode, locale: Locale): string {
  return release.geography.get(code).name[locale].replace(/(?: \((?:[A-Z]{2}|NUTS \d{4})\))+$/, '');
}

/** The name of a country by the two letters that its NUTS codes begin with: Eurostat's own for Greece and the UK. */
export function countryName(letters: string, locale: Locale): string {
  const iso = { EL: 'GR', UK: 'GB' }[letters] ?? letters;
  return new Intl.DisplayNames(formattingTag[locale], { type: 'region' }).of(iso) ?? letters;
}
