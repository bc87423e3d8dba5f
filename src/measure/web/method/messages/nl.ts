/** Running text of the pages about how this is made; an empty line begins a paragraph. This file decides which keys there are. */
export const texts = {
  'method.bronnen.title': 'Alleen officiële cijfers',
  'method.bronnen.text':
    'Elk cijfer komt van een uitgever zoals Statbel of Eurostat. Bij elk cijfer staat wie het uitgaf, in welke dataset, en wanneer we het ophaalden.\n\nOntbreekt een cijfer, dan zeggen we dat. We vullen nooit een nul of een schatting in.',
  'method.berekend.title': 'Wat we zelf berekenen',
  'method.berekend.text':
    'Aantallen van kleinere gebieden tellen we op, zoals die van alle provincies van een gewest. Dat doen we alleen als ze allemaal bekend zijn. Zo’n cijfer heet “berekend”.\n\nEen percentage van een groter gebied berekenen we uit de aantallen. We nemen nooit het gemiddelde van percentages.',
  'method.kloof.title': 'Het verschil in mensen',
  'method.kloof.text':
    'Het verschil met {benchmark} tonen we in punten en in mensen. We vermenigvuldigen het verschil met het aantal mensen waarover het percentage gaat.\n\nKennen we alleen een ruimere groep, dan schrijven we “hoogstens”. Kennen we geen enkele groep, dan zeggen we dat het niet te berekenen is.\n\nIs er voor {benchmark} geen cijfer, dan vergelijken we met de andere provincies. Dat staat er dan bij.',
  'method.verloop.title': 'Verloop en breuken',
  'method.verloop.text':
    'Verandert de manier van tellen, dan is er een breuk. We tekenen die met een streep en trekken de lijn er niet overheen. Een stijging of daling meten we vanaf de laatste breuk.\n\n“Sinds 2020 hoger” betekent: vanaf dat jaar zonder onderbreking tot nu. De afstand tot {benchmark} wordt kleiner of groter als het laatste verschil minstens 0,05 punt afwijkt van het eerste sinds de breuk.\n\nGroeien provincies naar elkaar toe? Dat zien we aan hun spreiding (standaardafwijking, sigma-convergentie).',
  'method.zeker.title': 'Hoe zeker is een cijfer?',
  'method.zeker.text':
    'Een uitgever zet soms een opmerking bij een cijfer, zoals “voorlopig” of “weinig betrouwbaar”. Onder de grafiek staat wat dat betekent. Een cijfer dat weinig betrouwbaar is, tekenen we gearceerd.\n\nCijfers uit een enquête hebben een foutmarge. De uitgevers geven die niet bij deze cijfers, en wij verzinnen er geen.\n\nIn een census of register is iedereen geteld. Toch kan een cijfer over weinig mensen sterk schommelen. Kan toeval alleen al 1,5 punt of meer verschil maken, dan zeggen we dat (helft van het interval van Wilson, 95%).',
  'method.streefdoelen.title': 'Streefdoelen en vooruitgang',
  'method.streefdoelen.text':
    'Bij een streefdoel staat wie het vastlegde, wanneer en waarom. Een doel dat anderen vastlegden, noemen we een maatstaf.\n\nWe vergelijken twee getallen: de gemiddelde groei per jaar sinds het beginpunt, en de groei per jaar die nodig is om het doel op tijd te halen. Vanaf 95% daarvan is het op schema, vanaf 60% te traag, vanaf 0% veel te traag. Daaronder gaat het de verkeerde kant op. Eurostat gebruikt deze methode en deze grenzen in zijn verslag over duurzame ontwikkeling.\n\nZonder streefdoel kijken we naar de groei per jaar zelf: 1% of meer is een duidelijke verandering, minder is een lichte.\n\nSoms is er niets te zeggen: het beginpunt ontbreekt of ligt voor een breuk, er zijn minder dan drie cijfers, of een getal is nul. Dan zeggen we dat, zonder cijfer in de plaats.',
  'method.vaststellingen.title': 'Vaststellingen getoetst',
  'method.vaststellingen.text':
    'Elke vaststelling van het plan zetten we om in een of meer toetsen. Bij elke editie berekenen we die opnieuw. Niemand typt een oordeel in.\n\nEen vaststelling “klopt” als alle delen die we kunnen toetsen kloppen. Ze “klopt niet meer” zodra één deel niet klopt. Kunnen we geen enkel deel toetsen, dan is ze “niet te toetsen”. Dan staat erbij welke reeks ontbreekt en wie ze heeft. Altijd staat erbij hoeveel delen getoetst zijn.',
  'method.uitgaven.title': 'Edities',
  'method.uitgaven.text':
    'Alle cijfers van één moment vormen een editie. Die verandert nooit meer. Dezelfde bronnen geven dezelfde bestanden, tot op de letter. Van elk bestand is er een controlegetal.',
} as const;
