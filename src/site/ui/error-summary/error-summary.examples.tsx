import type { Example } from '../../gallery/example.ts';
import { ErrorSummary } from './error-summary.tsx';

export const examples: readonly Example[] = [
  {
    name: 'Twee velden en het formulier zelf',
    view: () => (
      <ErrorSummary
        locale="nl"
        isShownOnly
        errors={{
          titel: 'Geef je idee een titel.',
          gemeenten: 'Kies minstens één gemeente.',
          '': 'Iemand anders veranderde dit intussen.',
        }}
      />
    ),
  },
];
