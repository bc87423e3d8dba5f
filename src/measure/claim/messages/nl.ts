/** Texts of claims: what a test found. This file decides which keys there are. */
export const texts = {
  'changes-more':
    '{indicator}: {area} ging van {a0} in {from} naar {a1} in {to} ({da}). {benchmark} ging van {b0} naar {b1} ({db}). De verandering is {holds, select, yes {groter} other {niet groter}} in {area}.',
  'crossed-above': '{indicator}: {area} ligt sinds {since} hoger dan {benchmark}. In {latest} is het {a} tegen {b}.',
  'crossed-below': '{indicator}: {area} ligt sinds {since} lager dan {benchmark}. In {latest} is het {a} tegen {b}.',
  'crossed-otherwise':
    '{indicator}: {area} ligt sinds {since} {to, select, above {hoger} other {lager}} dan {benchmark}, en niet sinds {stated}. In {latest} is het {a} tegen {b}.',
  'not-crossed':
    '{indicator}: in {latest} ligt {area} niet {to, select, above {hoger} other {lager}} dan {benchmark}. Het is {a} tegen {b}.',
  'crossing-unseen':
    '{indicator}: {area} ligt in alle cijfers, van {since} tot {latest}, al {to, select, above {hoger} other {lager}} dan {benchmark}. Wanneer dat begon, is niet te zien.',
  'on-side':
    '{indicator}: in {latest} staat {area} op {a} en {benchmark} op {b}. {area} ligt dus {holds, select, yes {} other {niet }}{side, select, above {hoger} other {lager}}.',
  'not-catching-up':
    '{indicator}: de afstand tussen {area} en {benchmark} ging van {d0} in {from} naar {d1} in {to}. De achterstand is {holds, select, yes {niet kleiner} other {kleiner}} geworden.',
  'stays-around':
    '{indicator}: sinds {since} bleef {area} in {inside} van de {all} perioden binnen {points} van {benchmark}.',
  trends:
    '{indicator}: {area} ging van {a0} in {from} naar {a1} in {to}. Dat is {holds, select, yes {een} other {geen}} {towards, select, up {stijging} other {daling}}.',
  'ranks-yes':
    '{indicator}: {area} heeft in {period} met {a} {position, select, lowest {het laagste} other {het hoogste}} cijfer van de {all} vergeleken gebieden. Dan volgt {next} met {b}.',
  'ranks-no':
    '{indicator}: {next} heeft in {period} met {b} {position, select, lowest {het laagste} other {het hoogste}} cijfer van de {all} vergeleken gebieden. {area} staat op {a}.',
  'most-above-median':
    '{indicator} in {period}: {above} van de {all} liggen hoger dan de helft van de {among} gemeenten (mediaan {median}). {list}.{exceptions, select, some { Niet hoger: {below}.} other {}}',
  'states-levels-yes': 'De getallen uit het plan zijn die van {period}: {list}.',
  'states-levels-no': 'De getallen uit het plan passen bij geen enkele periode. De laatste, {period}: {list}.',
  'goes-with':
    '{indicator} en {other} in {period}, over {all} gebieden: de rangcorrelatie is {r}. Ze gaan {holds, select, yes {} other {niet }}samen zoals het plan zegt.',
  'no-series': '{indicator}: nog niet te toetsen. De cijfers hebben we nog niet: {publisher} heeft ze.',
  'no-shared-period':
    '{indicator}: nog niet te toetsen. Er is geen periode met cijfers voor alle gebieden samen. {publisher} heeft de reeks.',
  'one-period':
    '{indicator}: nog niet te toetsen. Er is maar één periode met cijfers ({period}). {publisher} heeft de reeks.',
  'on-nearest':
    'De reeks “{wanted}” zelf hebben we niet: {publisher} heeft ze. Een verwante reeks wijst {points, select, along {in dezelfde richting} other {in een andere richting}}. {sentence}',
} as const;
