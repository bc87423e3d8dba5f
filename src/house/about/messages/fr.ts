import type { texts as nl } from './nl.ts';

export const texts: Readonly<Record<keyof typeof nl, string>> = {
  'over.title': 'À propos de ce site',
  'over.lead': 'Des chiffres officiels montrent ici où en est le plan « {plan} » ({region}), et ce qui se fait.',
  'over.wie.title': 'Qui publie ce site ?',
  'over.wie.text': 'Éditeur du site : {sender}.',
  'over.wie.contact': 'Comment nous joindre',
  'over.wat.title': 'Que trouvez-vous ici ?',
  'over.wat.figures': 'Tous les chiffres, avec leur source et leur évolution',
  'over.wat.places': 'Votre commune, à côté de la province ({region})',
  'over.wat.plan': 'Ce que le plan promet',
  'over.wat.groups': 'Les groupes qui reçoivent une attention particulière',
  'over.wat.projects': 'Les projets qui réalisent le plan',
  'over.wat.ideas': 'Des idées qui cherchent des partenaires',
  'over.cijfers.title': 'D’où viennent les chiffres ?',
  'over.cijfers.text':
    'D’éditeurs officiels, comme Statbel et Eurostat. Personne ne les modifie. S’il manque un chiffre, nous le disons.',
  'over.cijfers.sources': 'Qui donne quels chiffres',
  'over.software.title': 'Un logiciel libre',
  'over.software.text':
    'Ce site fonctionne avec Ambitie, un logiciel libre sous licence EUPL-1.2. D’autres régions peuvent aussi l’utiliser.',
  'contact.title': 'Contact',
  'contact.lead': 'Une question ou une remarque ? Voici à qui vous adresser.',
  'contact.algemeen.title': 'Une question sur ce site',
  'contact.pers.title': 'Pour la presse',
  'contact.toegang.title': 'Quelque chose ne fonctionne pas pour vous ?',
  'contact.toegang.text':
    'Vous rencontrez un obstacle, ou vous ne pouvez pas lire quelque chose ? Dites-le ici, en indiquant la page.',
  'contact.toegang.days': 'Vous recevez une réponse dans {days, plural, one {le jour} other {les # jours}}.',
  'contact.gegevens.title': 'Vos données personnelles',
  'contact.gegevens.text':
    'Notre délégué à la protection des données répond aux questions sur ce que nous gardons de vous.',
  'contact.gegevens.more': 'Ce que nous gardons de vous',
  'contact.klacht.title': 'Notre réponse ne vous satisfait pas ?',
  'contact.klacht.text': 'Adressez-vous d’abord à nous. Sans solution, vous pouvez introduire une plainte ici.',
  'contact.lek.title': 'Vous avez trouvé une faille de sécurité ?',
  'contact.lek.text': 'Signalez-la ici, et pas en public. Merci.',
  'privacy.title': 'Votre vie privée',
  'privacy.lead':
    'Vous pouvez tout consulter sans compte. Nous ne gardons alors rien de vous, sauf si vous choisissez une commune ou suivez quelque chose par e-mail.',
  'privacy.bewaren.title': 'Ce que nous gardons, et combien de temps',
  'privacy.niet.title': 'Ce que nous ne faisons pas',
  'privacy.niet.text':
    'Pas de cookies de suivi, pas de publicité, pas de profils de visiteurs. Ce site ne charge rien d’autres sites. Nous ne vendons pas vos données.',
  'privacy.rechten.title': 'Vos droits',
  'privacy.rechten.text':
    'Vous pouvez voir, corriger et effacer ce que nous gardons de vous. Avec un compte, vous le faites vous-même, tout de suite.',
  'privacy.rechten.own': 'Voir, télécharger ou effacer vos données',
  'privacy.wie.title': 'Qui peut voir vos données ?',
  'privacy.wie.text':
    'Seules les personnes qui en ont besoin pour leur travail. Si un administrateur ouvre vos données, vous le voyez vous-même : qui, et quand. Nous ne donnons votre nom et votre adresse e-mail à quelqu’un d’autre que si vous êtes tous deux d’accord.',
  'privacy.reserve.title': 'Copies de sauvegarde',
  'privacy.reserve.text':
    'Il existe une copie de tout, au cas où quelque chose irait mal. Nous la gardons {days, plural, one {# jour} other {# jours}}.',
  'privacy.vragen.title': 'Une question ou une plainte ?',
  'privacy.vragen.text': 'Posez votre question au délégué à la protection des données.',
  'privacy.vragen.authority':
    'Vous pouvez aussi à tout moment introduire une plainte auprès de l’autorité qui veille sur les données personnelles.',
  'keeps.of.visitor': 'Si vous ne faites que regarder',
  'keeps.of.account': 'Si vous avez un compte',
  'keeps.of.work': 'Si vous travaillez à des idées ou à des projets',
  'keeps.until': 'Jusqu’à quand',
  'keeps.cookie': 'Le cookie « {name} » : la commune que vous avez choisi de voir partout. Uniquement pour cela.',
  'keeps.cookie.until': '{days, plural, one {# jour} other {# jours}}, ou jusqu’à ce que vous effaciez votre choix.',
  'keeps.words': 'Ce que vous avez tapé dans un formulaire sans encore l’enregistrer. Cela reste sur votre appareil.',
  'keeps.words.until': '{days, plural, one {# jour} other {# jours}}, ou jusqu’à votre déconnexion.',
  'keeps.unsent': 'Un formulaire que vous avez envoyé alors que vous n’étiez plus connecté, pour ne pas le perdre.',
  'keeps.unsent.until': '{hours, plural, one {# heure} other {# heures}}.',
  'keeps.sent': 'Une marque de chaque formulaire envoyé : ce que vous envoyez deux fois ne compte qu’une fois.',
  'keeps.sent.until': '{days, plural, one {# jour} other {# jours}}.',
  'keeps.letter': 'Un e-mail qui vous est destiné, jusqu’à son départ.',
  'keeps.letter.until': '{hours, plural, one {# heure} other {# heures}} après son départ.',
  'keeps.trail': 'La trace : qui a fait quoi, pour retrouver les erreurs.',
  'keeps.trail.until': 'Elle reste. Une fois votre compte effacé, elle ne dit plus qui c’était.',
  'keeps.log': 'Le journal du serveur : ce qui a mal fonctionné. Les adresses des personnes n’y figurent pas.',
  'keeps.log.until': 'Aussi longtemps que le serveur garde son journal.',
  'help.title': 'Aide',
  'help.lead': 'En bref : comment lire les chiffres et comment participer.',
  'help.lezen.title': 'Comment lire un chiffre ?',
  'help.lezen.text':
    'Un chiffre concerne toujours une année et un territoire. Regardez donc d’abord l’année.\n\nUne ligne est interrompue ? La manière de compter a changé à cet endroit. Ne comparez pas les deux côtés.\n\nSous chaque graphique, vous trouvez les mêmes chiffres dans un tableau, avec leur source.',
  'help.gemeente.title': 'Comment trouver votre commune ?',
  'help.gemeente.text': 'Choisissez votre commune dans la liste. Sur sa page, vous pouvez demander de la voir partout.',
  'help.vergelijken.title': 'Comment comparer soi-même ?',
  'help.vergelijken.text':
    'Choisissez un chiffre, des territoires et une période. Vous obtenez un graphique, une carte ou un tableau à emporter.',
  'help.idee.title': 'Comment proposer une idée ?',
  'help.idee.text': 'Créez un compte, ou connectez-vous. Vous proposez ensuite votre idée en trois courtes étapes.',
  'help.idee.register': 'Créer un compte',
  'help.volgen.title': 'Comment suivre un chiffre ?',
  'help.volgen.text':
    'Choisissez « {follow} » près d’un chiffre, d’une commune ou d’un projet. Vous recevez un e-mail quand quelque chose change. Aucun compte n’est nécessaire. Vous arrêtez d’un seul clic, dans chaque e-mail.',
  'help.toetsen.title': 'Vous utilisez le clavier ?',
  'help.toetsen.text':
    'Tab mène à l’élément suivant, Maj et Tab au précédent. Entrée ouvre un lien. Le premier Tab de chaque page mène à « {skip} » : vous passez ainsi le menu.\n\nDans un graphique, les flèches gauche et droite lisent chaque période. Dans un tableau, le bouton en tête de colonne trie.',
  'help.vraag.title': 'À qui poser une question ?',
  'help.vraag.text': 'Vous n’avez pas trouvé de réponse ? Demandez-nous.',
  'accessibility.title': 'Accessibilité',
  'missing.name': 'L’éditeur de ce site doit encore être indiqué ici. L’administrateur du site le complétera.',
  'missing.address': 'Une adresse doit encore être indiquée ici. L’administrateur du site la complétera.',
  'missing.email': 'Une adresse e-mail doit encore être indiquée ici. L’administrateur du site la complétera.',
  'missing.press': 'Le contact pour la presse doit encore être indiqué ici. L’administrateur du site le complétera.',
  'missing.accessibility':
    'La personne à qui signaler un obstacle doit encore être indiquée ici. L’administrateur du site le complétera.',
  'missing.complaints':
    'Le service auquel adresser une plainte doit encore être indiqué ici. L’administrateur du site le complétera.',
  'missing.dataProtection':
    'Le délégué à la protection des données doit encore être indiqué ici. L’administrateur du site le complétera.',
  'missing.authority':
    'L’autorité qui veille sur les données personnelles doit encore être indiquée ici. L’administrateur du site le complétera.',
  'missing.backupDays':
    'La durée de conservation des copies de sauvegarde doit encore être indiquée ici. L’administrateur du site la complétera.',
  'accessibility.doel.title': 'Notre objectif',
  'accessibility.doel.text':
    'Ce site veut respecter les WCAG 2.2, niveau AA. Chaque page est testée automatiquement à chaque changement, dans chaque langue, en clair et en sombre. Les tests automatiques ne trouvent pas tout. Il n’y a pas encore eu d’audit indépendant.',
  'accessibility.hoe.title': 'À quoi vous attendre',
  'accessibility.hoe.text':
    'Vous pouvez tout faire au clavier. Tout fonctionne aussi sans JavaScript. Derrière chaque graphique il y a un tableau, derrière chaque carte une liste. La couleur n’est jamais seule : il y a toujours un mot, un signe ou un type de trait.\n\nLe texte peut être agrandi à 400 %. Le site suit le mode clair ou sombre de votre appareil.',
  'accessibility.grenzen.title': 'Ce qui peut être mieux',
  'accessibility.grenzen.text':
    'L’accessibilité des téléchargements en Parquet et Excel n’a pas été testée séparément. Les fichiers CSV contiennent les mêmes chiffres.',
  'accessibility.melden.title': 'Quelque chose ne va pas ?',
};
