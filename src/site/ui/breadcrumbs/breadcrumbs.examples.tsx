import type { Example } from '../../gallery/example.ts';
import { Breadcrumbs } from './breadcrumbs.tsx';

export const examples: readonly Example[] = [
  {
    name: 'Twee niveaus',
    view: () => (
      <Breadcrumbs
        locale="nl"
        items={[
          { href: '/', label: 'Meten' },
          { href: '/ambities/11', label: 'Een arbeidsmarkt voor iedereen' },
        ]}
      />
    ),
  },
];
