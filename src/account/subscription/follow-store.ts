import type { Kysely } from 'kysely';
import { defaultLocale, type Locale } from '../../foundation/locale.ts';
import type { SendLetter } from '../../job/mail.ts';
import { countTry, perMailbox, perMailing } from '../sign-in/throttle-store.ts';
import { confirmMail, followedMail, newsMail, type SiteAddress, type Told } from './letters.ts';
import {
  addressesToTell,
  confirm,
  eraseUnconfirmed,
  findByKey,
  followedTopics,
  holdConfirmedOf,
  inOneGo,
  noteAsked,
  noteTold,
  skipTo,
  type FollowedTopic,
  type Subscription,
} from './subscription-store.ts';
import type { Topic, TopicNews, TopicSource } from '../../wing/topic.ts';

/** What following by mail works with. */
export interface FollowTools {
  /** Connections of the machinery of accounts. */
  readonly accounts: Kysely<unknown>;
  /** What can be followed, of every wing. */
  readonly sources: () => readonly TopicSource[];
  readonly send: SendLetter;
  readonly now: () => Date;
  /** The address by which the site is known, for links in mails. */
  readonly address: SiteAddress;
}

/** Somebody who asks to follow something. */
export interface FollowAsk {
  readonly email: string;
  readonly kind: string;
  readonly topic: Topic;
  readonly locale: Locale;
  /** Whom to count the asking for, together with everybody behind the same address. */
  readonly client: string;
}

/**
 * Sends the mail by which somebody confirms to follow something. Who follows it already, or got too many mails this
 * hour, cannot be told apart by whoever asks: only `too-many` from one client is said.
 */
export async function askToFollow(tools: FollowTools, ask: FollowAsk): Promise<'asked' | 'too-many'> {
  const { accounts, send, address } = tools;
  const { email, kind, topic, locale } = ask;
  if ((await countTry(accounts, perMailing, [ask.client])) > 0) return 'too-many';
  if ((await countTry(accounts, perMailbox, [email])) > 0) return 'asked';
  await inOneGo(accounts, async (transaction) => {
    const asked = { email, topicKind: kind, topic: topic.id, locale };
    const subscription = await noteAsked(transaction, asked, tools.now());
    if (!subscription) return;
    const write = subscription.confirmedAt ? followedMail : confirmMail;
    await send(write(subscription, topic, address), transaction);
  });
  return 'asked';
}

/** Confirms a subscription: what changes from now on is told. `undefined` when its key means nothing any more. */
export async function confirmFollowing(tools: FollowTools, key: string): Promise<Subscription | undefined> {
  const subscription = await findByKey(tools.accounts, key, tools.now());
  if (!subscription) return undefined;
  const source = sourceOf(tools, subscription.topicKind);
  const topic = await source?.find(subscription.topic);
  const news = topic && (await source?.newsSince(topic));
  await confirm(tools.accounts, key, news?.mark ?? '', tools.now());
  return subscription;
}

/**
 * Tells everybody what changed of what they follow, one mail each, and erases what was never confirmed. Each mail is
 * noted as told in the transaction that it is enqueued in: a round that is killed goes on where it was.
 */
export async function tellNews(tools: FollowTools): Promise<void> {
  const { accounts } = tools;
  await eraseUnconfirmed(accounts, tools.now());
  const found = await findNews(tools, await followedTopics(accounts));
  for (const { followed, news } of found.values()) {
    if (news.lines[defaultLocale].length === 0) await skipTo(accounts, followed, news.mark);
  }
  const worthTelling = [...found.values()].filter(({ news }) => news.lines[defaultLocale].length > 0);
  const addresses = await addressesToTell(
    accounts,
    worthTelling.map(({ followed }) => followed),
  );
  const failures: unknown[] = [];
  for (const email of addresses) {
    // One address that fails, or what one follows, keeps no news from the others; the round is tried again for it.
    await tellAddress(tools, email, found).catch((error: unknown) => void failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}

interface FoundNews {
  readonly followed: FollowedTopic;
  readonly topic: Topic;
  readonly news: TopicNews;
}

/** The kind of things that something followed is of; `undefined` when no wing brings it any longer. */
export function sourceOf({ sources }: FollowTools, topicKind: string): TopicSource | undefined {
  return sources().find(({ kind }) => kind === topicKind);
}

async function findNews(tools: FollowTools, topics: readonly FollowedTopic[]): Promise<ReadonlyMap<string, FoundNews>> {
  const found = new Map<string, FoundNews>();
  for (const followed of topics) {
    const source = sourceOf(tools, followed.topicKind);
    const topic = await source?.find(followed.topic);
    if (!source || !topic) continue;
    const news = await source.newsSince(topic, followed.told);
    if (news.mark !== followed.told) found.set(nameOf(followed), { followed, topic, news });
  }
  return found;
}

async function tellAddress(tools: FollowTools, email: string, found: ReadonlyMap<string, FoundNews>): Promise<void> {
  await inOneGo(tools.accounts, async (transaction) => {
    const told: Told[] = [];
    for (const subscription of await holdConfirmedOf(transaction, email)) {
      const { topic, news } = found.get(nameOf(subscription)) ?? {};
      if (!topic || !news || news.lines[defaultLocale].length === 0) continue;
      await noteTold(transaction, subscription.key, news.mark);
      told.push({ subscription, topic, lines: news.lines });
    }
    if (told.length > 0) await tools.send(newsMail(told, tools.address), transaction);
  });
}

function nameOf({ topicKind, topic, told }: FollowedTopic): string {
  return JSON.stringify([topicKind, topic, told]);
}
