import type { CountedUnit } from '../deliver/portfolio/contribution.ts';
import type { PlanContext } from '../deliver/web/plan-context.ts';
import type { OpenRelease } from '../measure/release/open-release.ts';
import { slugOf } from '../measure/web/address.ts';

/** What pages about projects know of the plan and its figures: the release that is served at each moment. */
export function planContextOf(release: () => OpenRelease): PlanContext {
  return {
    plan: () => release().plan,
    municipalities: (locale) =>
      release()
        .geography.municipalities.map(({ code, name, tile }) => ({
          code: code as string,
          id: slugOf(name.nl),
          name: name[locale],
          ...(tile && { tile }),
        }))
        .toSorted((a, b) => a.name.localeCompare(b.name, locale)),
    indicators: (locale) =>
      release()
        .indicators.map(({ id, text, unit, direction }) => ({ id, name: text[locale].name, unit, direction }))
        .toSorted((a, b) => a.name.localeCompare(b.name, locale)),
  };
}

/** Rates and numbers of persons are moved one person at a time; other numbers, one place at a time. */
export function countedUnitOf(release: () => OpenRelease): (indicator: string) => CountedUnit {
  return (indicator) => (release().findIndicator(indicator)?.unit === 'NR' ? 'place' : 'person');
}
