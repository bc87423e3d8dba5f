import type { Kysely } from 'kysely';
import type { FormErrors, FormReading, FormValues } from '../site/form.ts';
import type { LiveAnswer } from '../site/live.ts';
import type { AnswerHeaders } from '../site/page.ts';
import type { Actor, Person } from './actor.ts';

/** What became of a form that was read well. */
export type Outcome<Key extends string = string> =
  | { readonly kind: 'done'; readonly path: string; readonly headers?: AnswerHeaders }
  | { readonly kind: 'wrong'; readonly errors: FormErrors<Key> }
  | { readonly kind: 'conflict' | 'gone' | 'forbidden' };

/** A form as it is shown again: what was typed, what is wrong with it, and how the thing stands now. */
export interface ShownAgain<Thing, Key extends string> {
  readonly values: FormValues;
  readonly errors: FormErrors<Key>;
  /** The thing as somebody else left it, to show beside what was typed; absent when nobody changed it. */
  readonly theirs?: Thing;
}

/** Somebody who sent a form about a thing, in the transaction in which its work is done. */
export interface Doing<Thing> {
  readonly thing: Thing;
  readonly person: Person;
  readonly database: Kysely<unknown>;
}

/** Who sent a form, and how its work gets its transaction: a visit, or another way to the database. */
export interface Acting {
  readonly actor: Actor;
  readonly as: <T>(work: (database: Kysely<unknown>) => Promise<T>) => Promise<T>;
}

/** The reading of a form in which nothing is typed: a button, with what it stands for. */
export function pressed<Value>(value: Value): FormReading<Value, never> {
  return { ok: true, value, values: {} };
}

/** What a form does. */
export interface Act<Value, Thing, Key extends string> {
  readonly reading: FormReading<Value, Key>;
  /** The thing that the form is about, as it is in the transaction; `undefined` when there is none (any longer). */
  readonly load: (database: Kysely<unknown>) => Promise<Thing | undefined>;
  /** Whether the form was made from the thing as it is; always so when absent. */
  readonly isCurrent?: (thing: Thing) => boolean;
  /** Does it through a store, which leaves the entry in the trail. What is not `done` is undone. */
  readonly work: (value: Value, doing: Doing<Thing>) => Promise<Outcome<Key>>;
  /** The page with the form, with everything that was typed. */
  readonly show: (again: ShownAgain<Thing, Key>) => LiveAnswer | Promise<LiveAnswer>;
}

/**
 * The one way of a form: what was sent is read; then one transaction loads the thing, looks at its version and does the
 * work. It ends in one of five ways: `done` leads on to a page; `wrong` shows the form again with what is wrong (422);
 * `conflict` shows it with what somebody else left beside what was typed (409); `gone` and `forbidden` say so. In all
 * but the first nothing was changed.
 */
export async function act<Value, Thing, Key extends string>(
  acting: Acting,
  form: Act<Value, Thing, Key>,
): Promise<LiveAnswer> {
  const { reading, show } = form;
  const { actor } = acting;
  if (actor.kind !== 'person') return { kind: 'forbidden' };
  if (!reading.ok) return withStatus(422, await show({ values: reading.values, errors: reading.errors }));
  const outcome = await inOneGo(acting, form, reading.value, actor);
  switch (outcome.kind) {
    case 'done':
      return { kind: 'redirect', path: outcome.path, ...(outcome.headers && { headers: outcome.headers }) };
    case 'wrong':
      return withStatus(422, await show({ values: reading.values, errors: outcome.errors }));
    case 'conflict': {
      const theirs = await acting.as(form.load);
      if (theirs === undefined) return { kind: 'not-found' };
      return withStatus(409, await show({ values: reading.values, errors: {}, theirs }));
    }
    case 'gone':
      return { kind: 'not-found' };
    case 'forbidden':
      return { kind: 'forbidden' };
  }
}

/** Ends a transaction whose work is not to be kept. */
class Undone<Key extends string> extends Error {
  readonly outcome: Outcome<Key>;
  constructor(outcome: Outcome<Key>) {
    super('undone');
    this.outcome = outcome;
  }
}

async function inOneGo<Value, Thing, Key extends string>(
  acting: Acting,
  { load, isCurrent = () => true, work }: Act<Value, Thing, Key>,
  value: Value,
  person: Person,
): Promise<Outcome<Key>> {
  try {
    return await acting.as(async (database) => {
      const thing = await load(database);
      if (thing === undefined) return { kind: 'gone' } as const;
      if (!isCurrent(thing)) return { kind: 'conflict' } as const;
      const outcome = await work(value, { thing, person, database });
      if (outcome.kind !== 'done') throw new Undone(outcome);
      return outcome;
    });
  } catch (error) {
    if (error instanceof Undone) return error.outcome;
    throw error;
  }
}

function withStatus(status: 409 | 422, answer: LiveAnswer): LiveAnswer {
  return answer.kind === 'page' ? { ...answer, status } : answer;
}
