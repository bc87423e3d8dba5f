import type { Site } from '../site/app.tsx';
import { parseAddress } from '../site/address.ts';
import { formToken, textIn } from '../site/form.ts';
import { savedMark } from '../site/saved-mark.ts';
import type { LiveAnswer, LiveContext, SentContext } from '../site/live.ts';
import type { Forbidden, NotFound, Redirect } from '../site/page.ts';
import { systemAccess, type Access } from '../store/access.ts';
import type { Store } from '../store/store.ts';
import type { Actor } from '../wing/actor.ts';
import { accessOf, may, type Owners } from '../wing/permission.ts';
import type { PageVisit, Route, RouteParams, Seen } from '../wing/route.ts';
import { note } from '../wing/trail-store.ts';
import type { Happening } from '../wing/trail.ts';
import { digestOf, formIdOf, formTokens, type FormTokens } from './form-token.ts';
import { makeLanes } from './lane.ts';

/** What the door needs to know. */
export interface Door {
  readonly store: Store;
  readonly actorOf: (request: Request) => Promise<Actor>;
  /** What forms are signed with, so that each is known as one that the house drew for somebody. */
  readonly secret: string;
}

/**
 * Adds routes to a site. Before a handler runs, the table of permissions says whether whoever asks may come in; a visitor who may not is sent to the sign-in page, and comes back
 * afterwards. A form is read once whoever sent it may come in, and whoever sends it slowly holds up nobody meanwhile. A
 * page that shows somebody's personal data is noted in the trail.
 */
export function addRoutes(site: Site, routes: readonly Route[], door: Door): void {
  const takeTurns = makeLanes();
  const tokens = formTokens(door.secret);
  for (const route of routes) {
    const { path } = route;
    if (route.method === 'GET') {
      site.live(
        path,
        (context) =>
          takeTurns(path, context.client, async () => {
            const visit = await comeIn(route, context, door);
            return 'kind' in visit ? visit : answerTo(route, visit, route.handle, tokens);
          }),
        route,
      );
    } else {
      const act = async ({ readForm, ...context }: SentContext): Promise<LiveAnswer> => {
        const visit = await takeTurns(path, context.client, () => comeIn(route, context, door));
        if ('kind' in visit) return visit;
        const form = await readForm();
        if (typeof form === 'string') return { kind: 'unread', reason: form };
        const token = textIn(form, formToken);
        form.delete(formToken);
        const { path: sentTo } = parseAddress(new URL(context.request.url).pathname);
        const sent = { ...visit, form, ...(token && { sent: await digestOf(sentTo, token, form) }) };
        const answer = await takeTurns(path, context.client, () => answerTo(route, sent, route.handle, tokens));
        return markSaved(answer, token, context.origin);
      };
      site.post(path, act, route);
    }
  }
}

/** Whoever may come in, or what they are told instead. */
async function comeIn(route: Route, context: LiveContext, door: Door): Promise<PageVisit | Redirect | Turned> {
  const actor = await door.actorOf(context.request);
  const refusal = await refusalOf(route, actor, context.params, door.store);
  if (refusal === 'sign in') return { kind: 'redirect', path: signInPath(context) };
  if (refusal) return { kind: refusal };
  return { ...context, actor, as: (work) => door.store.as(accessOf(actor), work) };
}

type Turned = Forbidden | NotFound;

async function answerTo<Coming extends PageVisit>(
  route: Route,
  visit: Coming,
  handle: (visit: Coming) => LiveAnswer | Promise<LiveAnswer>,
  tokens: FormTokens,
): Promise<LiveAnswer> {
  const { actor } = visit;
  const answer = await handle(visit);
  const isShown = answer.kind === 'page' || answer.kind === 'file';
  const seen = isShown ? route.sees?.(visit) : undefined;
  const look = seen && lookOf(seen, visit);
  if (look) await visit.as((database) => note(database, actor, look));
  if (answer.kind !== 'page' || actor.kind !== 'person') return answer;
  return { ...answer, writer: { person: actor.id, newToken: () => tokens.drawFor(actor.id) } };
}

/** Tells the device that what it keeps of a form arrived. */
function markSaved(answer: LiveAnswer, token: string, origin: string): LiveAnswer {
  const id = formIdOf(token);
  if (answer.kind !== 'redirect' || !id) return answer;
  return { ...answer, headers: [...savedMark(id, origin), ...(answer.headers ?? [])] };
}

/** Looking at somebody else's data is itself kept, and shown to that person; looking at one's own is not. */
function lookOf(seen: Seen, { actor, request }: PageVisit): Happening | undefined {
  if (seen === 'list') {
    const { path } = parseAddress(new URL(request.url).pathname);
    return { event: 'people.seen', subject: { kind: 'list', id: path } };
  }
  const { person } = seen;
  if (actor.kind === 'person' && actor.id === person) return undefined;
  return { event: 'person.seen', subject: { kind: 'person', id: person }, about: person };
}

type Refusal = 'sign in' | 'forbidden' | 'not-found';

async function refusalOf(
  { permission, owners }: Route,
  actor: Actor,
  params: RouteParams,
  store: Store,
): Promise<Refusal | undefined> {
  if (permission === 'everyone') return undefined;
  const isVisitor = actor.kind === 'visitor';
  if (permission === 'signed-in') return isVisitor ? 'sign in' : undefined;
  if (may(actor, permission)) return undefined;
  // Who is not signed in does not learn whether the thing is there.
  if (isVisitor) return 'sign in';
  const found = await ownersOf(owners, params, store, systemAccess);
  if (!found) return 'not-found';
  if (may(actor, permission, found)) return undefined;
  // Of what one may not even see, one does not learn that it is there.
  return (await ownersOf(owners, params, store, accessOf(actor))) ? 'forbidden' : 'not-found';
}

async function ownersOf(
  owners: Route['owners'],
  params: RouteParams,
  store: Store,
  access: Access,
): Promise<Owners | undefined> {
  if (typeof owners !== 'function') return owners ?? [];
  return store.as<unknown, readonly string[] | undefined>(access, (database) => owners(params, database));
}

/** After signing in one comes back to the page, or to the one with the form: a form itself cannot be sent again. */
function signInPath({ request }: LiveContext): string {
  const asked = request.method === 'GET' ? request.url : (request.headers.get('referer') ?? '');
  if (!URL.canParse(asked) || new URL(asked).host !== new URL(request.url).host) return '/aanmelden';
  const { pathname, search } = new URL(asked);
  return `/aanmelden?terug=${encodeURIComponent(parseAddress(pathname).path + search)}`;
}
