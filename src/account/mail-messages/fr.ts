import type { MailMessageKey } from './nl.ts';

/** Messages about accounts in French. */
export const fr: Readonly<Record<MailMessageKey, string>> = {
  'verify.subject': 'Confirmez votre adresse e-mail pour {site}',
  'verify.text':
    'Bonjour {name}\n\nVous avez créé un compte sur {site}. Ouvrez ce lien pour confirmer que cette adresse e-mail est à vous :\n\n{url}/fr/bevestigen?code={token}\n\nLe lien marche pendant un jour. Vous n’avez pas créé de compte ? Alors vous n’avez rien à faire.\n',
  'recover.subject': 'Choisissez un nouveau mot de passe pour {site}',
  'recover.text':
    'Bonjour {name}\n\nOuvrez ce lien pour choisir un nouveau mot de passe :\n\n{url}/fr/wachtwoord-instellen?code={token}\n\nLe lien marche pendant une heure et une seule fois. Vous ne l’avez pas demandé ? Alors vous n’avez rien à faire : votre mot de passe reste le même.\n',
  'known.subject': 'Vous avez déjà un compte sur {site}',
  'known.text':
    'Bonjour {name}\n\nQuelqu’un, peut-être vous, a voulu créer un compte sur {site} avec cette adresse e-mail. Il en existe déjà un.\n\nConnectez-vous : {url}/fr/aanmelden\nMot de passe oublié ? {url}/fr/wachtwoord-vergeten\n\nCe n’était pas vous ? Alors vous n’avez rien à faire.\n',
  'changed.subject': 'Votre mot de passe pour {site} a changé',
  'changed.text':
    'Bonjour {name}\n\nVotre mot de passe pour {site} vient de changer. Ce n’était pas vous ? Choisissez tout de suite un nouveau mot de passe : {url}/fr/wachtwoord-vergeten\n',
  'invite.subject': '{who} vous invite sur {site}',
  'invite.text':
    'Bonjour\n\n{who} vous demande comme {role}{organisation, select, none {} other { chez {organisation}}} sur {site}. Ouvrez ce lien pour voir l’invitation :\n\n{url}/fr/uitnodiging?code={token}\n\nLe lien marche pendant quatorze jours.\n',
};
