import type { Example } from '../../gallery/example.ts';
import { AnchorList } from './anchor-list.tsx';

export const examples: readonly Example[] = [
  {
    name: 'Delen van een pagina',
    view: () => (
      <AnchorList
        locale="nl"
        items={[
          { id: 'verloop', label: 'Door de jaren' },
          { id: 'gemeenten', label: 'Per gemeente' },
          { id: 'uitleg', label: 'Wat dit cijfer zegt' },
        ]}
      />
    ),
  },
];
