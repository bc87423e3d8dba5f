import type { Kysely } from 'kysely';
import type { FormErrors, FormReading, FormValues } from '../site/form.ts';
import type { LiveAnswer } from '../site/live.ts';
import type { AnswerHeaders } from '../site/page.ts';
import type { Actor, Person } from './actor.ts';
import type { Sent } from './route.ts';
import { earlierAnswer, isOwnMark, noteAnswer } from './sent-form-store.ts';

/** What became of a form that was read well. */
export type Outcome<Key extends string = string> =
  | { readonly kind: 'done'; readonly path: string; readonly done?: string; readonly headers?: AnswerHeaders }
  | { readonly kind: 'wrong'; readonly errors: FormErrors<Key> }
  | { readonly kind: 'conflict' | 'gone' | 'forbidden' };

/** A form as it is shown again: what was typed, what is wrong with it, and how the thing stands now. */
export interface ShownAgain<Value, Thing, Key extends string> {
  readonly values: FormValues;
  /** The same as it was read; absent where that could not be done. */
  readonly value?: Value;
  readonly errors: FormErrors<Key>;
  readonly thing: Thing;
  /** Whether the form came too late: the thing is no longer what it was made from, and is shown beside what was typed. */
  readonly isConflict: boolean;
  /** Of a conflict, whether the thing stands as whoever sends the form left it: in another window, or on another device. */
  readonly isOwn: boolean;
}

/** Somebody who sent a form about a thing, in the transaction in which its work is done. */
export interface Doing<Thing, Tables = unknown> {
  readonly thing: Thing;
  readonly person: Person;
  readonly database: Kysely<Tables>;
}

/** Who sent a form, and how its work gets its transaction: a visit, or another way to the database. */
export interface Acting<Tables = unknown> {
  readonly actor: Actor;
  readonly sent: Sent | undefined;
  readonly as: <T>(work: (database: Kysely<Tables>) => Promise<T>) => Promise<T>;
}

/** What a form did of which its page has nothing more to say than that it was kept. */
const kept = 'kept';

/** The reading of a form in which nothing is typed: a button, with what it stands for. */
export function pressed<Value>(value: Value): FormReading<Value, never> {
  return { ok: true, value, values: {} };
}

/** What a form does. */
export interface Act<Value, Thing, Key extends string, Tables = unknown> {
  /** What was sent, read; by the thing as it is, where it takes that to read it. */
  readonly reading: FormReading<Value, Key> | ((thing: Thing) => FormReading<Value, Key>);
  /** The thing that the form is about, as it is in the transaction; `undefined` when there is none (any longer). */
  readonly load: (database: Kysely<Tables>) => Promise<Thing | undefined>;
  /** Whether this one may do it with this thing, where the permission of the route does not tell; always so when absent. */
  readonly isAllowed?: (thing: Thing, person: Person) => boolean;
  /** Whether the form was made from the thing as it is; always so when absent. */
  readonly isCurrent?: (thing: Thing) => boolean;
  /** Names the thing with its version, by which one's own save is told from somebody else's; needed where both can be. */
  readonly mark?: (thing: Thing) => string | undefined;
  /** Does it through a store, which leaves the entry in the trail. What is not `done` is undone. */
  readonly work: (value: Value, doing: Doing<Thing, Tables>) => Promise<Outcome<Key>>;
  /** The page with the form, with everything that was typed. */
  readonly show: (again: ShownAgain<Value, Thing, Key>) => LiveAnswer | Promise<LiveAnswer>;
}

/**
 * The one way of a form: one transaction loads the thing, reads what was sent, looks at the version and does the work. It
 * ends in one of five ways: `done` leads on to a page; `wrong` shows the form again with what is wrong (422); `conflict`
 * shows it with the thing as it is by now (409); `gone` and `forbidden` say so. In all but the first nothing was changed.
 * What is sent a second time does nothing, and leads where the first one led. What comes back after a session ended is
 * shown again, as it was typed, and does nothing either.
 */
export async function act<Value, Thing, Key extends string, Tables = unknown>(
  acting: Acting<Tables>,
  form: Act<Value, Thing, Key, Tables>,
): Promise<LiveAnswer> {
  const { actor } = acting;
  if (actor.kind !== 'person') return { kind: 'forbidden' };
  if (acting.sent?.kind === 'back') return shownBack(acting, form, actor);
  const end = await inOneGo(acting, form, actor);
  switch (end.kind) {
    case 'done':
      return {
        kind: 'redirect',
        path: end.path,
        done: end.done ?? kept,
        ...(end.headers && { headers: end.headers }),
      };
    case 'wrong':
      return withStatus(422, await form.show(end.again));
    case 'conflict': {
      const now = await acting.as((database) => standingIn(database, form, actor));
      return now ? withStatus(409, await form.show({ ...end.again, ...now, isConflict: true })) : { kind: 'not-found' };
    }
    case 'gone':
      return { kind: 'not-found' };
    case 'forbidden':
      return { kind: 'forbidden' };
  }
}

async function shownBack<Value, Thing, Key extends string, Tables>(
  { as }: Acting<Tables>,
  form: Act<Value, Thing, Key, Tables>,
  person: Person,
): Promise<LiveAnswer> {
  const { isAllowed = () => true, isCurrent = () => true, reading } = form;
  const standing = await as((database) => standingIn(database, form, person));
  if (!standing) return { kind: 'not-found' };
  const { thing } = standing;
  if (!isAllowed(thing, person)) return { kind: 'forbidden' };
  const read = typeof reading === 'function' ? reading(thing) : reading;
  return form.show({ ...read, ...standing, errors: {}, isConflict: !isCurrent(thing) });
}

/** An outcome with what the form is shown again with, where it is. */
type End<Value, Thing, Key extends string> =
  | Extract<Outcome<Key>, { readonly kind: 'done' }>
  | { readonly kind: 'wrong' | 'conflict'; readonly again: ShownAgain<Value, Thing, Key> }
  | { readonly kind: 'gone' | 'forbidden' };

/** Ends a transaction whose work is not to be kept. */
class Undone<Value, Thing, Key extends string> extends Error {
  readonly end: End<Value, Thing, Key>;
  constructor(end: End<Value, Thing, Key>) {
    super('undone');
    this.end = end;
  }
}

async function inOneGo<Value, Thing, Key extends string, Tables>(
  { as, sent }: Acting<Tables>,
  form: Act<Value, Thing, Key, Tables>,
  person: Person,
): Promise<End<Value, Thing, Key>> {
  try {
    return await as<End<Value, Thing, Key>>(async (database) => {
      const name = sent?.kind === 'now' ? sent.name : undefined;
      const earlier = name ? await earlierAnswer(database, person, name) : undefined;
      if (earlier) return { kind: 'done', ...earlier };
      const end = await endOf(database, form, person);
      if (end.kind !== 'done') throw new Undone(end);
      if (name) await noteAnswer(database, person, name, { ...end, mark: await markIn(database, form) });
      return end;
    });
  } catch (error) {
    if (error instanceof Undone) return error.end;
    throw error;
  }
}

async function endOf<Value, Thing, Key extends string, Tables>(
  database: Kysely<Tables>,
  { load, isAllowed = () => true, reading, isCurrent = () => true, work }: Act<Value, Thing, Key, Tables>,
  person: Person,
): Promise<End<Value, Thing, Key>> {
  const thing = await load(database);
  if (thing === undefined) return { kind: 'gone' };
  if (!isAllowed(thing, person)) return { kind: 'forbidden' };
  const read = typeof reading === 'function' ? reading(thing) : reading;
  const again = { ...read, errors: {}, thing, isConflict: false, isOwn: false };
  if (!read.ok) return { kind: 'wrong', again: { ...again, errors: read.errors } };
  if (!isCurrent(thing)) return { kind: 'conflict', again };
  const outcome = await work(read.value, { thing, person, database });
  if (outcome.kind === 'done') return outcome;
  return outcome.kind === 'wrong'
    ? { kind: 'wrong', again: { ...again, errors: outcome.errors } }
    : { kind: outcome.kind, again };
}

/** The thing as it is after its work, by name; `undefined` when it is gone or has no name. */
async function markIn<Value, Thing, Key extends string, Tables>(
  database: Kysely<Tables>,
  { load, mark }: Act<Value, Thing, Key, Tables>,
): Promise<string | undefined> {
  const thing = mark && (await load(database));
  return thing && mark(thing);
}

/** The thing as it is by now, and whether this one left it so; `undefined` when it is gone. */
async function standingIn<Value, Thing, Key extends string, Tables>(
  database: Kysely<Tables>,
  { load, mark }: Act<Value, Thing, Key, Tables>,
  person: Person,
): Promise<{ readonly thing: Thing; readonly isOwn: boolean } | undefined> {
  const thing = await load(database);
  if (thing === undefined) return undefined;
  const name = mark?.(thing);
  return { thing, isOwn: name !== undefined && (await isOwnMark(database, person, name)) };
}

function withStatus(status: 409 | 422, answer: LiveAnswer): LiveAnswer {
  return answer.kind === 'page' ? { ...answer, status } : answer;
}
