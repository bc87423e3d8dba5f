/** Roles that everyone has without being given them. */
export const impliedRoles = ['visitor', 'signed-in'] as const;

/** Roles held in an organisation. */
export const organisationRoles = ['member', 'promoter', 'coach', 'employer'] as const;

/** Roles held for the whole plan. */
export const planRoles = ['reviewer', 'task-force', 'statistician', 'programme-manager', 'administrator'] as const;

export type OrganisationRole = (typeof organisationRoles)[number];
export type PlanRole = (typeof planRoles)[number];
export type Role = (typeof impliedRoles)[number] | OrganisationRole | PlanRole;

export function isOrganisationRole(text: string): text is OrganisationRole {
  return (organisationRoles as readonly string[]).includes(text);
}

export function isPlanRole(text: string): text is PlanRole {
  return (planRoles as readonly string[]).includes(text);
}

/** A role as details of the trail hold it: message texts choose by it, and ICU selectors know no hyphen. */
export function roleDetails(role: OrganisationRole | PlanRole): { readonly role: string } {
  return { role: role.replaceAll('-', '_') };
}
