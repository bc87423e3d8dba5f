import type { texts as nl } from './nl.ts';

export const texts: Readonly<Record<keyof typeof nl, string>> = {
  title: 'Who the plan asks extra attention for',
  lead: 'The plan names {count, plural, one {# group} other {# groups}} for whom things are harder. Here is what we know about them, what we do not, and what is being done.',
  eyebrow: 'Group named in the plan',
  found:
    '{measured, plural, =0 {There is no figure about this group yet.} one {There is 1 figure about this group.} other {There are # figures about this group.}} {missing, plural, =0 {} one {1 figure is still missing.} other {# figures are still missing.}}',
  measured: 'What we measure',
  breakdown: '{name}, {part}: {value} in {area} ({period}).',
  'breakdown.places': '{name}, {part}: figures for municipalities only ({period}).',
  missing: 'What we do not measure',
  'missing.none': 'Every figure that the plan asks for about this group is there.',
  'waiting.breakdown': '{name}, {part}. Not read in yet. {holder} has these figures.',
  done: 'What the plan wants to do',
  'done.none': 'No action of the plan names this group.',
  projects: 'Projects',
  all: 'All groups',
};
