import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { locales } from '../../../foundation/locale.ts';
import { localePath } from '../../../site/address.ts';
import type { Site } from '../../../site/app.tsx';
import { readForm } from '../../../site/form.ts';
import type { LiveAnswer, LiveContext, PostContext } from '../../../site/live.ts';
import type { PageVisit, Route } from '../../../wing/route.ts';
import { askToFollow, confirmFollowing, sourceOf, type FollowTools } from '../follow-store.ts';
import { confirmPath, leavePath } from '../letters.ts';
import { confirmedOf, findByKey, leave, type Subscription } from '../subscription-store.ts';
import type { Topic, TopicSource } from '../../../wing/topic.ts';
import { askedPage, confirmPage, followPage, goneKeyPage, leavePage, leftPage, overviewPage } from './pages.tsx';

const followForm = z.object({
  email: z.string().trim().toLowerCase().min(1, 'email.missing').max(254, 'email.wrong').pipe(z.email('email.wrong')),
});

/** The pages on which anybody follows something by mail, and stops. None needs a login or JavaScript. */
export function followRoutes(tools: FollowTools): readonly Route[] {
  const topicPath = '/volgen/:folder/:name';
  const show = (path: string, handle: (visit: PageVisit) => LiveAnswer | Promise<LiveAnswer>): Route => ({
    method: 'GET',
    path,
    permission: 'everyone',
    handle,
  });
  return [
    show('/volgen', ({ locale, href }) => overviewPage(locale, href, tools.sources())),
    show('/volgen/bijna', ({ locale }) => askedPage(locale)),
    show('/volgen/gestopt', ({ locale }) => leftPage(locale)),
    show(topicPath, (visit) => showFollow(tools, visit)),
    { method: 'POST', path: topicPath, permission: 'everyone', handle: (visit) => follow(tools, visit) },
    show(confirmPath(':key'), (visit) => showConfirm(tools, visit)),
    { method: 'POST', path: confirmPath(':key'), permission: 'everyone', handle: (visit) => confirm(tools, visit) },
    show(leavePath(':key'), (visit) => showLeave(tools, visit)),
  ];
}

async function showFollow(tools: FollowTools, context: LiveContext): Promise<LiveAnswer> {
  const asked = await askedTopic(tools, context);
  if (!asked) return { kind: 'not-found' };
  return followPage(context, asked.source, asked.topic, {}, {});
}

async function follow(tools: FollowTools, context: PostContext): Promise<LiveAnswer> {
  const asked = await askedTopic(tools, context);
  if (!asked) return { kind: 'not-found' };
  const { locale, client } = context;
  const reading = readForm<{ email: string }, 'email.missing' | 'email.wrong'>(context.form, followForm);
  if (!reading.ok) {
    return { ...followPage(context, asked.source, asked.topic, reading.values, reading.errors), status: 422 };
  }
  const outcome = await askToFollow(tools, {
    email: reading.value.email,
    locale,
    client,
    kind: asked.source.kind,
    topic: asked.topic,
  });
  if (outcome === 'asked') return { kind: 'redirect', path: '/volgen/bijna' };
  const errors = { '': 'follow.tooMany' } as const;
  return { ...followPage(context, asked.source, asked.topic, reading.values, errors), status: 429 };
}

async function askedTopic(
  { sources }: FollowTools,
  { params }: LiveContext,
): Promise<{ readonly source: TopicSource; readonly topic: Topic } | undefined> {
  const source = sources().find(({ folder }) => folder === params['folder']);
  const topic = await source?.find(params['name'] ?? '');
  return source && topic && { source, topic };
}

/** Programs that look into mails open links: only the button confirms. */
async function showConfirm(tools: FollowTools, { locale, params, href }: LiveContext): Promise<LiveAnswer> {
  const subscription = await findByKey(tools.accounts, params['key'] ?? '', tools.now());
  if (!subscription) return goneKeyPage(locale, href);
  return confirmPage(locale, href, subscription, await topicOf(tools, subscription));
}

async function confirm(tools: FollowTools, { locale, params, href }: PostContext): Promise<LiveAnswer> {
  const subscription = await confirmFollowing(tools, params['key'] ?? '');
  return subscription ? { kind: 'redirect', path: confirmPath(subscription.key) } : goneKeyPage(locale, href);
}

async function showLeave(tools: FollowTools, { locale, params, href }: LiveContext): Promise<LiveAnswer> {
  const subscription = await findByKey(tools.accounts, params['key'] ?? '', tools.now());
  if (!subscription) return leftPage(locale);
  const all = await confirmedOf(tools.accounts, subscription.email);
  const others = await Promise.all(
    all.filter(({ key }) => key !== subscription.key).map((each) => topicOf(tools, each)),
  );
  return leavePage(locale, href, subscription, await topicOf(tools, subscription), others);
}

async function topicOf(tools: FollowTools, { topicKind, topic }: Subscription): Promise<Topic | undefined> {
  return sourceOf(tools, topicKind)?.find(topic);
}

/**
 * Adds what ends following: the button of the page, and the one click in a mail program, which comes from elsewhere
 * without `Origin`. So it stands beside the door: the key alone is what lets somebody leave. The program's click is not
 * redirected. Source: RFC 8058, sections 3.1 and 3.2.
 */
export function addOneClickLeaving(site: Site, { accounts }: FollowTools): void {
  for (const locale of locales) {
    site.app.on('POST', localePath(locale, leavePath(':key')), bodyLimit({ maxSize: 10_000 }), async (c) => {
      const form = await c.req.parseBody();
      await leave(accounts, c.req.param('key') ?? '', c.req.query('alles') === '1' || form['alles'] === '1');
      c.header('Cache-Control', 'no-store');
      if (form['List-Unsubscribe'] === 'One-Click') return c.text('');
      return c.redirect(localePath(locale, '/volgen/gestopt'), 303);
    });
  }
}
