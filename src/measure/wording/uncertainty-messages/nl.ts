/** Texts about how sure a figure is: what flags mean, what to be careful with, what chance can do. */
export const nl = {
  'flags.title': 'Wat de opmerkingen betekenen',
  'meaning.B':
    '{flag}: vanaf deze periode telt de uitgever anders. Cijfers van ervoor en erna zijn niet goed te vergelijken.',
  'meaning.D': '{flag}: de uitgever gebruikt hier een andere definitie dan in de rest van de reeks.',
  'meaning.E': '{flag}: de uitgever heeft dit niet geteld maar berekend uit wat bekend is.',
  'meaning.F': '{flag}: dit is nog niet gebeurd, de uitgever verwacht het.',
  'meaning.N': '{flag}: het verschil is zo klein dat het toeval kan zijn.',
  'meaning.P': '{flag}: de uitgever kan dit cijfer nog bijstellen.',
  'meaning.R': '{flag}: de uitgever heeft een eerder cijfer verbeterd.',
  'meaning.U': '{flag}: de uitgever vroeg hiervoor weinig mensen. De echte waarde kan duidelijk hoger of lager zijn.',
  'meaning.M': '{flag}: dit cijfer kan er niet zijn.',
  'meaning.O': '{flag}: de uitgever heeft hier geen cijfer.',
  'meaning.Q': '{flag}: de uitgever kent het cijfer maar geeft het niet, om mensen te beschermen.',
  'caution.U': 'Let op: {parts} weinig betrouwbaar.',
  'caution.P': 'Let op: {parts} voorlopig.',
  'caution.E': 'Let op: {parts} geschat.',
  'caution.F': 'Let op: {parts} een verwachting.',
  'caution.figures': '{count, plural, one {het cijfer van {periods} is} other {de cijfers van {periods} zijn}}',
  'caution.of-area':
    '{count, plural, one {het cijfer van {area} ({periods}) is} other {de cijfers van {area} ({periods}) zijn}}',
  'caution.breaks':
    'Onderweg veranderde de telling ({periods}), dus vergelijk de jaren ervoor en erna niet zomaar met elkaar.',
  'chance.title': 'Klein aantal mensen',
  'chance.places': 'Deze uitkomsten kunnen van jaar tot jaar sterk schommelen: {places}.',
  'chance.place': '{name} ({people, plural, one {# mens} other {{written} mensen}}, door toeval alleen al ± {margin})',
  'chance.municipality':
    'In {name} gaat het om weinig mensen. Deze uitkomsten kunnen van jaar tot jaar sterk schommelen:',
  'chance.indicator': '{name} (door toeval alleen al ± {margin})',
  'chance.why':
    'Iedereen is geteld, dus dit is geen foutmarge van een steekproef. De marge zegt hoeveel enkele mensen meer of minder uitmaken (95 keer op de 100).',
} as const;

export type UncertaintyMessageKey = keyof typeof nl;
