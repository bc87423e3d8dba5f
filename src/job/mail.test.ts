import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { smtpServer } from '../../test/doubles/smtp-server.ts';
import { mailAddress } from '../foundation/mail-address.ts';
import { mailHtml, mailQueue, withSubject, type Letter } from './mail.ts';
import { openMailSender } from './mail-sender.ts';
import { readMailSettings } from './mail-settings.ts';

const mail: Letter = {
  to: 'an@voorbeeld.be',
  subject: 'Nieuwe cijfers over crèches',
  text: 'Dag,\n\nEr zijn nieuwe cijfers: https://ambitie.voorbeeld/a?b=1&c=2.\n\nTot de volgende',
  leave: 'https://ambitie.voorbeeld/volgen/stop/1',
};
const job = { id: '0190b5a0-0000-4000-8000-000000000001', signal: new AbortController().signal };

async function senderTo(url: string): Promise<{ send: (mail: Letter) => Promise<void>; reports: string[] }> {
  const reports: string[] = [];
  const sender = openMailSender({ kind: 'smtp', url, from: 'info@ambitie.voorbeeld' }, (text) => reports.push(text));
  onTestFinished(sender.close);
  return { send: (each) => sender.handle(each, job), reports };
}

test('a mail arrives as text and HTML, with one-click leaving and a name that stays the same', async () => {
  const server = await smtpServer();
  const { send } = await senderTo(server.url);
  await send(mail);
  const [message = ''] = server.received;
  for (const header of [
    'From: info@ambitie.voorbeeld',
    'To: an@voorbeeld.be',
    'List-Unsubscribe: <https://ambitie.voorbeeld/volgen/stop/1>',
    'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    'Auto-Submitted: auto-generated',
    `Message-ID: <${job.id}@ambitie.voorbeeld>`,
  ]) {
    expect(message.split('\r\n')).toContain(header);
  }
  expect(message).toContain('Content-Type: text/plain; charset=utf-8');
  expect(message).toContain('Content-Type: text/html; charset=utf-8');
});

test('a mailbox that is refused for good is not tried again, and one that is busy is; neither is named', async () => {
  const server = await smtpServer();
  const { send, reports } = await senderTo(server.url);
  await send({ ...mail, to: 'vol@voorbeeld.be' });
  expect(reports).toEqual([`mail ${job.id} was not taken: the mail server said 550`]);
  const busy = send({ ...mail, to: 'straks@voorbeeld.be' });
  await expect(busy).rejects.toThrow(/^the mail server said 450$/);
});

test('without a server the mail is kept where only its owner can read it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'ambitie-mail-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const settings = readMailSettings({}, folder);
  if (!settings.ok) throw new Error('no settings');
  const reports: string[] = [];
  const sender = openMailSender(settings.value, (text) => reports.push(text));
  await sender.handle(mail, job);
  await sender.handle(mail, job);
  expect(await readdir(join(folder, 'mail'))).toEqual([`${job.id}.eml`]);
  expect(await readFile(join(folder, 'mail', `${job.id}.eml`), 'utf8')).toContain('To: an@voorbeeld.be');
  expect(reports.join()).not.toContain('voorbeeld.be');
});

test('a header that somebody else would write is refused, and so are two mailboxes', () => {
  const refused: readonly Partial<Letter>[] = [
    { to: 'an@voorbeeld.be\r\nBcc: bo@voorbeeld.be' },
    { to: 'an@voorbeeld.be, bo@voorbeeld.be' },
    { to: 'An <an@voorbeeld.be>' },
    { subject: 'Dag\r\nBcc: bo@voorbeeld.be' },
    { subject: 'Dag\u0000' },
    { leave: 'https://a.be/\r\nX: y' },
    { leave: 'javascript:alert(1)' },
  ];
  for (const part of refused) expect(mailQueue.payload.safeParse({ ...mail, ...part }).success).toBe(false);
  expect(mailQueue.payload.parse(mail)).toEqual(mail);
  expect(mailAddress.parse(' An@Voorbeeld.BE ')).toBe('an@voorbeeld.be');
});

test('text becomes paragraphs and links, and never markup', () => {
  const html = mailHtml('<b>Dag</b> "jij"\ndaar\n\nZie https://a.be/?x=1&y=2.');
  expect(html).toContain('<p>&lt;b&gt;Dag&lt;/b&gt; &quot;jij&quot;<br>\ndaar</p>');
  expect(html).toContain('<p>Zie <a href="https://a.be/?x=1&amp;y=2">https://a.be/?x=1&amp;y=2</a>.</p>');
});

test('settings that are wrong are told without the password in them', () => {
  const smtp = 'http://name:geheim@host';
  const refused = readMailSettings({ AMBITIE_SMTP_URL: smtp, AMBITIE_MAIL_FROM: 'niemand' }, '/data');
  expect(refused).toMatchObject({ ok: false, problems: [{ code: 'smtp-address' }, { code: 'sender-address' }] });
  expect(JSON.stringify(refused)).not.toContain('geheim');
  const alone = readMailSettings({ AMBITIE_SMTP_URL: 'smtp://localhost' }, '/data');
  expect(alone).toMatchObject({ ok: false, problems: [{ code: 'no-sender' }] });
});

test('whatever people called a thing, a letter about it has a subject that the queue takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (subject) => {
      const letter = withSubject({ ...mail, subject });
      expect(mailQueue.payload.parse(letter).subject).toBe(letter.subject);
      expect(letter.subject.isWellFormed()).toBe(true);
    }),
  );
  expect(withSubject({ ...mail, subject: 'Kwaad\nplan\u202Emoord' }).subject).toBe('Kwaad planmoord');
});

test('a mail that one waits for goes before those that many get', () => {
  const { leave, ...password } = mail;
  expect([mailQueue.isUrgent?.(password), mailQueue.isUrgent?.({ ...password, leave: leave ?? '' })]).toEqual([
    true,
    false,
  ]);
});
