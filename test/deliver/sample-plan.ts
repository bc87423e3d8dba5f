import type { PlanContext } from '../../src/wing/plan-context.ts';
import { inEveryLocale } from '../../src/foundation/locale.ts';
import type { Plan } from '../../src/plan/plan.ts';

function same(text: string) {
  return inEveryLocale(() => text);
}

const plan = {
  id: 'limburg',
  name: same('Plan'),
  region: same('Limburg'),
  ambitions: [
    {
      id: '11',
      title: same('Iedereen mee'),
      summary: same(''),
      text: same(''),
      actions: [
        { id: 'A11.1', title: same('Werkplekken openstellen'), text: same('') },
        { id: 'A11.2', title: same('Talent ontdekken'), text: same('') },
      ],
      kpis: [],
    },
  ],
  groups: [
    { id: 'jongeren', name: same('Jongeren') },
    { id: 'nieuwkomers', name: same('Nieuwkomers') },
  ],
} as unknown as Plan;

/** As much of a plan as pages about projects need. */
export const samplePlan: PlanContext = {
  plan: () => plan,
  municipalities: () =>
    ['As', 'Beringen', 'Bilzen-Hoeselt', 'Genk', 'Hasselt', 'Maaseik', 'Maasmechelen', 'Tongeren-Borgloon'].map(
      (name, index) => ({ code: String(71001 + index), id: name.toLowerCase(), name }),
    ),
  groupsOf: () => [],
  groupName: (code) => code,
  indicators: () => [
    { id: 'neet', name: 'Jongeren zonder werk of opleiding', unit: 'PC', direction: 'less' },
    { id: 'employment', name: 'Werkzaamheidsgraad', unit: 'PC', direction: 'more' },
  ],
};
