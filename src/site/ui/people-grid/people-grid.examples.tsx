import type { Example } from '../../gallery/example.ts';
import { PeopleGrid } from './people-grid.tsx';

export const examples: readonly Example[] = [
  { name: '70 op de 100, er ontbreekt er één', view: () => <PeopleGrid locale="nl" filled={70} gap={1} /> },
  { name: '36 op de 100, er ontbreken er vijf', view: () => <PeopleGrid locale="nl" filled={36} gap={5} /> },
  { name: 'Geen kloof', view: () => <PeopleGrid locale="nl" filled={9} /> },
];
