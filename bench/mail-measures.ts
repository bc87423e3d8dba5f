import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { openJobs } from '../src/job/jobs.ts';
import { mailQueue, type Letter } from '../src/job/mail.ts';
import { openMailSender } from '../src/job/mail-sender.ts';
import type { Store } from '../src/store/store.ts';
import type { Measure } from './measure.ts';

const followers = 1000;

/** Measures how long a thousand followers wait for their mail, and somebody behind them for a new password. */
export async function measureMail(store: Store): Promise<readonly Measure[]> {
  const received: string[] = [];
  const server = await takingServer(received);
  const url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  const sender = openMailSender({ kind: 'smtp', url, from: 'info@ambitie.voorbeeld' }, console.error);
  const jobs = await openJobs(store.url, { queues: [mailQueue], as: 'node', onError: console.error });
  if (!jobs.ok) throw new Error('the queues do not open');
  try {
    for (let at = 0; at < followers; at += 1) await jobs.value.enqueue(mailQueue, letter(at));
    await jobs.value.enqueue(mailQueue, { to: 'an@voorbeeld.be', subject: 'Nieuw wachtwoord', text: 'Dag An' });
    const begun = performance.now();
    await jobs.value.work(mailQueue, sender.handle);
    const password = await untilTrue(() => received.includes('an@voorbeeld.be'), begun);
    const all = await untilTrue(() => received.length > followers, begun);
    return [
      { what: `Mails to ${followers} followers, to a server that takes them`, unit: 's', value: all, limit: 60 },
      { what: 'A new-password mail enqueued behind them', unit: 's', value: password, limit: 5 },
    ];
  } finally {
    await jobs.value.close();
    sender.close();
    server.close();
  }
}

function letter(at: number): Letter {
  const leave = `https://ambitie.voorbeeld/volgen/stop/${at}`;
  return { to: `volger-${at}@voorbeeld.be`, subject: 'Nieuwe cijfers', text: 'Er zijn nieuwe cijfers.', leave };
}

/** Seconds since a moment until something holds. */
async function untilTrue(holds: () => boolean, begun: number): Promise<number> {
  while (!holds()) await setTimeout(10);
  return (performance.now() - begun) / 1000;
}

/** A mail server on this machine that takes everything, and tells whom it was for. */
async function takingServer(received: string[]): Promise<SMTPServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, { envelope }, done) => {
      stream.resume();
      stream.on('end', () => {
        received.push(...envelope.rcptTo.map(({ address }) => address));
        done();
      });
    },
  });
  await new Promise<void>((settle) => void server.listen(0, '127.0.0.1', settle));
  return server;
}
