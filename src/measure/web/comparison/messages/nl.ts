/** Texts of regions elsewhere in Europe that resemble the plan’s own. This file decides which keys there are. */
export const texts = {
  'page.title': 'Vergelijkbare regio’s in Europa',
  'page.headline': 'In Europa lijkt {area} het meest op {first}.',
  'page.lead':
    'Vergelijken met de buren is leerrijk, maar die zijn soms heel anders. Daarom zochten we uit {candidates} regio’s in Europa de {count} die in {period} het meest op {area} leken.',
  'page.none': 'Er zijn geen regio’s om mee te vergelijken. {area} mist daarvoor een van deze cijfers: {variables}.',
  'distance.headline': 'Hoe ver elke regio van {area} af ligt',
  'distance.subtitle':
    'Afstand over {count} kenmerken samen, {period}. Hoe korter de balk, hoe meer de regio op {area} lijkt.',
  'distance.note':
    'Afstand 0 is precies gelijk. De helft van alle {candidates} regio’s ligt verder dan {median}, de andere helft dichterbij.',
  'table.title': 'Waarin ze op {area} lijken',
  'table.lead': 'Elk kenmerk waarmee we zochten, naast dat van {area}.',
  'table.caption': 'Kenmerken van {area} en de {count} regio’s die er het meest op lijken, {period}',
  'table.region': 'Regio',
  'table.distance': 'Afstand',
  'table.difference': 'Verschil met {area}',
  'how.title': 'Zo zochten we',
  'how.variables': 'We keken naar {count} kenmerken: {variables}.',
  'how.log': 'Bij aantallen telt de verhouding: half zo groot is even ver als dubbel zo groot.',
  'how.standard':
    'Van elk kenmerk rekenden we uit hoeveel de regio’s in Europa gewoonlijk van elkaar verschillen. Dat is de maat: één stap in het ene kenmerk weegt zo even zwaar als één stap in het andere.',
  'how.distance':
    'De afstand is het gemiddelde verschil over alle kenmerken, waarbij een groot verschil zwaarder telt (de wortel uit het gemiddelde kwadraat).',
  'how.incomplete':
    '{count, plural, =0 {Geen enkele regio mist een kenmerk.} one {Eén regio mist een kenmerk en deed niet mee.} other {# regio’s missen een kenmerk en deden niet mee.}}',
  'how.excluded': 'Regio’s in {countries} tonen we hier niet: die staan al op de andere pagina’s.',
  'how.others': 'Wat niet in deze lijst staat, telt niet mee.',
  'use.title': 'Vergelijk per cijfer',
  'use.lead': 'Voor deze cijfers zie je {area} naast de gelijkaardige regio’s.',
  'figure.offer.title': 'En elders in Europa?',
  'figure.offer': 'Leg {area} naast de {count} regio’s in Europa die er het meest op lijken.',
  'figure.link': 'Vergelijk met gelijkaardige regio’s',
  'figure.close': 'Verberg deze vergelijking',
  'figure.which': 'Welke regio’s zijn dit, en waarom deze?',
  'figure.headline':
    'In {period} {lower, plural, =0 {had geen enkele} one {had één} other {hadden #}} van de {all} gelijkaardige regio’s een lager cijfer dan {area}.',
  'figure.subtitle': '{measure}, {period}.',
  'figure.course': 'Het verloop in {area} en in gelijkaardige regio’s',
  'figure.course.subtitle': '{measure}, {from}-{to}.',
  'figure.flags': 'Deze cijfers zijn overgenomen zonder de opmerkingen van de uitgever, zoals “weinig betrouwbaar”.',
} as const;
