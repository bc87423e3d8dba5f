import type { Locale } from '../foundation/locale.ts';
import type { WithinTransaction } from '../job/job.ts';

/** A message to one person, as text. */
export interface MailMessage {
  readonly to: string;
  readonly locale: Locale;
  readonly subject: string;
  readonly text: string;
}

/** What sends messages, at once or later; within a transaction, only once that is committed. */
export interface Mail {
  readonly send: (message: MailMessage, within?: WithinTransaction) => Promise<void>;
}
