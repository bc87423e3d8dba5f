import type { Keys } from './keys.ts';

/** What is typed in each section, and the button to the next one. */
export const wizard: readonly (readonly [next: string, fill: (keys: Keys) => Promise<void>])[] = [
  [
    'Bewaar en ga naar Partners',
    async (keys) => {
      await keys.type('Samenvatting', 'We begeleiden 120 jongeren naar een eerste job.');
      await keys.type('Beschrijving', 'Eerst luisteren, dan werken.');
      await keys.typeDay('Gepland begin', '2027-01-01');
      await keys.typeDay('Gepland einde', '2028-12-31');
    },
  ],
  [
    'Bewaar en ga naar Gemeenten',
    async (keys) => {
      const [lead, second] = [keys.within('.write-row:not(.write-new *)'), keys.within('.write-new')];
      await lead.type('Deel van het werk, in %', '60');
      await keys.open('Partner 2 (nieuw)');
      await second.choose('Organisatie', 'Stad Genk');
      await second.type('Deel van het werk, in %', '40');
    },
  ],
  ['Bewaar en ga naar Doelgroepen', (keys) => keys.tick('Genk')],
  ['Bewaar en ga naar Acties en cijfers', (keys) => keys.tick('55-plussers')],
  [
    'Bewaar en ga naar Begroting',
    async (keys) => {
      await keys.tick(/^A11\.2/);
      await keys.choose('Cijfer', 1);
      await keys.type('Verwachte bijdrage', '120');
    },
  ],
  [
    'Bewaar en ga naar Mijlpalen',
    async (keys) => {
      await keys.type('Waarvoor', 'Loon van de coaches');
      await keys.choose('Geldbron', 'ESF+');
      await keys.type('Gepland (€)', '90.000');
    },
  ],
  [
    'Bewaar en ga naar Risico’s',
    async (keys) => {
      await keys.type('Wat is dan klaar?', 'De eerste groep begint');
      await keys.typeDay('Tegen wanneer', '2027-02-01');
    },
  ],
  [
    'Bewaar en ga naar Resultaten',
    async (keys) => {
      await keys.type('Wat kan er misgaan?', 'We vinden te weinig coaches');
      await keys.type('Wat doe je eraan?', 'Samen werven');
    },
  ],
  [
    'Bewaar en ga naar het overzicht',
    async (keys) => {
      await keys.type('Resultaat', 'Meer jongeren aan het werk');
      await keys.type('Waaraan zie je het?', 'Jongeren met een job');
      await keys.type('Nulmeting: jaar', '2026');
      await keys.type('Nulmeting: waarde', '0');
      await keys.typeDay('Van', '2027-01-01');
      await keys.typeDay('Tot en met', '2027-12-31');
      await keys.type('Streefdoel', '120');
    },
  ],
];
