import type { Locale, Localised } from '../../foundation/locale.ts';
import type { Letter } from '../../job/mail.ts';
import type { Subscription } from './subscription-store.ts';
import type { Topic } from '../../wing/topic.ts';
import { subscriptionText } from './texts.ts';

/** Writes a whole address of a page of the site: its path has no language prefix. */
export type SiteAddress = (locale: Locale, path: string) => string;

/** Addresses, without a language prefix, that a key opens. */
export function confirmPath(key: string): string {
  return `/volgen/bevestigen/${key}`;
}

export function leavePath(key: string): string {
  return `/volgen/stoppen/${key}`;
}

/** Asks whether the mailbox's owner wants to follow a topic. */
export function confirmMail({ email, locale, key }: Subscription, topic: Topic, address: SiteAddress): Letter {
  const t = subscriptionText(locale);
  const name = topic.name[locale];
  const link = address(locale, confirmPath(key));
  return { to: email, subject: t('mail.confirm.subject', { name }), text: t('mail.confirm.text', { name, link }) };
}

/** Says that the mailbox's owner follows the topic already. */
export function followedMail(subscription: Subscription, topic: Topic, address: SiteAddress): Letter {
  const { email, locale } = subscription;
  const t = subscriptionText(locale);
  const name = topic.name[locale];
  const leave = address(locale, leavePath(subscription.key));
  return {
    to: email,
    subject: t('mail.followed.subject', { name }),
    text: t('mail.followed.text', { name, leave }),
    leave: `${leave}?alles=1`,
  };
}

/** What is told of a topic to somebody who follows it. */
export interface Told {
  readonly subscription: Subscription;
  readonly topic: Topic;
  /** Sentences, one at least. */
  readonly lines: Localised<readonly string[]>;
}

/** Tells what changed of one or more topics, each in the language in which it was asked for. */
export function newsMail(told: readonly Told[], address: SiteAddress): Letter {
  const [{ subscription, topic }] = told as [Told, ...Told[]];
  const { email, locale } = subscription;
  const t = subscriptionText(locale);
  const leave = address(locale, leavePath(subscription.key));
  const parts = told.map((each) => newsPart(each, address));
  return {
    to: email,
    subject: t('mail.news.subject', { name: topic.name[locale], more: told.length - 1 }),
    text: [t('mail.news.opening'), ...parts, t('mail.news.ending', { leave })].join('\n\n'),
    leave: `${leave}?alles=1`,
  };
}

function newsPart({ subscription: { locale }, topic, lines }: Told, address: SiteAddress): string {
  return [topic.name[locale], ...lines[locale].map((line) => `- ${line}`), address(locale, topic.path)].join('\n');
}
