import { locales } from '../foundation/locale.ts';
import { localePath } from '../site/address.ts';
import { cachedAnswer } from '../site/answer-cache.ts';
import type { Site } from '../site/app.tsx';
import { cost } from '../site/cost.ts';
import { originOf, type Reach } from '../site/origin.ts';
import { send } from '../site/send.ts';

/**
 * Addresses that robots leave alone, without a language prefix: what is for people who sign in, forms, choices without end,
 * and files made on demand. `*` stands for anything, `$` for the end, and an address for all that begin with it (RFC 9309, 2.2.2 and 2.2.3).
 */
const leftAlone: readonly string[] = [
  '/aanmelden',
  '/account',
  '/afmelden',
  '/beheer',
  '/bevestigen',
  '/bewijsstukken/',
  '/contacten',
  '/mijn-werk',
  '/registreren',
  '/uitnodiging',
  '/volgen',
  '/wachtwoord-',
  '/ideeen/nieuw$',
  '/ideeen/*/',
  '/organisaties/nieuw$',
  '/organisaties/*/',
  '/projecten/nieuw$',
  '/projecten/*/',
  '/rondes/*/',
  '/verken?',
  '/verken.',
  '/verken/insluiten',
  '/zoek?',
  '/gemeenten?',
  '/ideeen?',
  '/organisaties?',
  '/portefeuille/',
  '/portefeuille?',
  '/projecten?',
  '/rapporten?',
  '/rapporten/*.docx',
  '/rapporten/*?',
  '/uitgaven/*/verschil?',
  '/data/api/v1/',
  '/stijl',
];

const kept = { cacheControl: 'public, max-age=86400', vary: 'Accept-Encoding' };

/** Adds `/robots.txt`: what robots leave alone, and where the map of the site is. */
export function addRobots({ app, weigh }: Site, reach: Reach): void {
  weigh('/robots.txt', cost.free);
  app.get('/robots.txt', (c) => {
    const lines = [
      'User-agent: *',
      ...locales.flatMap((locale) => leftAlone.map((path) => `Disallow: ${localePath(locale, path)}`)),
      '',
      `Sitemap: ${originOf(c, reach)}/sitemap.xml`,
    ];
    return send(c, cachedAnswer({ type: 'text/plain; charset=utf-8', body: `${lines.join('\n')}\n` }), kept);
  });
}
