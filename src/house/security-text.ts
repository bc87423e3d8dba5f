import type { SecurityContact } from '../plan/security-contact.ts';
import { cachedAnswer } from '../site/answer-cache.ts';
import type { Site } from '../site/app.tsx';
import { send } from '../site/send.ts';

/** Where programs and people look for whom to tell about a weakness. Source: RFC 9116, section 3. */
const securityTextPath = '/.well-known/security.txt';

/** RFC 9116, section 2.5.5, advises less than a year. */
const validDays = 180;

const kept = { cacheControl: 'public, max-age=86400', vary: 'Accept-Encoding' };

/** What the file is made from. */
export interface SecurityTextSource {
  /** Whom the plan names; the address answers 404 while it names nobody. */
  readonly contact: () => SecurityContact | undefined;
  /** Address that the site is known by. */
  readonly url?: string;
  readonly now: () => Date;
}

/** Adds `/.well-known/security.txt`. */
export function addSecurityText({ app }: Site, { contact, url, now }: SecurityTextSource): void {
  app.get(securityTextPath, (c) => {
    const named = contact();
    if (!named) return c.notFound();
    return send(c, cachedAnswer({ type: 'text/plain; charset=utf-8', body: write(named, url, now()) }), kept);
  });
}

/** A file without a known address says of no address that it is its own: that of a request is up to whoever asks. */
function write({ contacts, policy, languages }: SecurityContact, url: string | undefined, now: Date): string {
  const lines = [
    ...contacts.map((contact) => `Contact: ${contact}`),
    `Expires: ${expiryOf(now)}`,
    languages && `Preferred-Languages: ${languages.join(', ')}`,
    url && `Canonical: ${new URL(url).origin}${securityTextPath}`,
    policy && `Policy: ${policy}`,
  ];
  return `${lines.filter(Boolean).join('\n')}\n`;
}

/** Midnight, so that the file is the same all day long. */
function expiryOf(now: Date): string {
  const midnight = new Date(now);
  midnight.setUTCHours(0, 0, 0, 0);
  midnight.setUTCDate(midnight.getUTCDate() + validDays);
  return midnight.toISOString().replace('.000', '');
}
