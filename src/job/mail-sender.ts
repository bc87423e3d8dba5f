import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type Transporter } from 'nodemailer';
import type { JobHandler } from './job.ts';
import { mailHeaders, mailHtml, mailsAtOnce, type Letter } from './mail.ts';
import type { MailSettings } from './mail-settings.ts';

/** Sends mails until it is closed. */
export interface MailSender {
  /** Sends what waits in the queue of mails. */
  readonly handle: JobHandler<Letter>;
  readonly close: () => void;
}

/**
 * Opens the way out for mails. Each has a name of its own that stays the same at every attempt, so that a mailbox that
 * got it twice can tell. `report` hears of mails kept in the folder and of those a server refuses for good, never with
 * an address or content.
 */
export function openMailSender(settings: MailSettings, report: (text: string) => void): MailSender {
  if (settings.kind === 'folder') {
    const writer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
    return { handle: (mail, { id }) => keep(writer, settings, mail, id, report), close: () => writer.close() };
  }
  const server = createTransport(serverOptions(settings.url));
  return { handle: (mail, { id }) => send(server, settings, mail, id, report), close: () => server.close() };
}

/** A password goes over an encrypted line only, unless the server is on this machine. */
function serverOptions(url: string) {
  const { username, hostname } = new URL(url);
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  const requireTLS = username !== '' && !isHere;
  return { url, pool: true, maxConnections: mailsAtOnce, requireTLS, ...patience, ...closedDoors };
}

/** How long a server may be silent, in milliseconds: less than a job may take. */
const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 };

/** Nothing a mail says makes the program read files or addresses. */
const closedDoors = { disableFileAccess: true, disableUrlAccess: true };

async function send(
  server: Transporter,
  { from }: MailSettings,
  mail: Letter,
  id: string,
  report: (text: string) => void,
): Promise<void> {
  const refusal = await server.sendMail(composed(mail, from, id)).then(() => undefined, refusalOf);
  if (!refusal) return;
  if (!refusal.isForGood) throw new Error(refusal.said);
  report(`mail ${id} was not taken: ${refusal.said}`);
}

/** Why a mail did not go, in the server's number only: its words may name the address. */
function refusalOf(error: unknown): { readonly said: string; readonly isForGood: boolean } {
  const { code = 'no answer', responseCode } = error as { code?: string; responseCode?: number };
  // 5xx about a mailbox is for good. Source: RFC 5321, section 4.2.1.
  const isForGood = code === 'EENVELOPE' && responseCode !== undefined && responseCode >= 550;
  return { said: `the mail server said ${responseCode ?? code}`, isForGood };
}

async function keep(
  writer: Transporter,
  { from, folder }: Extract<MailSettings, { kind: 'folder' }>,
  mail: Letter,
  id: string,
  report: (text: string) => void,
): Promise<void> {
  const written = (await writer.sendMail(composed(mail, from, id))) as { readonly message: Buffer };
  const file = join(folder, `${id}.eml`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(`${file}.new`, written.message, { mode: 0o600 });
  await rename(`${file}.new`, file);
  report(`mail kept in ${file}, for no mail server is set (AMBITIE_SMTP_URL)`);
}

function composed(mail: Letter, from: string, id: string) {
  return {
    from,
    // An object, for a text could name several mailboxes.
    to: { name: '', address: mail.to },
    subject: mail.subject,
    text: mail.text,
    html: mailHtml(mail.text),
    headers: mailHeaders(mail),
    messageId: `<${id}@${from.split('@')[1]}>`,
    ...closedDoors,
  };
}
