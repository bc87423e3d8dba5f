import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';

/** A real mail server on this machine, with what it received; it refuses the mailbox `vol@…` for good and `straks@…` for now. */
export async function smtpServer(): Promise<{ readonly url: string; readonly received: string[] }> {
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      const code = { vol: 550, straks: 450 }[address.split('@')[0]!];
      done(code ? Object.assign(new Error(`no ${address}`), { responseCode: code }) : null);
    },
    onData: (stream, _session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => void parts.push(part));
      stream.on('end', () => {
        received.push(Buffer.concat(parts).toString('utf8'));
        done();
      });
    },
  });
  await new Promise<void>((settle) => void server.listen(0, '127.0.0.1', settle));
  onTestFinished(() => new Promise<void>((settle) => server.close(settle)));
  return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, received };
}
