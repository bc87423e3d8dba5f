import type { Locale } from '../foundation/locale.ts';

/** A feed of what changed, after RFC 4287. */
export interface AtomFeed {
  /** A tag URI that never changes. */
  readonly id: string;
  readonly locale: Locale;
  readonly title: string;
  readonly author: string;
  /** Addresses of the feed itself and of the page it follows, within the site. */
  readonly self: string;
  readonly page: string;
  /** When nothing has changed yet: since when the feed follows it (ISO). */
  readonly since: string;
  /** The newest first. */
  readonly entries: readonly AtomEntry[];
}

export interface AtomEntry {
  readonly id: string;
  readonly title: string;
  /** Moment of publication (ISO). */
  readonly updated: string;
  readonly href: string;
  /** What changed, a paragraph each. */
  readonly paragraphs: readonly string[];
}

/** Writes a feed as Atom 1.0. Addresses stay relative to the site that the feed was read from. */
export function toAtom(feed: AtomFeed): string {
  const updated = feed.entries[0]?.updated ?? feed.since;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.locale}">`,
    `  <id>${escapeXml(feed.id)}</id>`,
    `  <title>${escapeXml(feed.title)}</title>`,
    `  <updated>${updated}</updated>`,
    `  <author><name>${escapeXml(feed.author)}</name></author>`,
    `  <link rel="self" type="application/atom+xml" href="${escapeXml(feed.self)}"/>`,
    `  <link rel="alternate" type="text/html" hreflang="${feed.locale}" href="${escapeXml(feed.page)}"/>`,
    '  <generator>Ambitie</generator>',
    ...feed.entries.map((entry) => entryXml(entry, feed.locale)),
    '</feed>',
    '',
  ].join('\n');
}

function entryXml({ id, title, updated, href, paragraphs }: AtomEntry, locale: Locale): string {
  const content = paragraphs.map((text) => `<p>${escapeXml(text)}</p>`).join('');
  return [
    '  <entry>',
    `    <id>${escapeXml(id)}</id>`,
    `    <title>${escapeXml(title)}</title>`,
    `    <updated>${updated}</updated>`,
    `    <link rel="alternate" type="text/html" hreflang="${locale}" href="${escapeXml(href)}"/>`,
    `    <content type="html">${escapeXml(content)}</content>`,
    '  </entry>',
  ].join('\n');
}

/** A text as XML content or attribute; characters that XML 1.0 cannot hold are left out. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
