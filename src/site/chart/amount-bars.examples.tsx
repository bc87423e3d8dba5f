import type { Example } from '../gallery/example.ts';
import { AmountBars } from './amount-bars.tsx';

export const examples: readonly Example[] = [
  {
    name: 'Geld per bron, met wat niet bekend is',
    view: () => (
      <AmountBars
        bars={[
          {
            label: 'Provincie',
            href: '#provincie',
            parts: [
              { text: '€ 400.000 gepland', value: 400_000 },
              { text: '€ 300.000 toegezegd', value: 300_000 },
              { text: '€ 120.000 betaald', value: 120_000 },
            ],
          },
          {
            label: 'Europees Sociaal Fonds+',
            parts: [
              { text: '€ 150.000 gepland', value: 150_000 },
              { text: 'toegezegd: niet bekend' },
              { text: 'betaald: niet bekend' },
            ],
          },
        ]}
      />
    ),
  },
];
