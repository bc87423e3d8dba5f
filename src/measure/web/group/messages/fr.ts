import type { texts as nl } from './nl.ts';

export const texts: Readonly<Record<keyof typeof nl, string>> = {
  title: 'Pour qui le plan demande une attention particulière',
  lead: 'Le plan nomme {count, plural, one {# groupe} other {# groupes}} pour qui c’est plus difficile. Voici ce que nous savons, ce que nous ne savons pas et ce qui se fait.',
  eyebrow: 'Groupe nommé dans le plan',
  found:
    '{measured, plural, =0 {Il n’y a encore aucun chiffre sur ce groupe.} one {Il y a 1 chiffre sur ce groupe.} other {Il y a # chiffres sur ce groupe.}} {missing, plural, =0 {} one {Il manque encore 1 chiffre.} other {Il manque encore # chiffres.}}',
  measured: 'Ce que nous mesurons',
  breakdown: '{name}, {part} : {value}. Territoire : {area} ({period}).',
  'breakdown.places': '{name}, {part} : seulement des chiffres par commune ({period}).',
  missing: 'Ce que nous ne mesurons pas',
  'missing.none': 'Tous les chiffres que le plan demande sur ce groupe sont là.',
  'waiting.breakdown': '{name}, {part}. Pas encore disponible ici. {holder} a ces chiffres.',
  done: 'Ce que le plan veut faire',
  'done.none': 'Aucune action du plan ne nomme ce groupe.',
  projects: 'Projets',
  all: 'Tous les groupes',
};
