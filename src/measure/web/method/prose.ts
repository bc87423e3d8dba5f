import type { Localised } from '../../../foundation/locale.ts';

/** A part of a page in running text. */
export interface ProseSection {
  readonly id: string;
  readonly title: string;
  /** `{benchmark}` stands for the name of what the plan's area is held against. */
  readonly paragraphs: readonly string[];
}

/** How figures become sentences, for `/methode`. */
export const methodProse: Localised<readonly ProseSection[]> = {
  nl: [
    {
      id: 'bronnen',
      title: 'Alleen officiële cijfers',
      paragraphs: [
        'Elk cijfer komt van een uitgever zoals Statbel of Eurostat. Bij elk cijfer staat wie het uitgaf, in welke dataset, en wanneer we het ophaalden.',
        'Ontbreekt een cijfer, dan zeggen we dat. We vullen nooit een nul of een schatting in.',
      ],
    },
    {
      id: 'berekend',
      title: 'Wat we zelf berekenen',
      paragraphs: [
        'Aantallen van delen tellen we op, zoals alle provincies van een gewest. Dat doen we alleen als alle delen bekend zijn. Zo een cijfer heet “berekend”.',
        'Een percentage van een groter gebied berekenen we uit de aantallen. We nemen nooit het gemiddelde van percentages.',
      ],
    },
    {
      id: 'kloof',
      title: 'Een kloof in mensen',
      paragraphs: [
        'Het verschil met {benchmark} tonen we in punten en in mensen. We vermenigvuldigen het verschil met het aantal mensen waarover het percentage gaat.',
        'Kennen we alleen een ruimere groep, dan schrijven we “hoogstens”. Kennen we geen enkele groep, dan zeggen we dat het niet te berekenen is.',
        'Is er voor {benchmark} geen cijfer, dan vergelijken we met de andere provincies. Dat staat er dan bij.',
      ],
    },
    {
      id: 'verloop',
      title: 'Verloop en breuken',
      paragraphs: [
        'Verandert de manier van tellen, dan is er een breuk. We tekenen die met een streep en trekken de lijn er niet overheen. Een stijging of daling meten we vanaf de laatste breuk.',
        '“Sinds 2020 hoger” betekent: vanaf dat jaar zonder onderbreking tot nu. De afstand tot {benchmark} wordt kleiner of groter als het laatste verschil anders is dan het eerste sinds de breuk, met minstens 0,05 punt.',
        'Groeien provincies naar elkaar toe? Dat zien we aan hun spreiding (standaardafwijking, sigma-convergentie).',
      ],
    },
    {
      id: 'zeker',
      title: 'Hoe zeker is een cijfer?',
      paragraphs: [
        'Een uitgever zet soms een opmerking bij een cijfer, zoals “voorlopig” of “weinig betrouwbaar”. Onder de tekening staat wat dat betekent. Een cijfer dat weinig betrouwbaar is, tekenen we gearceerd.',
        'Cijfers uit een enquête hebben een foutmarge. De uitgevers geven die niet bij deze cijfers, en wij verzinnen er geen.',
        'In een census of register is iedereen geteld. Toch kan een cijfer over weinig mensen sterk schommelen. Kan toeval alleen al 1,5 punt of meer verschil maken, dan zeggen we dat (helft van het interval van Wilson, 95%).',
      ],
    },
    {
      id: 'streefdoelen',
      title: 'Streefdoelen en vooruitgang',
      paragraphs: [
        'Bij een streefdoel staat wie het vastlegde, wanneer en waarom. Een doel dat anderen vastlegden, noemen we een maatstaf.',
        'We vergelijken twee getallen: de gemiddelde groei per jaar sinds het beginpunt, en de groei per jaar die nodig is om het doel op tijd te halen. Vanaf 95% daarvan is het op schema, vanaf 60% te traag, vanaf 0% veel te traag. Daaronder gaat het de verkeerde kant op. Zo doet Eurostat het ook.',
        'Zonder streefdoel kijken we naar de groei per jaar zelf: 1% of meer is een duidelijke verandering, minder is een lichte.',
        'Soms is er niets te zeggen: het beginpunt ontbreekt of ligt voor een breuk, er zijn minder dan drie cijfers, of een getal is nul. Dan zeggen we dat, zonder cijfer in de plaats.',
      ],
    },
    {
      id: 'vaststellingen',
      title: 'Zinnen als toets',
      paragraphs: [
        'Elke zin uit de analyse van het plan is een of meer toetsen. Ze worden bij elke uitgave opnieuw berekend. Niemand typt een oordeel in.',
        'Een zin “klopt” als alle delen die we kunnen toetsen kloppen. Ze “klopt niet meer” zodra één deel niet klopt. Kan geen enkel deel getoetst worden, dan is ze “niet te toetsen” en staat er welke reeks ontbreekt en wie ze heeft. Altijd staat erbij hoeveel delen getoetst zijn.',
      ],
    },
    {
      id: 'uitgaven',
      title: 'Uitgaven',
      paragraphs: [
        'Alle cijfers van één moment vormen een uitgave. Die verandert nooit meer. Dezelfde bronnen geven dezelfde bestanden, tot op de letter. Van elk bestand is er een controlegetal.',
      ],
    },
  ],
  en: [
    {
      id: 'bronnen',
      title: 'Official figures only',
      paragraphs: [
        'Every figure comes from a publisher such as Statbel or Eurostat. With every figure you see who published it, in which dataset, and when we retrieved it.',
        'When a figure is missing, we say so. We never fill in a zero or a guess.',
      ],
    },
    {
      id: 'berekend',
      title: 'What we compute ourselves',
      paragraphs: [
        'We add up counts of parts, such as all provinces of a region, and only when all parts are known. Such a figure is marked “computed”.',
        'A percentage of a larger area is computed from counts. We never average percentages.',
      ],
    },
    {
      id: 'kloof',
      title: 'A gap in people',
      paragraphs: [
        'We show the difference with {benchmark} in points and in people: the difference times the number of people the percentage is about.',
        'If only a wider group is known, we write “at most”. If no group is known, we say that it cannot be computed.',
        'If there is no figure for {benchmark}, we compare with the other provinces, and say so.',
      ],
    },
    {
      id: 'verloop',
      title: 'Course and breaks',
      paragraphs: [
        'When the way of counting changes, there is a break. We draw it as a line, and never draw the series across it. A rise or fall is measured from the last break.',
        '“Higher since 2020” means: from that year until now without interruption. The distance to {benchmark} became smaller or larger when the latest difference is not the first one since the break, by at least 0.05 points.',
        'Do provinces grow closer together? Their spread tells (standard deviation, sigma convergence).',
      ],
    },
    {
      id: 'zeker',
      title: 'How sure is a figure?',
      paragraphs: [
        'Publishers sometimes put a remark beside a figure, such as “provisional” or “low reliability”. Under the drawing you read what it means. A figure of low reliability is drawn hatched.',
        'Figures from a survey have a margin of error. The publishers do not give it with these figures, and we do not make one up.',
        'In a census or register everyone is counted. Still, a figure about few people can swing strongly. When chance alone can make a difference of 1.5 points or more, we say so (half of Wilson’s 95% interval).',
      ],
    },
    {
      id: 'streefdoelen',
      title: 'Targets and progress',
      paragraphs: [
        'Beside a target stands who set it, when and why. A target that others set is called a yardstick.',
        'We compare two numbers: the average growth a year since the baseline, and the growth a year that is needed to reach the target in time. From 95% of it the figure is on track, from 60% too slow, from 0% far too slow. Below that it goes the wrong way. Eurostat does the same.',
        'Without a target we look at the growth a year itself: 1% or more is a clear change, less is a slight one.',
        'Sometimes nothing can be said: the baseline is missing or lies before a break, there are fewer than three figures, or a number is zero. Then we say so, without a number in its place.',
      ],
    },
    {
      id: 'vaststellingen',
      title: 'Sentences as tests',
      paragraphs: [
        "Every sentence of the plan's analysis is one or more tests. They are computed anew at every release. Nobody types in a verdict.",
        'A sentence “holds” when all parts that can be checked hold. It “no longer holds” as soon as one part does not. If no part can be checked, it “cannot be checked”, and you read which series is missing and who holds it. It always says how many parts were checked.',
      ],
    },
    {
      id: 'uitgaven',
      title: 'Releases',
      paragraphs: [
        'All figures of one moment form a release. It never changes. The same sources give the same files, byte for byte. Every file has a checksum.',
      ],
    },
  ],
  fr: [
    {
      id: 'bronnen',
      title: 'Uniquement des chiffres officiels',
      paragraphs: [
        'Chaque chiffre vient d’un éditeur comme Statbel ou Eurostat. Pour chaque chiffre, vous voyez qui l’a publié, dans quel jeu de données, et quand nous l’avons récupéré.',
        'Si un chiffre manque, nous le disons. Nous ne mettons jamais un zéro ou une estimation à sa place.',
      ],
    },
    {
      id: 'berekend',
      title: 'Ce que nous calculons',
      paragraphs: [
        'Nous additionnons les nombres des parties, comme toutes les provinces d’une région, et seulement si toutes sont connues. Un tel chiffre est marqué « calculé ».',
        'Le pourcentage d’un territoire plus grand est calculé à partir des nombres. Nous ne faisons jamais la moyenne de pourcentages.',
      ],
    },
    {
      id: 'kloof',
      title: 'Un écart en personnes',
      paragraphs: [
        'Nous montrons la différence avec {benchmark} en points et en personnes : la différence multipliée par le nombre de personnes concernées par le pourcentage.',
        'Si seul un groupe plus large est connu, nous écrivons « au plus ». Si aucun groupe n’est connu, nous disons que le calcul est impossible.',
        'S’il n’y a pas de chiffre pour {benchmark}, nous comparons avec les autres provinces, et nous le disons.',
      ],
    },
    {
      id: 'verloop',
      title: 'Évolution et ruptures',
      paragraphs: [
        'Quand la façon de compter change, il y a une rupture. Nous la dessinons par un trait et la ligne ne passe jamais par-dessus. Une hausse ou une baisse se mesure depuis la dernière rupture.',
        '« Plus haut depuis 2020 » veut dire : depuis cette année jusqu’à maintenant, sans interruption. L’écart avec {benchmark} diminue ou augmente quand la dernière différence n’est pas la première depuis la rupture, d’au moins 0,05 point.',
        'Les provinces se rapprochent-elles ? Leur dispersion le dit (écart type, sigma-convergence).',
      ],
    },
    {
      id: 'zeker',
      title: 'Un chiffre est-il sûr ?',
      paragraphs: [
        'Un éditeur ajoute parfois une remarque à un chiffre, comme « provisoire » ou « peu fiable ». Vous lisez sous le dessin ce que cela veut dire. Un chiffre peu fiable est dessiné en hachures.',
        'Les chiffres d’une enquête ont une marge d’erreur. Les éditeurs ne la donnent pas avec ces chiffres, et nous n’en inventons pas.',
        'Dans un recensement ou un registre, tout le monde est compté. Un chiffre sur peu de personnes peut pourtant beaucoup varier. Si le seul hasard peut faire une différence de 1,5 point ou plus, nous le disons (moitié de l’intervalle de Wilson, 95 %).',
      ],
    },
    {
      id: 'streefdoelen',
      title: 'Objectifs et progrès',
      paragraphs: [
        'À côté d’un objectif, vous lisez qui l’a fixé, quand et pourquoi. Un objectif fixé par d’autres s’appelle un repère.',
        'Nous comparons deux nombres : la croissance moyenne par an depuis le point de départ, et la croissance par an qu’il faut pour atteindre l’objectif à temps. À partir de 95 % de celle-ci, c’est en bonne voie ; à partir de 60 %, trop lent ; à partir de 0 %, beaucoup trop lent. En dessous, cela va dans le mauvais sens. Eurostat fait de même.',
        'Sans objectif, nous regardons la croissance par an elle-même : 1 % ou plus est un changement net, moins est un léger changement.',
        'Parfois, on ne peut rien dire : le point de départ manque ou précède une rupture, il y a moins de trois chiffres, ou un nombre est zéro. Alors nous le disons, sans chiffre à la place.',
      ],
    },
    {
      id: 'vaststellingen',
      title: 'Des phrases comme tests',
      paragraphs: [
        'Chaque phrase de l’analyse du plan est un ou plusieurs tests. Ils sont recalculés à chaque édition. Personne n’écrit un verdict à la main.',
        'Une phrase est « vraie » si toutes les parties vérifiables sont vraies. Elle « n’est plus vraie » dès qu’une partie ne l’est plus. Si aucune partie n’est vérifiable, elle est « non vérifiable », et vous lisez quelle série manque et qui la détient. Le nombre de parties vérifiées est toujours indiqué.',
      ],
    },
    {
      id: 'uitgaven',
      title: 'Éditions',
      paragraphs: [
        'Tous les chiffres d’un moment forment une édition. Elle ne change plus jamais. Les mêmes sources donnent les mêmes fichiers, à l’octet près. Chaque fichier a une somme de contrôle.',
      ],
    },
  ],
};

/** What is done for visitors with an impairment, for `/toegankelijkheid`. */
export const accessibilityProse: Localised<readonly ProseSection[]> = {
  nl: [
    {
      id: 'doel',
      title: 'Waar we naar streven',
      paragraphs: [
        'Deze site wil voldoen aan WCAG 2.2, niveau AA. Elke pagina wordt bij elke wijziging automatisch getest, in elke taal, licht en donker. Automatische tests vinden niet alles. Een onafhankelijke keuring is er nog niet.',
      ],
    },
    {
      id: 'hoe',
      title: 'Wat je mag verwachten',
      paragraphs: [
        'Je kunt alles met het toetsenbord doen. Alles werkt ook zonder JavaScript. Achter elke grafiek zit een tabel en achter elke kaart een lijst. Kleur staat nooit alleen: er is altijd een woord, teken of lijnsoort bij.',
        'Tekst kun je tot 400% vergroten. De site volgt de lichte of donkere stand van je toestel.',
      ],
    },
    {
      id: 'grenzen',
      title: 'Wat beter kan',
      paragraphs: [
        'De downloads in Parquet en Excel zijn niet apart getest op toegankelijkheid. De CSV-bestanden hebben dezelfde cijfers.',
      ],
    },
    {
      id: 'melden',
      title: 'Lukt er iets niet?',
      paragraphs: [
        'Laat het weten aan wie deze site voor jouw regio beheert. Zeg op welke pagina je was en wat je wilde doen.',
      ],
    },
  ],
  en: [
    {
      id: 'doel',
      title: 'What we aim for',
      paragraphs: [
        'This site aims to meet WCAG 2.2, level AA. Every page is tested automatically at every change, in every language, light and dark. Automatic tests do not find everything. There has been no independent audit yet.',
      ],
    },
    {
      id: 'hoe',
      title: 'What you can expect',
      paragraphs: [
        'You can do everything with the keyboard. Everything works without JavaScript too. Behind every chart is a table and behind every map a list. Colour never stands alone: there is always a word, a sign or a kind of line.',
        'Text can be enlarged to 400%. The site follows the light or dark setting of your device.',
      ],
    },
    {
      id: 'grenzen',
      title: 'What could be better',
      paragraphs: [
        'The downloads in Parquet and Excel have not been tested for accessibility separately. The CSV files hold the same figures.',
      ],
    },
    {
      id: 'melden',
      title: 'Does something not work?',
      paragraphs: [
        'Tell whoever runs this site for your region. Say which page you were on and what you wanted to do.',
      ],
    },
  ],
  fr: [
    {
      id: 'doel',
      title: 'Notre objectif',
      paragraphs: [
        'Ce site vise WCAG 2.2, niveau AA. Chaque page est testée automatiquement à chaque changement, dans chaque langue, en clair et en sombre. Les tests automatiques ne trouvent pas tout. Il n’y a pas encore eu d’audit indépendant.',
      ],
    },
    {
      id: 'hoe',
      title: 'À quoi vous attendre',
      paragraphs: [
        'Vous pouvez tout faire au clavier. Tout fonctionne aussi sans JavaScript. Derrière chaque graphique il y a un tableau, derrière chaque carte une liste. La couleur n’est jamais seule : il y a toujours un mot, un signe ou un type de trait.',
        'Le texte peut être agrandi à 400 %. Le site suit le mode clair ou sombre de votre appareil.',
      ],
    },
    {
      id: 'grenzen',
      title: 'Ce qui peut être mieux',
      paragraphs: [
        'Les téléchargements en Parquet et Excel n’ont pas été testés séparément. Les fichiers CSV contiennent les mêmes chiffres.',
      ],
    },
    {
      id: 'melden',
      title: 'Quelque chose ne va pas ?',
      paragraphs: [
        'Dites-le à qui gère ce site pour votre région. Indiquez la page où vous étiez et ce que vous vouliez faire.',
      ],
    },
  ],
};
