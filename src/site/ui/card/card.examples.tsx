import type { Example } from '../../gallery/example.ts';
import { Card } from './card.tsx';

export const examples: readonly Example[] = [
  {
    name: 'Kaart als link',
    view: () => (
      <Card kicker="Ambitie 10" title="Kansen voor elke Limburger" href="/ambities/10">
        <p>Van kleuterklas tot volwassenenonderwijs.</p>
      </Card>
    ),
  },
  {
    name: 'Kaart zonder link',
    view: () => (
      <Card title="Wat telt als werk?">
        <p>Wie in de week van de vraag minstens één uur betaald werkte.</p>
      </Card>
    ),
  },
];
