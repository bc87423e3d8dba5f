import type { texts as nl } from './nl.ts';

export const texts: Readonly<Record<keyof typeof nl, string>> = {
  'page.title': 'Régions comparables en Europe',
  'page.headline': 'En Europe, la région qui ressemble le plus à {area} : {first}.',
  'page.lead':
    'Comparer une province à ses voisines apprend beaucoup, mais les voisines sont parfois très différentes. Parmi {candidates} régions d’Europe, nous avons donc cherché les {count} qui ressemblaient le plus à {area} en {period}.',
  'page.none': 'Aucune comparaison n’est possible. Pour {area}, il manque un de ces chiffres : {variables}.',
  'distance.headline': 'À quelle distance de {area} se trouve chaque région',
  'distance.subtitle':
    'Distance sur {count} caractéristiques ensemble, {period}. Plus la barre est courte, plus la région ressemble à {area}.',
  'distance.note':
    'Une distance de 0 veut dire identique. La moitié des {candidates} régions est plus loin que {median}, l’autre moitié est plus près.',
  'table.title': 'Ce qu’elles ont en commun avec {area}',
  'table.lead': 'Chaque caractéristique utilisée, à côté de celle de {area}.',
  'table.caption': 'Caractéristiques de {area} et des {count} régions les plus semblables, {period}',
  'table.region': 'Région',
  'table.distance': 'Distance',
  'table.difference': 'Écart avec {area}',
  'how.title': 'Notre façon de chercher',
  'how.variables': 'Nous avons regardé {count} caractéristiques : {variables}.',
  'how.log':
    'Pour les nombres, c’est le rapport qui compte : deux fois plus petit est aussi loin que deux fois plus grand.',
  'how.standard':
    'Pour chaque caractéristique, nous avons calculé de combien les régions d’Europe diffèrent d’habitude. C’est notre mesure : un pas dans l’une pèse alors autant qu’un pas dans l’autre.',
  'how.distance':
    'La distance est la différence moyenne sur toutes les caractéristiques, où une grande différence compte davantage (la racine de la moyenne des carrés).',
  'how.incomplete':
    '{count, plural, =0 {Il ne manque de caractéristique à aucune région.} one {Il manque une caractéristique à une région, laissée de côté.} other {Il manque une caractéristique à # régions, laissées de côté.}}',
  'how.excluded': 'Les régions de ce pays ne figurent pas ici, car les autres pages les montrent déjà : {countries}.',
  'how.others': 'Ce qui n’est pas dans cette liste ne compte pas.',
  'use.title': 'Comparez chiffre par chiffre',
  'use.lead': 'Pour ces chiffres, vous voyez {area} à côté des régions comparables.',
  'figure.offer.title': 'Et ailleurs en Europe ?',
  'figure.offer': 'Voyez {area} à côté des {count} régions d’Europe qui lui ressemblent le plus.',
  'figure.link': 'Comparer avec des régions semblables',
  'figure.close': 'Masquer cette comparaison',
  'figure.which': 'Quelles sont ces régions, et pourquoi celles-ci ?',
  'figure.headline':
    'En {period}, {lower, plural, =0 {aucune des {all} régions comparables n’a} one {une des {all} régions comparables a} other {# des {all} régions comparables ont}} un chiffre plus bas que {area}.',
  'figure.subtitle': '{measure}, {period}.',
  'figure.course': 'L’évolution pour {area} et pour des régions comparables',
  'figure.course.subtitle': '{measure}, {from}-{to}.',
  'figure.flags': 'Ces chiffres ont été repris sans les remarques de l’éditeur, comme « peu fiable ».',
};
