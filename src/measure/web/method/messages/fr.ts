import type { texts as nl } from './nl.ts';

export const texts: Readonly<Record<keyof typeof nl, string>> = {
  'method.bronnen.title': 'Uniquement des chiffres officiels',
  'method.bronnen.text':
    'Chaque chiffre vient d’un éditeur comme Statbel ou Eurostat. Pour chaque chiffre, vous voyez qui l’a publié, dans quel jeu de données, et quand nous l’avons récupéré.\n\nSi un chiffre manque, nous le disons. Nous ne mettons jamais un zéro ou une estimation à sa place.',
  'method.berekend.title': 'Ce que nous calculons',
  'method.berekend.text':
    'Nous additionnons les nombres de territoires plus petits, comme ceux de toutes les provinces d’une région, et seulement si nous les connaissons tous. Un tel chiffre est marqué « calculé ».\n\nLe pourcentage d’un territoire plus grand est calculé à partir des nombres. Nous ne faisons jamais la moyenne de pourcentages.',
  'method.kloof.title': 'L’écart en personnes',
  'method.kloof.text':
    'Nous montrons l’écart avec {benchmark} en points et en personnes : l’écart multiplié par le nombre de personnes concernées par le pourcentage.\n\nSi seul un groupe plus large est connu, nous écrivons « au plus ». Si aucun groupe n’est connu, nous disons que le calcul est impossible.\n\nS’il n’y a pas de chiffre pour {benchmark}, nous comparons avec les autres provinces, et nous le disons.',
  'method.verloop.title': 'Évolution et ruptures',
  'method.verloop.text':
    'Quand la façon de compter change, il y a une rupture. Nous la dessinons par un trait et la ligne ne passe jamais par-dessus. Une hausse ou une baisse se mesure depuis la dernière rupture.\n\n« Plus haut depuis 2020 » veut dire : depuis cette année jusqu’à maintenant, sans interruption. L’écart avec {benchmark} diminue ou augmente quand le dernier écart diffère d’au moins 0,05 point du premier depuis la rupture.\n\nLes provinces se rapprochent-elles ? Leur dispersion le montre (écart type, sigma-convergence).',
  'method.zeker.title': 'Quelle est la fiabilité d’un chiffre ?',
  'method.zeker.text':
    'Un éditeur ajoute parfois une remarque à un chiffre, comme « provisoire » ou « peu fiable ». Sous le graphique, vous lisez ce que cela veut dire. Un chiffre peu fiable est hachuré.\n\nLes chiffres d’une enquête ont une marge d’erreur. Les éditeurs ne la donnent pas avec ces chiffres, et nous n’en inventons pas.\n\nDans un recensement ou un registre, tout le monde est compté. Un chiffre sur peu de personnes peut pourtant beaucoup varier. Si le seul hasard peut faire une différence de 1,5 point ou plus, nous le disons (moitié de l’intervalle de Wilson, 95 %).',
  'method.streefdoelen.title': 'Objectifs et progrès',
  'method.streefdoelen.text':
    'À côté d’un objectif, vous lisez qui l’a fixé, quand et pourquoi. Un objectif fixé par d’autres s’appelle un repère.\n\nNous comparons deux nombres : la croissance moyenne par an depuis le point de départ, et la croissance par an qu’il faut pour atteindre l’objectif à temps. À partir de 95 % de celle-ci, c’est en bonne voie ; à partir de 60 %, trop lent ; à partir de 0 %, beaucoup trop lent. En dessous, cela va dans le mauvais sens. Eurostat applique cette méthode et ces seuils dans son rapport sur le développement durable.\n\nSans objectif, nous regardons la croissance par an elle-même : 1 % ou plus est un changement net, moins est un léger changement.\n\nParfois, on ne peut rien dire : le point de départ manque ou précède une rupture, il y a moins de trois chiffres, ou un nombre est zéro. Nous le disons alors, sans mettre de chiffre à la place.',
  'method.vaststellingen.title': 'Des constats vérifiés',
  'method.vaststellingen.text':
    'Chaque constat du plan devient une ou plusieurs vérifications. Elles sont recalculées à chaque édition. Personne n’écrit un verdict à la main.\n\nUn constat « se vérifie » si toutes les parties vérifiables sont vraies. Il « ne se vérifie plus » dès qu’une partie ne l’est pas. Si aucune partie n’est vérifiable, il est « non vérifiable », et vous lisez quelle série manque et qui la détient. Le nombre de parties vérifiées est toujours indiqué.',
  'method.uitgaven.title': 'Éditions',
  'method.uitgaven.text':
    'Tous les chiffres d’un moment forment une édition. Elle ne change plus jamais. Les mêmes sources donnent les mêmes fichiers, à l’octet près. Chaque fichier a une somme de contrôle.',
};
