import type { Example } from '../../gallery/example.ts';
import { Notice } from './notice.tsx';

export const examples: readonly Example[] = [
  {
    name: 'Goed om te weten',
    view: () => (
      <Notice locale="nl" kind="info">
        <p>Het cijfer van Vlaanderen is de som van de vijf provincies.</p>
      </Notice>
    ),
  },
  {
    name: 'Let op',
    view: () => (
      <Notice locale="nl" kind="warning">
        <p>Cijfers van vóór 2017 kan je niet vergelijken met die erna.</p>
      </Notice>
    ),
  },
];
