import { z } from 'zod';
import { mailAddress } from '../foundation/mail-address.ts';
import { oneLine } from '../foundation/one-line.ts';
import type { JobQueue, WithinTransaction } from './job.ts';

/** A mail to one person. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  /** Paragraphs with an empty line between them; an address that begins with http becomes a link. */
  readonly text: string;
  /** Where one click ends what the mail is part of, for mail programs (RFC 8058): an absolute address. */
  readonly leave?: string;
}

/** Lets a mail be sent: within a transaction, only once that is committed. */
export type SendLetter = (mail: Letter, within?: WithinTransaction) => Promise<void>;

// A line break or another control character in a header would begin a header of the sender's choice.
const headerText = z.string().regex(/^\P{Cc}*$/u, 'a header cannot hold control characters');

/** Letters of a subject at most: mail programs show no more of it. */
const longestSubject = 200;

/** A letter whose subject fits the header of a mail, whatever people called the thing that it is about. */
export function withSubject(letter: Letter): Letter {
  const line = oneLine(letter.subject.toWellFormed());
  const subject = line.length > longestSubject ? `${line.slice(0, longestSubject - 1).toWellFormed()}…` : line;
  return { ...letter, subject: subject || '…' };
}

/** How many mails a node sends at once, each over a connection of its own. */
export const mailsAtOnce = 8;

/** Mails that wait to be sent; those that nobody can leave go first. Enqueue one in the transaction of what it tells about. */
export const mailQueue: JobQueue<Letter> = {
  name: 'mail',
  payload: z
    .strictObject({
      to: mailAddress,
      subject: headerText.min(1).max(longestSubject),
      text: z.string().min(1),
      leave: headerText.pipe(z.url({ protocol: /^https?$/ })).optional(),
    })
    .transform(({ leave, ...mail }): Letter => ({ ...mail, ...(leave !== undefined && { leave }) })),
  retries: { limit: 8, firstSeconds: 30, longestSeconds: 4 * 3600 },
  longestSeconds: 120,
  atOnce: mailsAtOnce,
  // What can be left goes to many; a new password is waited for.
  isUrgent: ({ leave }) => leave === undefined,
  // Addresses and contents go as soon as the mail is gone.
  keptSeconds: 3600,
};

/** Headers that let mail programs offer one-click leaving. Source: RFC 2369, RFC 8058; RFC 3834 for the last one. */
export function mailHeaders({ leave }: Letter): Readonly<Record<string, string>> {
  return {
    ...(leave && { 'List-Unsubscribe': `<${leave}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
    'Auto-Submitted': 'auto-generated',
  };
}

/** The text of a mail as HTML: paragraphs, line breaks and links, nothing else. */
export function mailHtml(text: string): string {
  const paragraphs = text.trim().split(/\n{2,}/);
  const body = paragraphs.map((each) => `<p>${withLinks(each).replaceAll('\n', '<br>\n')}</p>`).join('\n');
  return `<!doctype html>\n<meta charset="utf-8">\n<div style="font-family:sans-serif;font-size:16px;line-height:1.5;max-width:36em">\n${body}\n</div>\n`;
}

function withLinks(text: string): string {
  const parts = text.split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/);
  return parts.map((part, at) => (at % 2 === 1 ? link(escapeHtml(part)) : escapeHtml(part))).join('');
}

function link(address: string): string {
  return `<a href="${address}">${address}</a>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
