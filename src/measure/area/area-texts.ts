import { inEveryLocale } from '../../foundation/locale.ts';
import type { PlanTexts, TextKey } from '../../plan/plan-texts.ts';
import { placeForms, type Area } from './area.ts';

/** Forms of places that a language may give where its rule does not do: `areas.BE22.in` is "au Limbourg". */
export function areaTextKeys(areas: readonly Area[]): readonly TextKey[] {
  return areas.flatMap(({ code }) => placeForms.map((form) => keyOf(code, form)));
}

/** The areas with the forms that the texts give. */
export function withForms(areas: readonly Area[], texts: PlanTexts): readonly Area[] {
  return areas.map((area) => ({
    ...area,
    forms: inEveryLocale((locale) =>
      Object.fromEntries(
        placeForms.flatMap((form) => {
          const text = texts.find(locale, keyOf(area.code, form));
          return text === undefined ? [] : [[form, text]];
        }),
      ),
    ),
  }));
}

function keyOf(code: string, form: string): TextKey {
  return ['areas', code, form];
}
