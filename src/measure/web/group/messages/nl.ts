/** Texts of the pages of the groups that the plan names. This file decides which keys there are. */
export const texts = {
  title: 'Voor wie het plan extra aandacht vraagt',
  lead: 'Het plan noemt {count, plural, one {# groep} other {# groepen}} die het moeilijker hebben. Hier lees je wat we over hen weten, wat niet, en wat er gebeurt.',
  eyebrow: 'Groep uit het plan',
  found:
    '{measured, plural, =0 {Over deze groep is er nog geen enkel cijfer.} one {Over deze groep is er 1 cijfer.} other {Over deze groep zijn er # cijfers.}} {missing, plural, =0 {} one {1 cijfer ontbreekt nog.} other {# cijfers ontbreken nog.}}',
  measured: 'Wat we meten',
  breakdown: '{name}, {part}: {value} in {area} ({period}).',
  'breakdown.places': '{name}, {part}: alleen cijfers per gemeente ({period}).',
  missing: 'Wat we niet meten',
  'missing.none': 'Alle cijfers die het plan over deze groep vraagt, zijn er.',
  'waiting.breakdown': '{name}, {part}. Dit cijfer hebben we nog niet. {holder} heeft het.',
  done: 'Wat het plan wil doen',
  'done.none': 'Geen enkele actie van het plan noemt deze groep met naam.',
  projects: 'Projecten',
  all: 'Alle groepen',
} as const;
