import type { Access } from '../store/access.ts';
import type { Actor } from './actor.ts';
import { organisationRoles, type OrganisationRole, type Role } from './role.ts';

/** Who has a permission: for everything (`any`), or for what belongs to an organisation they hold the role in (`own`). */
interface Right {
  readonly any?: readonly Role[];
  readonly own?: readonly OrganisationRole[];
}

const everyPartner = organisationRoles;
const authors = ['member', 'promoter'] as const;
const manager = ['programme-manager'] as const;
const back = ['programme-manager', 'administrator'] as const;
const judges = ['task-force', 'programme-manager'] as const;

/**
 * Who may do what: the one table. Routes, queries and row-level security read it, and a test walks every cell.
 * Whether somebody was *assigned* to a thing is no part of it: the wing's own query says so.
 */
export const rights = {
  'idea.read': { any: ['visitor'] },
  'idea.propose': { any: ['signed-in'] },
  'idea.edit': { any: manager, own: authors },
  'idea.moderate': { any: back },
  'idea.partner': { own: everyPartner },
  'idea.ask': { any: ['signed-in'] },
  'idea.read-private': { any: manager, own: everyPartner },

  'organisation.read': { any: ['visitor'] },
  'organisation.create': { any: ['signed-in'] },
  'organisation.confirm': { any: back },
  'organisation.edit': { any: back, own: ['promoter'] },
  'organisation.read-members': { any: back, own: everyPartner },
  'organisation.manage-members': { any: back, own: ['promoter'] },

  'project.read': { any: ['visitor'] },
  'project.read-draft': { any: judges, own: authors },
  'project.create': { any: manager, own: authors },
  'project.edit': { any: manager, own: authors },
  'project.submit': { any: manager, own: ['promoter'] },
  'project.comment': { any: judges, own: authors },

  'round.read': { any: ['visitor'] },
  'round.manage': { any: manager },
  'round.check-eligibility': { any: judges },
  'proposal.read': { any: ['reviewer', ...judges], own: authors },
  'proposal.read-unassigned': { any: judges },
  'proposal.score': { any: ['reviewer'] },
  'proposal.decide': { any: ['task-force'] },
  'proposal.read-decision': { any: judges, own: authors },

  'period.report': { any: manager, own: authors },
  'period.review': { any: manager },
  'evidence.read': { any: judges, own: authors },
  'evidence.add': { any: manager, own: authors },

  'target.edit': { any: ['programme-manager', 'statistician'] },
  'source.read': { any: back },
  'portfolio.read': { any: ['visitor'] },
  'portfolio.read-money': { any: ['statistician', ...judges] },
  'exchange.import': { any: manager },
  'exchange.export': { any: ['programme-manager', 'statistician'] },

  'person.read': { any: back },
  'person.manage': { any: ['administrator'] },
  'role.grant': { any: ['administrator'] },
  'audit.read': { any: back, own: ['promoter'] },
} as const satisfies Readonly<Record<string, Right>>;

/** Something that one may be allowed to do. */
export type Permission = keyof typeof rights;

/** A permission that somebody may have for what belongs to their organisation only. */
export type OwnPermission = {
  [Each in Permission]: (typeof rights)[Each] extends { readonly own: unknown } ? Each : never;
}[Permission];

export const permissions = Object.keys(rights) as readonly Permission[];

/** Whose something is: of these organisations, of nobody (`[]`), or of any of one's own that is still to be chosen. */
export type Owners = readonly string[] | 'one-of-mine';

/**
 * Whether somebody may do something: with everything, or because it belongs to one of the organisations in which they
 * hold a role that may. `one-of-mine` asks whether there is any such organisation, before one is chosen.
 */
export function may(actor: Actor, permission: Permission, owners: Owners = []): boolean {
  if (mayAny(actor, permission)) return true;
  const own = organisationsFor(actor, permission);
  return owners === 'one-of-mine' ? own.length > 0 : owners.some((id) => own.includes(id));
}

/** The organisations for whose things a permission holds, by role held in them. */
export function organisationsFor(actor: Actor, permission: Permission): readonly string[] {
  if (actor.kind === 'visitor' || !actor.isVerified) return [];
  const { own = [] }: Right = rights[permission];
  const ids = actor.grants.flatMap((grant) =>
    'organisation' in grant && own.includes(grant.role) ? [grant.organisation] : [],
  );
  return [...new Set(ids)];
}

/** What row-level security lets somebody do, out of the same table. */
export function accessOf(actor: Actor): Access {
  const own = permissions.map((permission) => [permission, organisationsFor(actor, permission)] as const);
  return {
    ...(actor.kind === 'person' && { person: actor.id }),
    any: permissions.filter((permission) => mayAny(actor, permission)),
    own: Object.fromEntries(own.filter(([, organisations]) => organisations.length > 0)),
  };
}

function mayAny(actor: Actor, permission: Permission): boolean {
  const { any = [] }: Right = rights[permission];
  return rolesOf(actor).some((role) => any.includes(role));
}

/** Every role somebody has, those included that everyone has. */
function rolesOf(actor: Actor): readonly Role[] {
  if (actor.kind === 'visitor' || !actor.isVerified) return ['visitor'];
  return ['visitor', 'signed-in', ...actor.grants.map(({ role }) => role)];
}
