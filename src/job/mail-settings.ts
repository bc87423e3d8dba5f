import { join } from 'node:path';
import { failed, ok, type Problem, type Result } from '../foundation/problem.ts';
import { mailAddress } from '../foundation/mail-address.ts';

/** Where mails go: to a server that sends them, or to a folder where a user sees what would be sent. */
export type MailSettings =
  | { readonly kind: 'smtp'; readonly url: string; readonly from: string }
  | { readonly kind: 'folder'; readonly folder: string; readonly from: string };

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads `AMBITIE_SMTP_URL` and `AMBITIE_MAIL_FROM`. Without a server mails are kept in the data folder.
 *
 * Problems: an address that is none; a server without a sender.
 */
export function readMailSettings(environment: Environment, dataFolder: string): Result<MailSettings> {
  const url = environment['AMBITIE_SMTP_URL']?.trim();
  const from = environment['AMBITIE_MAIL_FROM']?.trim();
  const problems = [...(url ? smtpProblems(url) : []), ...fromProblems(from, Boolean(url))];
  if (problems.length > 0) return failed(problems);
  const sender = from || 'ambitie@localhost';
  if (!url) return ok({ kind: 'folder', folder: join(dataFolder, 'mail'), from: sender });
  return ok({ kind: 'smtp', url, from: sender });
}

function smtpProblems(url: string): readonly Problem[] {
  if (URL.canParse(url) && /^smtps?:$/.test(new URL(url).protocol) && new URL(url).hostname) return [];
  const hint = 'Write it like smtp://name:password@host:587, or leave it out to keep mails in the data folder.';
  // The value may hold a password, so it is not repeated.
  const message = 'AMBITIE_SMTP_URL is not the address of a mail server.';
  return [{ code: 'smtp-address', message, at: 'AMBITIE_SMTP_URL', hint }];
}

function fromProblems(from: string | undefined, isNeeded: boolean): readonly Problem[] {
  const at = 'AMBITIE_MAIL_FROM';
  const hint = 'Give the address that mails come from, like info@example.be.';
  if (!from) {
    return isNeeded ? [{ code: 'no-sender', message: 'A mail server is set, but no sender.', at, hint }] : [];
  }
  if (mailAddress.safeParse(from).success) return [];
  return [{ code: 'sender-address', message: `"${from}" is no mail address.`, at, hint }];
}
