import { formattingTag, inEveryLocale, type Localised } from '../foundation/locale.ts';
import type { PlanContext, PlanIndicator, PlanMunicipality } from '../wing/plan-context.ts';
import { slugOf } from './address.ts';
import type { OpenRelease } from './release/open-release.ts';

/** What the wings know of the plan and its figures: the release that is served at each moment. */
export function planContextOf(release: () => OpenRelease): PlanContext {
  const lists = new WeakMap<OpenRelease, Lists>();
  const listsNow = (): Lists => {
    const current = release();
    const known = lists.get(current) ?? listsOf(current);
    lists.set(current, known);
    return known;
  };
  const area = (code: string) => release().geography.find(code);
  return {
    plan: () => release().plan,
    municipalities: (locale) => listsNow().municipalities[locale],
    indicators: (locale) => listsNow().indicators[locale],
    groupsOf: (municipality) => area(municipality)?.groups ?? [],
    groupName: (group, locale) => area(group)?.name[locale] ?? group,
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
