import type { Example } from '../../gallery/example.ts';
import { DownloadList } from './download-list.tsx';

export const examples: readonly Example[] = [
  {
    name: 'Drie formaten',
    view: () => (
      <DownloadList
        locale="nl"
        files={[
          { href: '/data/werkzaamheidsgraad.csv', format: 'CSV', size: '12 kB' },
          { href: '/data/werkzaamheidsgraad.json', format: 'JSON-stat' },
          { href: '/data/werkzaamheidsgraad.xlsx', format: 'Excel', description: 'met uitleg per kolom' },
        ]}
      />
    ),
  },
];
