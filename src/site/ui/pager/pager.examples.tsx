import type { Example } from '../../gallery/example.ts';
import { Pager } from './pager.tsx';

export const examples: readonly Example[] = [
  {
    name: 'Vorige en volgende',
    view: () => (
      <Pager
        locale="nl"
        previous={{ href: '/gemeenten/alken', label: 'Alken' }}
        next={{ href: '/gemeenten/beringen', label: 'Beringen' }}
      />
    ),
  },
];
