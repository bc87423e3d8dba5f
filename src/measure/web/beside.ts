import type { Child } from 'hono/jsx';
import type { Locale } from '../../foundation/locale.ts';

/**
 * What others put beside the figures of a page, never inside them: what projects do for an ambition line or an
 * indicator. The composition fills it; without it nothing stands there.
 */
export interface Beside {
  /** Another one whenever any of it says something else: kept pages are kept for one version. */
  readonly version: () => string;
  readonly ambition: (id: string, locale: Locale) => Child;
  readonly indicator: (id: string, locale: Locale) => Child;
}
