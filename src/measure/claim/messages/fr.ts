import type { texts as nl } from './nl.ts';

/** Names of areas come without an article, so that a sentence never lets one be its subject. */
export const texts: Readonly<Record<keyof typeof nl, string>> = {
  'changes-more':
    '{indicator}. {area} : de {a0} en {from} à {a1} en {to} ({da}). {benchmark} : de {b0} à {b1} ({db}). L’évolution est {holds, select, yes {plus forte} other {pas plus forte}} pour {area}.',
  'crossed-above':
    '{indicator} : depuis {since}, le chiffre est plus élevé pour {area} que pour {benchmark}. En {latest}, c’est {a} contre {b}.',
  'crossed-below':
    '{indicator} : depuis {since}, le chiffre est plus bas pour {area} que pour {benchmark}. En {latest}, c’est {a} contre {b}.',
  'crossed-otherwise':
    '{indicator} : {area} est {to, select, above {au-dessus} other {en dessous}} de {benchmark} depuis {since}, et non depuis {stated}. En {latest}, c’est {a} contre {b}.',
  'not-crossed':
    '{indicator} : en {latest}, le chiffre pour {area} n’est pas {to, select, above {plus élevé} other {plus bas}} que pour {benchmark}. C’est {a} contre {b}.',
  'crossing-unseen':
    '{indicator} : le chiffre pour {area} est {to, select, above {plus élevé} other {plus bas}} que pour {benchmark} dans toutes les périodes, de {since} à {latest}. Le début n’est pas visible.',
  'on-side':
    '{indicator}, en {latest}. {area} : {a}. {benchmark} : {b}. Le chiffre pour {area} {holds, select, yes {est} other {n’est pas}} donc {side, select, above {plus élevé} other {plus bas}}.',
  'not-catching-up':
    '{indicator} : l’écart entre {area} et {benchmark} est passé de {d0} en {from} à {d1} en {to}. Le retard {holds, select, yes {n’a pas diminué} other {a diminué}}.',
  'stays-around':
    '{indicator} : depuis {since}, l’écart entre {area} et {benchmark} est resté sous {points} dans {inside} des {all} périodes.',
  trends:
    '{indicator}. {area} : de {a0} en {from} à {a1} en {to}. {holds, select, yes {C’est} other {Ce n’est pas}} {towards, select, up {une hausse} other {une baisse}}.',
  'ranks-yes':
    '{indicator}, en {period}. {area} : {a}, le chiffre {position, select, lowest {le plus bas} other {le plus élevé}} des {all} territoires comparés. Vient ensuite {next} avec {b}.',
  'ranks-no':
    '{indicator}, en {period}. {next} : {b}, le chiffre {position, select, lowest {le plus bas} other {le plus élevé}} des {all} territoires comparés. {area} : {a}.',
  'most-above-median':
    '{indicator} en {period} : {above} sur {all} dépassent la moitié des {among} communes (médiane {median}). {list}.{exceptions, select, some { Ne la dépasse pas : {below}.} other {}}',
  'states-levels-yes': 'Les nombres du plan sont ceux de {period} : {list}.',
  'states-levels-no': 'Les nombres du plan ne correspondent à aucune période. La dernière, {period} : {list}.',
  'goes-with':
    '{indicator} et {other} en {period}, pour {all} territoires : la corrélation de rang est de {r}. Ces séries {holds, select, yes {vont} other {ne vont pas}} ensemble comme le dit le plan.',
  'no-series': '{indicator} : pas encore vérifiable. Ces chiffres se trouvent chez {publisher}, nous ne les avons pas.',
  'no-shared-period':
    '{indicator} : pas encore vérifiable. Aucune période n’a de chiffres pour tous les territoires. La série est publiée par {publisher}.',
  'one-period':
    '{indicator} : pas encore vérifiable. Une seule période a des chiffres ({period}). La série est publiée par {publisher}.',
  'on-nearest':
    'Nous n’avons pas la série « {wanted} » elle-même : elle se trouve chez {publisher}. Une série proche va {points, select, along {dans le même sens} other {dans un autre sens}}. {sentence}',
};
