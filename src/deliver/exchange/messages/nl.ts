/** Texts of files of projects and of the page where they are brought in. This file decides which keys exist. */
export const nl = {
  title: 'Projecten inlezen',
  lead: 'Lees projecten in uit Excel of CSV. Je ziet eerst wat er zou veranderen.',
  files: 'Bestanden',
  'files.hint': 'Eén Excel-bestand, of een of meer CSV-bestanden samen. Hoogstens 25 MB.',
  'files.button': 'Bekijk wat er verandert',
  'error.none': 'Kies minstens één bestand.',
  'error.gone': 'Deze bestanden zijn er niet meer. Kies ze opnieuw.',
  done: '{count, plural, =0 {Er is niets veranderd.} one {Eén project is ingelezen.} other {# projecten zijn ingelezen.}}',
  'layout.title': 'Zo ziet een bestand eruit',
  'layout.text':
    'Bewaar de projecten die er nu zijn, pas aan wat je wil en lees het bestand weer in. Tabellen en kolommen die je weglaat, blijven zoals ze zijn. Wie een tabel meegeeft, vervangt daarmee wat er van die projecten stond.',
  problems:
    '{count, plural, one {Eén ding klopt niet in deze bestanden} other {# dingen kloppen niet in deze bestanden}}',
  'problems.text': 'Er is niets ingelezen. Verbeter de bestanden en kies ze opnieuw.',
  'problems.caption': 'Wat er niet klopt, per rij',
  'column.file': 'Bestand',
  'column.row': 'Rij',
  'column.column': 'Kolom',
  'column.what': 'Wat klopt er niet?',
  'column.mend': 'Zo los je het op',
  shown: 'Je ziet de eerste {shown} van {count}.',
  'preview.title': 'Dit zou er veranderen',
  'preview.new': '{count, plural, =0 {Geen nieuwe projecten} one {Eén nieuw project} other {# nieuwe projecten}}',
  'preview.changed':
    '{count, plural, =0 {Geen projecten die veranderen} one {Eén project dat verandert} other {# projecten die veranderen}}',
  'preview.unchanged':
    '{count, plural, =0 {Geen projecten die gelijk blijven} one {Eén project dat gelijk blijft} other {# projecten die gelijk blijven}}',
  'preview.organisations': '{count, plural, one {Eén nieuwe organisatie} other {# nieuwe organisaties}}',
  'preview.nothing-yet': 'Er is nog niets veranderd.',
  'preview.button': 'Lees alles in',
  'preview.none': 'Deze bestanden veranderen niets: alles staat er al zo.',
  'preview.projects': 'Per project',
  'preview.is-new': 'nieuw',
  'preview.changes': 'verandert',
  'preview.table': '{table}: {added} erbij, {changed} anders, {removed} weg',
  'preview.empty': 'leeg',
  'file.xlsx': 'alles, een blad per tabel',
  'file.csv': 'de projecten',
  'file.json': 'alles',
  'file.iati': 'geld en resultaten, voor IATI',
  'file.360giving': 'toegekend geld',
  'file.cpr49': 'projecten met Europees geld',
} as const;

export type ExchangeMessageKey = keyof typeof nl;
