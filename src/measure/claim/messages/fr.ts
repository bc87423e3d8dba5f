import type { ClaimMessageKey } from './nl.ts';

export const fr: Readonly<Record<ClaimMessageKey, string>> = {
  'changes-more':
    '{indicator} : {area} est passé de {a0} en {from} à {a1} en {to} ({da}). {benchmark} est passé de {b0} à {b1} ({db}). L’évolution est {holds, select, yes {plus forte} other {pas plus forte}} pour {area}.',
  'crossed-above': '{indicator} : {area} dépasse {benchmark} depuis {since}. En {latest}, c’est {a} contre {b}.',
  'crossed-below': '{indicator} : {area} est sous {benchmark} depuis {since}. En {latest}, c’est {a} contre {b}.',
  'not-crossed':
    '{indicator} : en {latest}, {area} n’est pas {to, select, above {au-dessus} other {en dessous}} de {benchmark}. C’est {a} contre {b}.',
  'crossing-unseen':
    '{indicator} : {area} est {to, select, above {au-dessus} other {en dessous}} de {benchmark} dans tous les chiffres, de {since} à {latest}. Le début n’est pas visible.',
  'on-side':
    '{indicator} : en {latest}, {area} est à {a} et {benchmark} à {b}. {area} {holds, select, yes {est} other {n’est pas}} donc {side, select, above {au-dessus} other {en dessous}}.',
  'not-catching-up':
    '{indicator} : l’écart entre {area} et {benchmark} est passé de {d0} en {from} à {d1} en {to}. Le retard {holds, select, yes {n’a pas diminué} other {a diminué}}.',
  'stays-around':
    '{indicator} : depuis {since}, {area} est resté à moins de {points} de {benchmark} dans {inside} des {all} périodes.',
  trends:
    '{indicator} : {area} est passé de {a0} en {from} à {a1} en {to}. {holds, select, yes {C’est} other {Ce n’est pas}} {towards, select, up {une hausse} other {une baisse}}.',
  'ranks-yes':
    '{indicator} : avec {a} en {period}, {area} a le chiffre {position, select, lowest {le plus bas} other {le plus élevé}} des {all} territoires comparés. Vient ensuite {next} avec {b}.',
  'ranks-no':
    '{indicator} : avec {b} en {period}, {next} a le chiffre {position, select, lowest {le plus bas} other {le plus élevé}} des {all} territoires comparés. {area} est à {a}.',
  'states-levels-yes': 'Les nombres du plan sont ceux de {period} : {list}.',
  'states-levels-no': 'Les nombres du plan ne correspondent à aucune période. La dernière, {period} : {list}.',
  'goes-with':
    '{indicator} et {other} en {period}, pour {all} territoires : la corrélation de rang est de {r}. Ces séries {holds, select, yes {vont} other {ne vont pas}} ensemble comme le dit le plan.',
  'no-series': '{indicator} : pas encore vérifiable. La série manque. Elle est publiée par {publisher}.',
  'no-shared-period':
    '{indicator} : pas encore vérifiable. Aucune période n’a de chiffres pour tous les territoires. La série est publiée par {publisher}.',
  'one-period':
    '{indicator} : pas encore vérifiable. Une seule période a des chiffres ({period}). La série est publiée par {publisher}.',
  'on-nearest': 'La série « {wanted} » ({publisher}) manque. La série la plus proche dit ceci. {sentence}',
};
