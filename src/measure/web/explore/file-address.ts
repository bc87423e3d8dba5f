import type { Scene } from './scene.ts';
import { sharedState } from './scene.ts';
import { exploreHref, explorePath } from './state.ts';
import { defaultLocale } from '../../../foundation/locale.ts';

/** Files that the explorer saves, by the ending of their address. */
export const fileFormats = [
  { ending: '.csv', format: 'CSV', isDrawing: false },
  { ending: '.xlsx', format: 'Excel', isDrawing: false },
  { ending: '.json', format: 'JSON-stat', isDrawing: false },
  { ending: '.sdmx.csv', format: 'SDMX-CSV', isDrawing: false },
  { ending: '.svg', format: 'SVG', isDrawing: true },
  { ending: '.png', format: 'PNG', isDrawing: true },
] as const;

export type FileEnding = (typeof fileFormats)[number]['ending'];

/** The parameter that says in which language a file speaks; Dutch when absent. */
export const languageParameter = 'taal';

/** The address of a scene as a file. */
export function fileHref(scene: Scene, ending: FileEnding): string {
  const href = exploreHref(sharedState(scene), scene.offer.terms, `${explorePath}${ending}`);
  if (scene.view.locale === defaultLocale) return href;
  return `${href}${href.includes('?') ? '&' : '?'}${languageParameter}=${scene.view.locale}`;
}
