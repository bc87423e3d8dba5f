import type { CountedUnit } from '../deliver/portfolio/contribution.ts';
import type { IdeaContext } from '../deliver/idea/web/idea-words.ts';
import type { TargetContext } from '../measure/web/targets/target-context.ts';
import type { PlanContext, PlanIndicator, PlanMunicipality } from '../wing/plan-context.ts';
import { formattingTag, inEveryLocale, type Localised } from '../foundation/locale.ts';
import type { OpenRelease } from '../measure/release/open-release.ts';
import { slugOf } from '../measure/address.ts';

/** What pages about projects know of the plan and its figures: the release that is served at each moment. */
export function planContextOf(release: () => OpenRelease): PlanContext {
  const lists = new WeakMap<OpenRelease, Lists>();
  const listsNow = (): Lists => {
    const current = release();
    const known = lists.get(current) ?? listsOf(current);
    lists.set(current, known);
    return known;
  };
  return {
    plan: () => release().plan,
    municipalities: (locale) => listsNow().municipalities[locale],
    indicators: (locale) => listsNow().indicators[locale],
  };
}

interface Lists {
  readonly municipalities: Localised<readonly PlanMunicipality[]>;
  readonly indicators: Localised<readonly PlanIndicator[]>;
}

const collators = inEveryLocale((locale) => new Intl.Collator(formattingTag[locale]));

function listsOf({ geography, indicators }: OpenRelease): Lists {
  return {
    municipalities: inEveryLocale((locale) =>
      geography.municipalities
        .map(({ code, name, tile }) => ({ code, id: slugOf(name.nl), name: name[locale], ...(tile && { tile }) }))
        .toSorted((a, b) => collators[locale].compare(a.name, b.name)),
    ),
    indicators: inEveryLocale((locale) =>
      indicators
        .map(({ id, text, unit, direction }) => ({ id, name: text[locale].name, unit, direction }))
        .toSorted((a, b) => collators[locale].compare(a.name, b.name)),
    ),
  };
}

/** The same for pages about ideas, with the groups that municipalities belong to. */
export function ideaContextOf(release: () => OpenRelease): Omit<IdeaContext, 'writeEntry' | 'now'> {
  const area = (code: string) => release().geography.find(code);
  return {
    ...planContextOf(release),
    groupsOf: (municipality) => area(municipality)?.groups ?? [],
    groupName: (group, locale) => area(group)?.name[locale] ?? group,
  };
}

/** Areas that a target can be for: those of the plan as they are today, the widest first. */
export function areasOf(release: () => OpenRelease): TargetContext['areas'] {
  return (locale) =>
    release()
      .geography.areas.filter(({ validTo }) => !validTo)
      .map(({ code, name }) => ({ code, name: name[locale] }));
}

/** Rates and numbers of persons are moved one person at a time; other numbers, one place at a time. */
export function countedUnitOf(release: () => OpenRelease): (indicator: string) => CountedUnit {
  return (indicator) => (release().findIndicator(indicator)?.unit === 'NR' ? 'place' : 'person');
}
