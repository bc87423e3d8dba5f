import type { UncertaintyMessageKey } from './nl.ts';

export const fr: Readonly<Record<UncertaintyMessageKey, string>> = {
  'flags.title': 'Le sens des remarques',
  'meaning.B':
    '{flag} : à partir de cette période, l’éditeur compte autrement. Les chiffres d’avant et d’après se comparent mal.',
  'meaning.D': '{flag} : l’éditeur utilise ici une autre définition que dans le reste de la série.',
  'meaning.E': '{flag} : l’éditeur n’a pas compté, il a calculé à partir de ce qui est connu.',
  'meaning.F': '{flag} : cela n’a pas encore eu lieu, l’éditeur s’y attend.',
  'meaning.N': '{flag} : la différence est si petite qu’elle peut être due au hasard.',
  'meaning.P': '{flag} : l’éditeur peut encore adapter ce chiffre.',
  'meaning.R': '{flag} : l’éditeur a corrigé un chiffre antérieur.',
  'meaning.U':
    '{flag} : l’éditeur a interrogé peu de personnes. La vraie valeur peut être nettement plus haute ou plus basse.',
  'meaning.M': '{flag} : un tel chiffre ne peut pas exister.',
  'meaning.O': '{flag} : l’éditeur n’a pas de chiffre ici.',
  'meaning.Q': '{flag} : l’éditeur connaît le chiffre mais ne le donne pas, pour protéger les personnes.',
  'caution.U': 'Attention, fiabilité limitée : {parts}.',
  'caution.P': 'Attention, données provisoires : {parts}.',
  'caution.E': 'Attention, données estimées : {parts}.',
  'caution.F': 'Attention, données attendues et non observées : {parts}.',
  'caution.figures': '{count, plural, one {le chiffre de {periods}} other {les chiffres de {periods}}}',
  'caution.of-area':
    '{count, plural, one {le chiffre pour {area} ({periods})} other {les chiffres pour {area} ({periods})}}',
  'caution.breaks':
    'En chemin, la façon de compter a changé ({periods}) : ne comparez pas simplement les années d’avant et d’après.',
  'chance.title': 'Peu de personnes',
  'chance.places': 'Ces résultats peuvent beaucoup varier d’une année à l’autre : {places}.',
  'chance.place':
    '{name} ({people, plural, one {# personne} other {{written} personnes}}, ± {margin} par le seul hasard)',
  'chance.municipality':
    'À {name}, peu de personnes sont concernées. Ces résultats peuvent beaucoup varier d’une année à l’autre :',
  'chance.indicator': '{name} (± {margin} par le seul hasard)',
  'chance.why':
    'Tout le monde a été compté : ce n’est donc pas la marge d’un échantillon. Elle dit combien comptent quelques personnes de plus ou de moins (95 fois sur 100).',
};
