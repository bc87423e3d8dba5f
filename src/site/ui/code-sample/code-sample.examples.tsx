import type { Example } from '../../gallery/example.ts';
import { CodeSample } from './code-sample.tsx';

export const examples: readonly Example[] = [
  {
    name: 'Een vraag en een antwoord',
    view: () => (
      <CodeSample label="Voorbeeld van een vraag" code={"curl 'https://ambitie.example/api/v1/areas?kind=province'"} />
    ),
  },
];
