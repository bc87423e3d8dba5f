import type { AccountEvent } from './nl.ts';

const role =
  '{role, select, member {member} promoter {promoter} coach {coach} employer {employer} reviewer {reviewer} task_force {member of the task force} statistician {statistician} programme_manager {programme manager} administrator {administrator} other {{role}}}';

/** What happens to accounts and organisations, as sentences in English. */
export const en: Readonly<Record<AccountEvent, string>> = {
  'person.added': '{who} created an account for {about}.',
  'person.changed': '{who} changed their own name or language.',
  'person.seen': '{who} looked at the details of {about}.',
  'person.erased': '{who} erased their own account.',
  'password.changed': '{who} chose a new password.',
  'password.recovered': '{who} chose a new password through a link in a message.',
  'passkey.removed': '{who} removed a passkey.',
  'passkey.added': '{who} added a passkey.',
  'two-step.started': '{who} turned on signing in in two steps.',
  'two-step.stopped': '{who} turned off signing in in two steps.',
  'two-step.renewed': '{who} made new spare codes.',
  'session.ended': '{who} signed out another browser.',
  'role.given': `{who} made {about} ${role}.`,
  'role.taken': `{who} took the role of ${role} from {about}.`,
  'invitation.sent': `{who} invited somebody as ${role}.`,
  'invitation.withdrawn': '{who} withdrew an invitation.',
  'invitation.taken': `{who} accepted an invitation as ${role}.`,
  'organisation.created': '{who} added the organisation {name}.',
  'organisation.changed': '{who} changed the details of {name}.',
  'organisation.confirmed': '{who} confirmed the organisation {name}.',
  'organisation.archived': '{who} archived the organisation {name}.',
  'organisation.restored': '{who} restored the organisation {name}.',
};

export const namelessEn = { person: 'somebody', visitor: 'a visitor', program: 'the program' } as const;
