import { sweepEnded } from '../account/sign-in/session-store.ts';
import { tellNews, type FollowTools } from '../account/subscription/follow-store.ts';
import type { TopicSources } from '../wing/topic.ts';
import { forgetOldTries } from '../account/sign-in/throttle-store.ts';
import { forgetLooseFiles } from '../deliver/report/evidence-store.ts';
import { sendReminders, turnPeriods } from '../deliver/report/turn-store.ts';
import { dayOf } from '../foundation/clock-words.ts';
import { failed, ok, type Problem, type Result } from '../foundation/problem.ts';
import { openJobs, type Jobs } from '../job/jobs.ts';
import { mailQueue, type SendMail } from '../job/mail.ts';
import { openMailSender, type MailSender } from '../job/mail-sender.ts';
import { readMailSettings } from '../job/mail-settings.ts';
import { localePath } from '../site/address.ts';
import { systemAccess } from '../store/access.ts';
import type { Store } from '../store/store.ts';
import { accountSweepQueue, newsQueue, queues, reportTurnQueue } from './queues.ts';
import type { Session } from '../cli/session.ts';

/** What a node does besides answering requests. */
export interface Background {
  readonly jobs: Jobs;
  readonly sendMail: SendMail;
  /** For the pages on which people follow something by mail. */
  readonly follow: FollowTools;
  /** Ends what is at hand, half a minute at most. */
  readonly close: () => Promise<void>;
}

/** How the background is opened. */
export interface BackgroundOptions {
  /** What can be followed by mail. */
  readonly sources: TopicSources;
  /** The address by which the site is known, without a slash at its end. */
  readonly siteUrl: string;
}

/**
 * Opens the queues and does their jobs until it is closed: sends mail, tells followers what changed, forgets
 * what has ended.
 *
 * Problems: settings of mail that are wrong; a mail server without `AMBITIE_URL`, for whoever asks for a page could
 * otherwise choose the address that mails lead to; queues that do not open.
 */
export async function openBackground(
  session: Session,
  store: Store,
  { sources, siteUrl }: BackgroundOptions,
): Promise<Result<Background>> {
  const { world, dataFolder } = session;
  const mail = readMailSettings(world.environment, dataFolder);
  if (!mail.ok) return mail;
  if (mail.value.kind === 'smtp' && !world.environment['AMBITIE_URL']) return failed([noAddress()]);
  const onError = (error: Error): void => world.printError(`error in the background: ${error.message}`);
  const opened = await openJobs(store.url, { queues, as: 'node', onError });
  if (!opened.ok) return opened;
  const jobs = opened.value;
  const sendMail: SendMail = (message, within) => jobs.enqueue(mailQueue, message, within && { within });
  const follow: FollowTools = {
    accounts: store.accounts,
    sources,
    sendMail,
    now: world.effects.now,
    address: (locale, path) => `${siteUrl}${localePath(locale, path)}`,
  };
  const sender = openMailSender(mail.value, world.print);
  await takeUpJobs(jobs, store, sender, follow);
  const close = async (): Promise<void> => {
    await jobs.close();
    sender.close();
  };
  return ok({ jobs, sendMail, follow, close });
}

/** Every queue with what does its jobs. */
async function takeUpJobs(jobs: Jobs, store: Store, sender: MailSender, follow: FollowTools): Promise<void> {
  await jobs.work(mailQueue, sender.handle);
  await jobs.work(newsQueue, () => tellNews(follow));
  await jobs.work(accountSweepQueue, async () => {
    await forgetOldTries(follow.accounts);
    await sweepEnded(follow.accounts);
  });
  await jobs.work(reportTurnQueue, async () => {
    const today = dayOf(follow.now());
    await turnPeriods(store, today);
    await store.as(systemAccess, forgetLooseFiles);
    await sendReminders(store, today, {
      queueMail: ({ to, subject, text }, within) => follow.sendMail({ to, subject, text }, within),
      address: follow.address,
    });
  });
}

function noAddress(): Problem {
  return {
    code: 'no-site-address',
    message: 'A mail server is set, but not the address of the site that mails lead to.',
    at: 'AMBITIE_URL',
    hint: 'Give the whole address of the site, like https://ambitie.example.be.',
  };
}
