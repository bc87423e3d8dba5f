import type { Locale } from '../foundation/locale.ts';
import type { OrganisationRole, PlanRole } from './role.ts';

/** A role that a person holds: in an organisation (by id), or for the plan. */
export type Grant = { readonly role: OrganisationRole; readonly organisation: string } | { readonly role: PlanRole };

/** Somebody who signed in, as far as questions of permission and wording need to know. */
export interface Person {
  readonly kind: 'person';
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly locale: Locale;
  readonly grants: readonly Grant[];
  /** Whether the e-mail address was proved to be theirs; until then they may do no more than a visitor. */
  readonly isVerified: boolean;
}

/** Whoever asks for something. */
export type Actor = { readonly kind: 'visitor' } | Person;

/** Whoever is signed in; a route that says so never meets a visitor. */
export function personOf({ actor }: { readonly actor: Actor }): Person {
  if (actor.kind !== 'person') throw new Error('a visitor came past the door of a page for who is signed in');
  return actor;
}

export const visitor: Actor = { kind: 'visitor' };

/** What acts by itself: jobs, imports and the command line. */
export const program = { kind: 'program' } as const;

/** Whoever may stand behind a change. */
export type Author = Actor | typeof program;
