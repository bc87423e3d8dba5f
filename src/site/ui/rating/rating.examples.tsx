import type { Example } from '../../gallery/example.ts';
import { Rating } from './rating.tsx';

export const examples: readonly Example[] = [
  { name: 'Zoals gewenst', view: () => <Rating tone="good">Op schema</Rating> },
  { name: 'Te traag', view: () => <Rating tone="slow">Vooruit, maar te traag</Rating> },
  { name: 'De verkeerde kant op', view: () => <Rating tone="bad">De verkeerde kant op</Rating> },
  { name: 'Niet te zeggen', view: () => <Rating tone="open">Nog niet te beoordelen</Rating> },
];
