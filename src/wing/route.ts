import type { Kysely } from 'kysely';
import type { LiveAnswer, LiveContext, PostContext } from '../site/live.ts';
import type { Actor } from './actor.ts';
import type { Cost } from '../site/cost.ts';
import type { OwnPermission, Permission } from './permission.ts';

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
export type FormVisit = PostContext &
  Visit & {
    /** Names what was sent: a form that is sent twice has one name. Absent where it was drawn for nobody. */
    readonly sent?: string;
  };

/** Parts of an address that its route names. */
export type RouteParams = Readonly<Record<string, string>>;

/**
 * Whose thing an address is about, for permissions with reach `own`: ids of organisations, `undefined` when there is no
 * such thing. It is looked up with the program's own access, before anything is shown.
 */
export type OwnersOf = (params: RouteParams, database: Kysely<unknown>) => Promise<readonly string[] | undefined>;

/** A permission that reaches one's own things says whose they are; every other need says nothing of owners. */
type RouteNeeds =
  | { readonly permission: Exclude<Need, OwnPermission>; readonly owners?: undefined }
  | {
      readonly permission: OwnPermission;
      /** `one-of-mine` where the organisation is still to be chosen; the handler then checks the one that was. */
      readonly owners: OwnersOf | 'one-of-mine';
    };

/** Whose personal data is seen: one person's, by id, who then sees who looked; or those of everybody on a list. */
export type Seen = { readonly person: string } | 'list';

interface Address {
  /** Without a language prefix: `/projecten/:slug`. */
  readonly path: string;
  /**
   * Whose personal data the page shows; nobody's when absent. The door notes in the trail that somebody else looked, once
   * the page was made. Further pages of a list are part of one look: for those there is nothing to say.
   */
  readonly sees?: (visit: PageVisit) => Seen | undefined;
  /** What it costs whoever asks, in points of their minute: one for a page and two for a form when absent. */
  readonly cost?: Cost;
}

type Answering<Context> = (visit: Context) => LiveAnswer | Promise<LiveAnswer>;

/** An address of the house that is not the same for everybody, with who may come in. */
export type Route = Address &
  RouteNeeds &
  (
    | { readonly method: 'GET'; readonly handle: Answering<PageVisit> }
    | { readonly method: 'POST'; readonly takesFiles?: boolean; readonly handle: Answering<FormVisit> }
  );
