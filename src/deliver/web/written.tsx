import type { Child } from 'hono/jsx';
import type { Locale } from '../../foundation/locale.ts';
import type { WrittenText } from '../project/project.ts';
import { writtenIn } from '../written-text.ts';

/** What somebody wrote, as paragraphs: its signs stay signs, and web addresses become links that vouch for nothing. */
export function Written({ text }: { readonly text: string }) {
  const paragraphs = text.split(/\n\s*\n/).filter((each) => each.trim() !== '');
  return (
    <>
      {paragraphs.map((paragraph) => (
        <p>{withLinks(paragraph.trim())}</p>
      ))}
    </>
  );
}

/** A written text in the reader's language, else marked as being in another. */
export function WrittenIn({ written, locale }: { readonly written: WrittenText; readonly locale: Locale }) {
  const shown = writtenIn(written, locale);
  if (shown.text === '') return <></>;
  return (
    <div class="written" {...(shown.locale !== locale && { lang: shown.locale })}>
      <Written text={shown.text} />
    </div>
  );
}

/** The same on one line, for titles. */
export function WrittenLine({ written, locale }: { readonly written: WrittenText; readonly locale: Locale }) {
  const shown = writtenIn(written, locale);
  return shown.locale === locale ? <>{shown.text}</> : <span lang={shown.locale}>{shown.text}</span>;
}

/** Signs that close a sentence or a bracket are no part of an address. */
const address = /https?:\/\/[^\s<>"'“”«»]+[^\s<>"'“”«».,;:!?)\]]/g;

function withLinks(paragraph: string): readonly Child[] {
  const lines = paragraph.split('\n');
  return lines.flatMap((line, index) => [...(index > 0 ? [<br />] : []), ...lineWithLinks(line)]);
}

function lineWithLinks(line: string): readonly Child[] {
  const parts: Child[] = [];
  let done = 0;
  for (const { 0: found, index } of line.matchAll(address)) {
    parts.push(line.slice(done, index), URL.canParse(found) ? linkTo(found) : found);
    done = index + found.length;
  }
  return [...parts, line.slice(done)];
}

function linkTo(href: string): Child {
  return (
    <a href={href} rel="nofollow ugc noopener noreferrer">
      {href}
    </a>
  );
}
