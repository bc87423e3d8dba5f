import type { Locale } from '../foundation/locale.ts';

/** A message to one person, as text. */
export interface MailMessage {
  readonly to: string;
  readonly locale: Locale;
  readonly subject: string;
  readonly text: string;
}

/** What sends messages, at once or later. */
export interface Mail {
  readonly send: (message: MailMessage) => Promise<void>;
}
