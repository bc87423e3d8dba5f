import { defaultLocale, isLocale, type Locale } from '../foundation/locale.ts';

/**
 * The address of a page in a language: `/methode` is `/methode` in Dutch and `/fr/methode` in French. The default language
 * has no prefix: the plan's own region reads the shortest addresses.
 */
export function localePath(locale: Locale, path: string): string {
  if (locale === defaultLocale) return path;
  return path === '/' ? `/${locale}` : `/${locale}${path.startsWith('/?') ? path.slice(1) : path}`;
}

/** An address taken apart into the language it is in and the path shared by all languages. */
export interface LocalisedAddress {
  readonly locale: Locale;
  readonly path: string;
}

/** Reads the language off an address; without a prefix it is the default one. */
export function parseAddress(pathname: string): LocalisedAddress {
  const [, first = '', ...rest] = pathname.split('/');
  if (!isLocale(first)) return { locale: defaultLocale, path: pathname };
  return { locale: first, path: `/${rest.join('/')}` };
}

/** Whether an address says its language by a prefix. */
export function hasLocalePrefix(pathname: string): boolean {
  return isLocale(pathname.split('/')[1] ?? '');
}

/** The site's language that a visitor's browser asks for first (header Accept-Language), or the default one. */
export function preferredLocale(acceptLanguage: string | undefined): Locale {
  const wanted = (acceptLanguage ?? '').split(',').map(parsePreference);
  const best = wanted
    .filter((preference) => isLocale(preference.language) && preference.quality > 0)
    .toSorted((a, b) => b.quality - a.quality)[0];
  return best && isLocale(best.language) ? best.language : defaultLocale;
}

function parsePreference(text: string): { language: string; quality: number } {
  const [tag = '', ...parameters] = text.trim().split(';');
  const quality = parameters.map((parameter) => /^\s*q=([\d.]+)/.exec(parameter)?.[1]).find(Boolean);
  return { language: tag.split('-')[0]!.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
}

/**
 * An address of this site as browsers will read it, dots and doubled slashes worked out: what leads elsewhere, such as
 * "//elsewhere.be", "/x/..//elsewhere.be" or "https:", is `otherwise`.
 */
export function localTarget(path: string | undefined, otherwise: string): string {
  if (!path || !/^\/[^\\\p{Cc}]*$/u.test(path) || !URL.canParse(path, ownOrigin)) return otherwise;
  const { origin, pathname, search, hash } = new URL(path, ownOrigin);
  return origin === ownOrigin ? `${pathname.replaceAll(/\/{2,}/g, '/')}${search}${hash}` : otherwise;
}

/** Stands for the site itself, whatever its name. */
const ownOrigin = 'http://site.invalid';
