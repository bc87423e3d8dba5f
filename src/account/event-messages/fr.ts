import type { AccountEvent } from './nl.ts';

const role =
  '{role, select, member {collaborateur} promoter {promoteur} coach {coach} employer {employeur} reviewer {évaluateur} task_force {membre de la taskforce} statistician {statisticien} programme_manager {gestionnaire du programme} administrator {administrateur} other {{role}}}';

/** What happens to accounts and organisations, as sentences in French. */
export const fr: Readonly<Record<AccountEvent, string>> = {
  'person.added': '{who} a créé un compte pour {about}.',
  'person.changed': '{who} a changé son nom ou sa langue.',
  'person.seen': '{who} a consulté les données de {about}.',
  'person.erased': '{who} a effacé son compte.',
  'password.changed': '{who} a choisi un nouveau mot de passe.',
  'password.recovered': '{who} a choisi un nouveau mot de passe par un lien dans un message.',
  'passkey.removed': '{who} a supprimé une clé.',
  'passkey.added': '{who} a ajouté une clé.',
  'two-step.started': '{who} a activé la connexion en deux étapes.',
  'two-step.stopped': '{who} a désactivé la connexion en deux étapes.',
  'two-step.renewed': '{who} a fait de nouveaux codes de réserve.',
  'session.ended': '{who} a déconnecté un autre navigateur.',
  'role.given': `{who} a donné à {about} le rôle de ${role}.`,
  'role.taken': `{who} a retiré à {about} le rôle de ${role}.`,
  'invitation.sent': `{who} a invité quelqu’un comme ${role}.`,
  'invitation.withdrawn': '{who} a retiré une invitation.',
  'invitation.taken': `{who} a accepté une invitation comme ${role}.`,
  'organisation.created': '{who} a ajouté l’organisation {name}.',
  'organisation.changed': '{who} a modifié les données de {name}.',
  'organisation.confirmed': '{who} a confirmé l’organisation {name}.',
  'organisation.archived': '{who} a archivé l’organisation {name}.',
  'organisation.restored': '{who} a remis l’organisation {name}.',
};

export const namelessFr = { person: 'quelqu’un', visitor: 'un visiteur', program: 'le programme' } as const;
