import { expect, test } from 'vitest';
import { samplePlan } from '../../../../test/deliver/sample-plan.ts';
import { locales } from '../../../foundation/locale.ts';
import { differences } from '../difference.ts';
import { placeLabel, projectWords, sayValue } from './project-words.ts';

const result = {
  id: 'r1',
  kind: 'outcome',
  title: 'Meer werk',
  description: 'Echt',
  indicators: [
    {
      id: 'i1',
      title: 'Mensen',
      measure: 'unit',
      ascending: true,
      planIndicator: 'neet',
      baseline: { year: 2026, value: 1234.5, comment: 'Geteld' },
      periods: [
        {
          id: 'p1',
          start: '2027-01-01',
          end: '2027-12-31',
          state: 'waiting',
          target: 120,
          targetComment: 'Hoog',
          actual: 3,
          actualComment: 'Laag',
          parts: [{ dimension: 'geslacht', category: 'vrouw', target: 60, actual: 1 }],
        },
      ],
    },
  ],
};

test.each(locales)('everything of a project can be said in %s', (locale) => {
  const words = projectWords(locale, samplePlan, new Map([['o1', 'Stad Genk']]));
  const content = {
    title: { nl: 'Samen' },
    stopped: { on: '2027-01-01', reason: 'Op' },
    references: [{ title: 'Bron', url: 'https://x.be', published: '2026-01-01' }],
    partners: [{ organisation: 'o1', name: '', role: 'lead', sharePercent: 60.5 }],
    municipalities: ['71004'],
    groups: ['jongeren'],
    actions: ['A11.2'],
    contributions: [{ indicator: 'neet', expected: 4, note: 'Zo' }],
    budget: [{ id: 'b', label: 'Loon', source: 'esf-plus', funder: 'EU', planned: 1, committed: 1, paid: 1 }],
    milestones: [{ id: 'm', title: 'Start', due: '2027-01-01', doneOn: '2027-01-02' }],
    risks: [{ id: 'k', title: 'Te weinig', likelihood: 2, impact: 3, response: 'Werven' }],
    results: [result],
  };
  for (const [before, after] of [[{}, content] as const, [content, {}] as const]) {
    for (const { path, ...sides } of differences(before, after)) {
      expect(placeLabel(words, path, [before, after])).not.toBe('');
      expect(sayValue(words, path, sides.before ?? sides.after)).not.toMatch(/undefined|\[object/);
    }
  }
});

test('fields of a row are told in the order in which they are asked, whatever order the database keeps', () => {
  const words = projectWords('nl', samplePlan);
  const line = { paid: 1, source: 'own', planned: 3, committed: 2, label: 'Loon' };
  const asked = ['Waarvoor: Loon', 'Geldbron: eigen middelen', 'Gepland (€): 3', 'Toegezegd (€): 2', 'Betaald (€): 1'];
  expect(sayValue(words, ['budget'], line).split('\n')).toEqual(asked);
  const partner = sayValue(words, ['partners'], { sharePercent: 60, role: 'lead' });
  expect(partner.split('\n')).toEqual(['Rol: trekker', 'Deel van het werk, in %: 60']);
});

test('a changed field of a row is named by its row, and its value by what it means', () => {
  const words = projectWords('nl', samplePlan, new Map([['o1', 'Stad Genk']]));
  const of = (role: string) => ({ partners: [{ organisation: 'o1', role }] });
  const [difference] = differences(of('lead'), of('funder'));
  expect(placeLabel(words, difference!.path, [of('lead')])).toBe('Partner “Stad Genk”, Rol');
  expect(sayValue(words, difference!.path, difference!.after)).toBe('geldschieter');
  const whole = sayValue(words, ['results', '#r1'], result);
  for (const line of ['Resultaat: Meer werk', 'Soort: wat het verandert', 'Waarde: 1.234,50', 'Streefdoel: 120']) {
    expect(whole).toContain(line);
  }
});
