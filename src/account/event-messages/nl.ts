const role =
  '{role, select, member {medewerker} promoter {promotor} coach {coach} employer {werkgever} reviewer {beoordelaar} task_force {lid van de taskforce} statistician {statisticus} programme_manager {programmamanager} administrator {beheerder} other {{role}}}';

/** What happens to accounts and organisations, as sentences in Dutch; this file decides which events exist. */
export const nl = {
  'person.added': '{who} maakte een account voor {about}.',
  'person.changed': '{who} wijzigde de eigen naam of taal.',
  'person.seen': '{who} bekeek de gegevens van {about}.',
  'person.erased': '{who} wiste het eigen account.',
  'password.changed': '{who} koos een nieuw wachtwoord.',
  'password.recovered': '{who} koos een nieuw wachtwoord via een link in een bericht.',
  'passkey.removed': '{who} verwijderde een sleutel.',
  'passkey.added': '{who} voegde een sleutel toe.',
  'two-step.started': '{who} zette aanmelden in twee stappen aan.',
  'two-step.stopped': '{who} zette aanmelden in twee stappen uit.',
  'two-step.renewed': '{who} maakte nieuwe reservecodes.',
  'session.ended': '{who} meldde een andere browser af.',
  'role.given': `{who} maakte {about} ${role}.`,
  'role.taken': `{who} nam de rol ${role} van {about} weg.`,
  'invitation.sent': `{who} nodigde iemand uit als ${role}.`,
  'invitation.withdrawn': '{who} trok een uitnodiging in.',
  'invitation.taken': `{who} nam een uitnodiging aan als ${role}.`,
  'organisation.created': '{who} voegde de organisatie {name} toe.',
  'organisation.changed': '{who} wijzigde de gegevens van {name}.',
  'organisation.confirmed': '{who} bevestigde de organisatie {name}.',
  'organisation.archived': '{who} archiveerde de organisatie {name}.',
  'organisation.restored': '{who} zette de organisatie {name} terug.',
} as const;

export type AccountEvent = keyof typeof nl;

/** Words for those whose name is not known, or no longer. */
export const namelessNl = {
  person: 'iemand',
  visitor: 'een bezoeker',
  program: 'het programma',
} as const;
