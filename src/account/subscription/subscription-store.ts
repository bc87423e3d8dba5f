import { sql, type Kysely, type QueryExecutorProvider, type Transaction } from 'kysely';
import type { Locale } from '../../foundation/locale.ts';

/** Days in which a subscription must be confirmed; then it is erased. */
export const confirmDays = 3;

/** Somebody follows something, or asked to. */
export interface Subscription {
  readonly key: string;
  readonly email: string;
  /** Of a `TopicSource`. */
  readonly topicKind: string;
  readonly topic: string;
  readonly locale: Locale;
  readonly confirmedAt: Date | null;
  readonly told: string;
}

const columns = sql.raw('key, email, topic_kind, topic, locale, confirmed_at, told');

/** What somebody asks to follow. */
export type AskedSubscription = Pick<Subscription, 'email' | 'topicKind' | 'topic' | 'locale'>;

/** Within how many seconds of asking the same again it is one asking, sent twice. */
const sentTwiceSeconds = 5;

/**
 * Notes that somebody asks to follow something; a subscription that is there already stays, confirmed or not. Nothing for
 * what is asked a second time at once, as a double click does.
 */
export async function noteAsked(
  database: QueryExecutorProvider,
  { email, topicKind, topic, locale }: AskedSubscription,
  now: Date,
): Promise<Subscription | undefined> {
  const before = new Date(now.getTime() - sentTwiceSeconds * 1000);
  const { rows } = await sql<Subscription>`
    insert into subscription (email, topic_kind, topic, locale, asked_at)
    values (${email}, ${topicKind}, ${topic}, ${locale}, ${now})
    on conflict (email, topic_kind, topic) do update set asked_at = excluded.asked_at,
      locale = case when subscription.confirmed_at is null then excluded.locale else subscription.locale end
      where subscription.confirmed_at is not null or subscription.asked_at not between ${before} and ${now}
    returning ${columns}`.execute(database);
  return rows[0];
}

/** The subscription with a key; `undefined` when there is none, or its time to be confirmed is over. */
export async function findByKey(
  database: QueryExecutorProvider,
  key: string,
  now: Date,
): Promise<Subscription | undefined> {
  if (!isKey(key)) return undefined;
  const { rows } = await sql<Subscription>`
    select ${columns} from subscription
    where key = ${key} and (confirmed_at is not null or asked_at > ${daysBefore(now)})`.execute(database);
  return rows[0];
}

/** Confirms a subscription; one that was confirmed before stays as it is. */
export async function confirm(database: QueryExecutorProvider, key: string, told: string, now: Date): Promise<void> {
  await sql`update subscription set confirmed_at = ${now}, told = ${told}
    where key = ${key} and confirmed_at is null`.execute(database);
}

/** What an address follows. */
export async function confirmedOf(database: QueryExecutorProvider, email: string): Promise<readonly Subscription[]> {
  const { rows } = await sql<Subscription>`
    select ${columns} from subscription where email = ${email} and confirmed_at is not null
    order by topic_kind, topic`.execute(database);
  return rows;
}

/** Ends the subscription with a key, or with `all` everything that its address follows or asked for. */
export async function leave(database: QueryExecutorProvider, key: string, all: boolean): Promise<void> {
  if (!isKey(key)) return;
  await sql`delete from subscription
    where key = ${key} or (${all} and email = (select email from subscription where key = ${key}))`.execute(database);
}

/** Erases what was never confirmed. */
export async function eraseUnconfirmed(database: QueryExecutorProvider, now: Date): Promise<void> {
  await sql`delete from subscription where confirmed_at is null and asked_at <= ${daysBefore(now)}`.execute(database);
}

/** A topic that somebody follows, told up to a mark. */
export type FollowedTopic = Pick<Subscription, 'topicKind' | 'topic' | 'told'>;

/** Every topic that anybody follows, once for each mark up to which it was told. */
export async function followedTopics(database: QueryExecutorProvider): Promise<readonly FollowedTopic[]> {
  const { rows } = await sql<FollowedTopic>`
    select topic_kind, topic, told from subscription where confirmed_at is not null
    group by topic_kind, topic, told order by topic_kind, topic, told`.execute(database);
  return rows;
}

/** Notes of everybody who follows a topic that there was nothing to tell up to a mark. */
export async function skipTo(
  database: QueryExecutorProvider,
  { topicKind, topic, told }: FollowedTopic,
  mark: string,
): Promise<void> {
  await sql`update subscription set told = ${mark}
    where topic_kind = ${topicKind} and topic = ${topic} and told = ${told} and confirmed_at is not null`.execute(
    database,
  );
}

/** Addresses that follow one of these topics and were told up to its mark. */
export async function addressesToTell(
  database: QueryExecutorProvider,
  topics: readonly FollowedTopic[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ email: string }>`
    select distinct email from subscription
      join jsonb_to_recordset(${JSON.stringify(topics)}::jsonb)
        as wanted ("topicKind" text, topic text, told text)
      on wanted."topicKind" = topic_kind and wanted.topic = subscription.topic and wanted.told = subscription.told
    where confirmed_at is not null order by email`.execute(database);
  return rows.map(({ email }) => email);
}

/** What an address follows, held until the transaction ends: two nodes cannot tell it twice. */
export async function holdConfirmedOf(
  transaction: QueryExecutorProvider,
  email: string,
): Promise<readonly Subscription[]> {
  const { rows } = await sql<Subscription>`
    select ${columns} from subscription where email = ${email} and confirmed_at is not null
    order by topic_kind, topic for update`.execute(transaction);
  return rows;
}

export async function noteTold(transaction: QueryExecutorProvider, key: string, mark: string): Promise<void> {
  await sql`update subscription set told = ${mark} where key = ${key}`.execute(transaction);
}

/** Does work in one transaction of the machinery of accounts. */
export function inOneGo<T>(
  accounts: Kysely<unknown>,
  work: (transaction: Transaction<unknown>) => Promise<T>,
): Promise<T> {
  return accounts.transaction().execute(work);
}

function isKey(text: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(text);
}

function daysBefore(now: Date): Date {
  return new Date(now.getTime() - confirmDays * 86_400_000);
}
