import type { texts as nl } from './nl.ts';

export const texts: Readonly<Record<keyof typeof nl, string>> = {
  title: 'Que mesurons-nous déjà ?',
  headline:
    'Le plan suit {kpis} résultats avec {indicators} séries. Pour {measured} d’entre elles, il y a {measured, plural, one {un chiffre} other {des chiffres}}.',
  levels:
    '{municipal, plural, =0 {Aucune série ne descend jusqu’à la commune.} one {Une série descend jusqu’à la commune.} other {# séries descendent jusqu’à la commune.}}',
  'missing.count':
    '{missing, plural, =0 {} one {Une question du plan n’a encore aucun chiffre pour réponse.} other {# questions du plan n’ont encore aucun chiffre pour réponse.}}',
  freshness:
    'Nous comptons jusqu’au {date}, quand les derniers chiffres ont été relevés. Les chiffres d’enquêtes n’arrivent souvent qu’un ou deux ans plus tard. Au-delà de {years} ans, nous les disons anciens.',
  none: 'Il n’y a pas encore de chiffres pour cela.',
  'table.caption': 'Ce que nous mesurons pour : {kpi}',
  'table.indicator': 'Chiffre',
  'table.level': 'Plus petite zone',
  'table.period': 'Dernier chiffre',
  'table.age': 'Âge',
  'table.target': 'Objectif',
  'level.municipality': '{count} communes',
  'level.group': '{count} sous-régions',
  'level.province': '{count} provinces',
  'level.region': '{count} régions',
  'level.country': '{count} pays',
  'level.union': '{count} unions',
  'level.comparison-region': '{count} régions ailleurs',
  'level.without-focus': '{level}. Pas pour cette zone : {area}.',
  'period.later': 'plus grande zone : {period}',
  age: '{years, plural, =0 {de cette année} one {# an} other {# ans}}',
  'age.dated': '{years} ans, ancien',
  'target.none': 'aucun',
  'missing.title': 'Ce qui manque encore',
  'missing.waiting': 'Nous ne l’avons pas encore. La série est chez : {holder}.',
  'missing.holder': 'Qui l’a : {holder}.',
  'missing.holder.source': 'Qui l’a : {holder} ({source}).',
  'missing.nobody': 'Qui pourrait le mesurer : {holder}.',
  'missing.level.municipality': 'Le chiffre existe par commune.',
  'missing.level.group': 'Le chiffre existe par sous-région.',
  'missing.level.province': 'Le chiffre existe par province.',
  'missing.level.region': 'Le chiffre n’existe que pour toute la région.',
  'missing.level.country': 'Le chiffre n’existe que pour tout le pays.',
  'missing.level.unknown': 'Nous ne savons pas encore pour quelles zones le chiffre existe.',
  link: 'Voyez ce que nous mesurons déjà et ce qui manque encore',
};
