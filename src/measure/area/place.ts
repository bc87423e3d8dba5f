import type { Locale } from '../../foundation/locale.ts';
import type { Area, PlaceForm } from './area.ts';
import { placeText } from './texts.ts';

const vowel = /^[aeiouàâäéèêëîïôöùûü]/i;

/**
 * A place as a sentence needs it: with its article ("le Limbourg"), as where something is ("au Limbourg"), as whose it is
 * ("du Limbourg"). What the plan does not give follows from the name by the rule of the language.
 */
export function sayPlace({ name, forms }: Pick<Area, 'name' | 'forms'>, form: PlaceForm, locale: Locale): string {
  const given = forms?.[locale][form];
  if (given !== undefined) return given;
  const plain = name[locale];
  if (form === 'the') return plain;
  const key = form === 'of' && vowel.test(plain) ? 'place.of-vowel' : (`place.${form}` as const);
  return placeText(locale)(key, { name: plain });
}
