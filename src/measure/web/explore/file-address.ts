import type { Scene } from './scene.ts';
import { sharedState } from './scene.ts';
import { exploreHref, explorePath } from './state.ts';
import { defaultLocale, type Locale } from '../../../foundation/locale.ts';

/** Files that the explorer saves, by the ending of their address. */
export const fileFormats = [
  { ending: '.csv', format: 'CSV', isDrawing: false },
  { ending: '.xlsx', format: 'Excel', isDrawing: false },
  { ending: '.json', format: 'JSON-stat', isDrawing: false },
  { ending: '.sdmx.csv', format: 'SDMX-CSV', isDrawing: false },
  { ending: '.svg', format: 'SVG', isDrawing: true },
  { ending: '.png', format: 'PNG', isDrawing: true },
] as const;

/** The picture of a shared link: small, so that it shows at once wherever it is shared; nobody is offered it. */
export const sharedEnding = '.klein.png';

export type FileEnding = (typeof fileFormats)[number]['ending'] | typeof sharedEnding;

/** The parameter that says in which language a file speaks; Dutch when absent. */
export const languageParameter = 'taal';

/** The address of a scene as a file. */
export function fileHref(scene: Scene, ending: FileEnding): string {
  return inLanguage(exploreHref(sharedState(scene), scene.offer.terms, `${explorePath}${ending}`), scene.view.locale);
}

/** The address of a file with the language that it speaks. */
export function inLanguage(href: string, locale: Locale): string {
  if (locale === defaultLocale) return href;
  return `${href}${href.includes('?') ? '&' : '?'}${languageParameter}=${locale}`;
}
