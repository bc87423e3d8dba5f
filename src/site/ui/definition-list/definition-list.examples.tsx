import type { Example } from '../../gallery/example.ts';
import { DefinitionList } from './definition-list.tsx';

export const examples: readonly Example[] = [
  {
    name: 'Uitleg bij een indicator',
    view: () => (
      <DefinitionList
        items={[
          { term: 'Wie telt mee?', description: 'Iedereen van 20 tot 64 jaar die in een privéhuishouden woont.' },
          { term: 'Wat is werk?', description: 'Minstens één uur betaald werk in de week van de vraag.' },
        ]}
      />
    ),
  },
];
