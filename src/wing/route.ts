import type { Kysely } from 'kysely';
import type { Site } from '../site/app.tsx';
import type { LiveAnswer, LiveContext, PostContext } from '../site/live.ts';
import { parseAddress } from '../site/address.ts';
import { systemAccess } from '../store/access.ts';
import type { Store } from '../store/store.ts';
import type { Actor } from './actor.ts';
import { accessOf, may, type Owners, type Permission } from './permission.ts';

/** What somebody needs to come in: a permission, to be signed in, or nothing. */
export type Need = Permission | 'everyone' | 'signed-in';

/** Does work in one transaction as whoever asks: row-level security holds for it. */
export type AsActor = <Tables, T>(work: (database: Kysely<Tables>) => Promise<T>) => Promise<T>;

/** Who asks, and their way to the database. */
export interface Visit {
  readonly actor: Actor;
  readonly as: AsActor;
}

export type PageVisit = LiveContext & Visit;
export type FormVisit = PostContext & Visit;

/**
 * Whose thing an address is about, for permissions with reach `own`: ids of organisations, `undefined` when there is no
 * such thing. It is looked up with the program's own access, before anything is shown.
 */
export type OwnersOf = (
  params: Readonly<Record<string, string>>,
  database: Kysely<unknown>,
) => Promise<readonly string[] | undefined>;

interface RouteNeeds {
  /** Without a language prefix: `/projecten/:slug`. */
  readonly path: string;
  readonly permission: Need;
  /** `one-of-mine` where the organisation is still to be chosen; the handler then checks the one that was. */
  readonly owners?: OwnersOf | 'one-of-mine';
}

/** An address of the house that is not the same for everybody, with who may come in. */
export type Route =
  | (RouteNeeds & { readonly method: 'GET'; readonly handle: (visit: PageVisit) => LiveAnswer | Promise<LiveAnswer> })
  | (RouteNeeds & { readonly method: 'POST'; readonly handle: (visit: FormVisit) => LiveAnswer | Promise<LiveAnswer> });

/** What the door needs to know. */
export interface Door {
  readonly store: Store;
  readonly actorOf: (request: Request) => Promise<Actor>;
}

/**
 * Adds routes to a site. Before a handler runs, the table of permissions says whether whoever asks may come in; a
 * visitor who may not is sent to the sign-in page, and comes back afterwards.
 */
export function addRoutes(site: Site, routes: readonly Route[], door: Door): void {
  for (const route of routes) {
    if (route.method === 'GET') site.live(route.path, (context) => open(route, context, door, route.handle));
    else site.post(route.path, (context) => open(route, context, door, route.handle));
  }
}

async function open<Context extends LiveContext>(
  route: Route,
  context: Context,
  door: Door,
  handle: (visit: Context & Visit) => LiveAnswer | Promise<LiveAnswer>,
): Promise<LiveAnswer> {
  const actor = await door.actorOf(context.request);
  const refusal = await refusalOf(route, actor, context.params, door.store);
  if (refusal === 'sign in') return { kind: 'redirect', path: signInPath(context) };
  if (refusal) return { kind: refusal };
  return handle({ ...context, actor, as: (work) => door.store.as(accessOf(actor), work) });
}

type Refusal = 'sign in' | 'forbidden' | 'not-found';

async function refusalOf(
  { permission, owners }: RouteNeeds,
  actor: Actor,
  params: Readonly<Record<string, string>>,
  store: Store,
): Promise<Refusal | undefined> {
  if (permission === 'everyone') return undefined;
  const isVisitor = actor.kind === 'visitor';
  if (permission === 'signed-in') return isVisitor ? 'sign in' : undefined;
  if (may(actor, permission)) return undefined;
  // Who is not signed in does not learn whether the thing is there.
  if (isVisitor) return 'sign in';
  const found = await ownersOf(owners, params, store);
  if (!found) return 'not-found';
  return may(actor, permission, found) ? undefined : 'forbidden';
}

async function ownersOf(
  owners: RouteNeeds['owners'],
  params: Readonly<Record<string, string>>,
  store: Store,
): Promise<Owners | undefined> {
  if (typeof owners !== 'function') return owners ?? [];
  return store.as<unknown, readonly string[] | undefined>(systemAccess, (database) => owners(params, database));
}

/** After signing in one comes back to the page, or to the one with the form: a form itself cannot be sent again. */
function signInPath({ request }: LiveContext): string {
  const asked = request.method === 'GET' ? request.url : (request.headers.get('referer') ?? '');
  if (!URL.canParse(asked) || new URL(asked).host !== new URL(request.url).host) return '/aanmelden';
  const { pathname, search } = new URL(asked);
  return `/aanmelden?terug=${encodeURIComponent(parseAddress(pathname).path + search)}`;
}

/** Only a page of this site may be gone back to: "//elsewhere.be", "/\\elsewhere.be" and "https:" are not. */
export function localTarget(path: string | undefined, otherwise: string): string {
  return path && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(path) ? path : otherwise;
}
