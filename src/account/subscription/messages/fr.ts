import type { texts as nl } from './nl.ts';

export const texts: Readonly<Record<keyof typeof nl, string>> = {
  'follow.title': 'Suivre par e-mail',
  'follow.name.title': 'Suivre {name} par e-mail',
  'follow.email': 'Votre adresse e-mail',
  'follow.email.hint': 'Nous ne l’utilisons que pour ces e-mails.',
  'follow.submit': 'Suivre par e-mail',
  'follow.privacy':
    'Nous gardons votre adresse, ce que vous suivez, votre langue et le moment de votre confirmation. Si vous arrêtez, nous effaçons tout aussitôt. Si vous ne confirmez pas, nous l’effaçons après {days} jours.',
  'follow.back': 'Retour à {name}',
  'follow.what':
    'Choisissez un indicateur, une commune ou un projet. Au bas de sa page se trouve le lien « Suivre par e-mail ».',
  'email.missing': 'Indiquez votre adresse e-mail.',
  'email.wrong': 'Ce n’est pas une adresse e-mail. Écrivez-la comme nom@exemple.be.',
  'follow.tooMany': 'Beaucoup de demandes de suivi sont venues d’ici. Réessayez dans une heure.',
  'asked.title': 'Regardez votre boîte aux lettres',
  'asked.text':
    'Nous vous avons envoyé un e-mail. Cliquez sur le lien qu’il contient : le suivi commence alors seulement. Le lien fonctionne {days} jours.',
  'asked.nothing': 'Pas d’e-mail reçu ? Regardez parmi les indésirables, ou vérifiez si votre adresse est correcte.',
  'confirm.title': 'Voulez-vous suivre {name} ?',
  'confirm.text': 'Cliquez sur le bouton : vous recevrez désormais un e-mail quand quelque chose change.',
  'confirm.submit': 'Oui, je veux suivre ceci',
  'confirmed.title': 'Vous suivez {name}',
  'confirmed.text': 'Vous recevez un e-mail quand quelque chose change. Vous pouvez arrêter au bas de chaque e-mail.',
  'confirmed.see': 'Vers {name}',
  'confirmed.leave': 'Finalement non ? Arrêter le suivi',
  'key.gone.title': 'Ce lien ne fonctionne plus',
  'key.gone.text':
    'Vous ne suivez pas ceci, ou vous n’avez pas confirmé dans les {days} jours. Vous pouvez le demander à nouveau.',
  'leave.title': 'Arrêter le suivi',
  'leave.text': 'Vous ne voulez plus d’e-mails sur {name} ?',
  'leave.submit': 'Ne plus suivre {name}',
  'leave.others': 'Vous suivez aussi : {names}.',
  'leave.all': 'Ne plus rien suivre',
  'left.title': 'Vous avez arrêté',
  'left.text':
    'Vous ne recevez plus d’e-mails à ce sujet. Votre adresse est effacée, sauf si vous suivez encore autre chose.',
  'topic.gone': 'quelque chose qui n’existe plus',
  'mail.confirm.subject': 'Confirmez que vous voulez suivre {name}',
  'mail.confirm.text':
    'Bonjour,\n\nQuelqu’un, sans doute vous, a demandé à suivre {name}. Cliquez sur ce lien pour le confirmer :\n\n{link}\n\nCe n’était pas vous ? Alors vous n’avez rien à faire. Vous ne recevrez plus d’e-mails, et nous effacerons votre adresse après quelques jours.',
  'mail.followed.subject': 'Vous suivez déjà {name}',
  'mail.followed.text':
    'Bonjour,\n\nQuelqu’un, sans doute vous, a demandé à suivre {name}. Vous le faites déjà : il n’y a rien à faire.\n\nVous pouvez arrêter ici :\n{leave}',
  'mail.news.subject':
    '{more, plural, =0 {Du nouveau : {name}} one {Du nouveau : {name} et un autre sujet} other {Du nouveau : {name} et # autres sujets}}',
  'mail.news.opening': 'Bonjour,\n\nQuelque chose a changé dans ce que vous suivez.',
  'mail.news.ending': 'Vous recevez cet e-mail parce que vous suivez ceci. Arrêtez d’un clic :\n{leave}',
};
