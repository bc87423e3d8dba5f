import { formattingTag, type Locale } from '../../../foundation/locale.ts';

/** How long to wait, in whole minutes from one minute on: "30 seconden", "5 minuten". */
export function waitText(locale: Locale, seconds: number): string {
  const isShort = seconds < 60;
  return new Intl.NumberFormat(formattingTag[locale], {
    style: 'unit',
    unit: isShort ? 'second' : 'minute',
    unitDisplay: 'long',
  }).format(isShort ? seconds : Math.ceil(seconds / 60));
}
