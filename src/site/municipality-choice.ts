import type { Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { defaultLocale, isLocale, type Localised } from '../foundation/locale.ts';
import { localePath, localTarget } from './address.ts';
import { readFields, type Unread } from './body.ts';
import { textIn } from './form.ts';
import { originOf, type Reach } from './origin.ts';
import { isSameOrigin } from './security.ts';

/** A municipality that a visitor can choose to see on every page. */
export interface Municipality {
  readonly id: string;
  readonly name: Localised;
  /** Its page, without a language prefix. */
  readonly path: string;
}

/** The cookie that keeps the choice, and for how long. */
export const municipalityCookie = { name: 'gemeente', days: 365 } as const;

/** The municipality that the visitor chose, when it still exists. */
export function chosenMunicipality(c: Context, municipalities: readonly Municipality[]): Municipality | undefined {
  const id = getCookie(c, municipalityCookie.name);
  return id ? municipalities.find((municipality) => municipality.id === id) : undefined;
}

/**
 * Adds the form's address `POST /gemeenten/keuze` (fields `gemeente`, empty to clear, and `terug`, the page to go back
 * to) and the list `/gemeenten.json?taal=nl` that the search offers names from.
 */
export function registerMunicipalityChoice(
  app: Hono,
  options: {
    readonly reach: Reach;
    readonly municipalities: () => readonly Municipality[];
    readonly refuse: (c: Context, reason: 'origin' | Unread) => Promise<Response>;
  },
): void {
  app.post('/gemeenten/keuze', async (c) => {
    if (!isSameOrigin({ origin: c.req.header('origin'), host: c.req.header('host') ?? new URL(c.req.url).host })) {
      return options.refuse(c, 'origin');
    }
    const form = await readFields(c.req);
    if (typeof form === 'string') return options.refuse(c, form);
    keepChoice(c, textIn(form, 'gemeente'), options);
    return c.redirect(localTarget(textIn(form, 'terug'), '/'), 303);
  });
  app.get('/gemeenten.json', (c) => {
    const asked = c.req.query('taal') ?? '';
    const locale = isLocale(asked) ? asked : defaultLocale;
    c.header('Cache-Control', 'public, max-age=3600');
    return c.json(
      options.municipalities().map(({ name, path }) => ({ name: name[locale], path: localePath(locale, path) })),
    );
  });
}

function keepChoice(
  c: Context,
  id: string,
  { municipalities, reach }: { readonly municipalities: () => readonly Municipality[]; readonly reach: Reach },
): void {
  const secure = originOf(c, reach).startsWith('https:');
  const cookie = { path: '/', httpOnly: true, sameSite: 'Lax', secure } as const;
  if (municipalities().some((municipality) => municipality.id === id)) {
    setCookie(c, municipalityCookie.name, id, { ...cookie, maxAge: municipalityCookie.days * 24 * 60 * 60 });
  } else {
    deleteCookie(c, municipalityCookie.name, cookie);
  }
}
