import { failed, ok, type Problem, type Result } from '../foundation/problem.ts';
import type { AnyQueue } from '../job/job.ts';
import { openJobs, type Jobs } from '../job/jobs.ts';
import { mailQueue, type SendLetter, withSubject } from '../job/mail.ts';
import { openMailSender } from '../job/mail-sender.ts';
import { readMailSettings } from '../job/mail-settings.ts';
import type { Store } from '../store/store.ts';
import type { Session } from '../wing/command.ts';
import { wingJob, type WingJob } from '../wing/wing.ts';

/** Letters and the jobs of the wings. */
export interface Post {
  /** Puts a letter in its queue. Wings get it before the queues open, and send nothing until then. */
  readonly send: SendLetter;
  /**
   * Opens the queues, and does what waits in those of these jobs and in that of letters, until it rests.
   *
   * Problems: settings of mail that are wrong; a mail server without `AMBITIE_URL`, for whoever asks for a page could
   * otherwise choose the address that letters lead to; queues that do not open.
   */
  readonly open: (queues: readonly AnyQueue[], jobs: readonly WingJob[]) => Promise<Result<void>>;
  /** Ends what is at hand, half a minute at most, and takes up nothing more; letters can still be put in their queue. */
  readonly rest: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Makes the post of a house, still closed. */
export function makePost(session: Session, store: Store): Post {
  const opened = new AsyncDisposableStack();
  let jobs: Jobs | undefined;
  return {
    send: async (letter, within) => {
      if (!jobs) throw new Error('a letter was sent before the queues were open');
      await jobs.enqueue(mailQueue, withSubject(letter), within && { within });
    },
    open: async (queues, work) => {
      const working = await openQueues(opened, session, store, { queues, work });
      if (working.ok) jobs = working.value;
      return working.ok ? ok(undefined) : working;
    },
    rest: async () => jobs?.rest(),
    close: () => opened.disposeAsync(),
  };
}

async function openQueues(
  opened: AsyncDisposableStack,
  { world, dataFolder }: Session,
  store: Store,
  { queues, work }: { readonly queues: readonly AnyQueue[]; readonly work: readonly WingJob[] },
): Promise<Result<Jobs>> {
  const mail = readMailSettings(world.environment, dataFolder);
  if (!mail.ok) return mail;
  if (mail.value.kind === 'smtp' && !world.environment['AMBITIE_URL']) return failed([noAddress()]);
  const sender = openMailSender(mail.value, world.print);
  opened.defer(() => Promise.resolve(sender.close()));
  const all = [wingJob(mailQueue, sender.handle), ...work];
  const onError = (error: Error): void => world.printError(`error in the background: ${error.message}`);
  const jobs = await openJobs(store.url, { queues, as: 'node', onError });
  if (!jobs.ok) return jobs;
  opened.defer(jobs.value.close);
  for (const { takeUp } of all) await takeUp(jobs.value.work);
  return jobs;
}

function noAddress(): Problem {
  return {
    code: 'no-site-address',
    message: 'A mail server is set, but not the address of the site that mails lead to.',
    at: 'AMBITIE_URL',
    hint: 'Give the whole address of the site, like https://ambitie.example.be.',
  };
}
