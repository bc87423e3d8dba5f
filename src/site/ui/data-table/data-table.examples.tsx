import type { Example } from '../../gallery/example.ts';
import { DataTable } from './data-table.tsx';

export const examples: readonly Example[] = [
  {
    name: 'Cijfers per provincie',
    view: () => (
      <DataTable
        locale="nl"
        id="tabel-provincies"
        caption="Mensen van 20 tot 64 jaar met werk, per 100"
        columns={[
          { label: 'Provincie', kind: 'text' },
          { label: '2000', kind: 'number' },
          { label: '2025', kind: 'number' },
          { label: 'Verschil', kind: 'number' },
        ]}
        rows={[
          [{ content: 'West-Vlaanderen' }, { content: '73,0' }, { content: '79,2' }, { content: '+6,2', sortBy: 6.2 }],
          [{ content: 'Limburg' }, { content: '64,9' }, { content: '75,0' }, { content: '+10,1', sortBy: 10.1 }],
          [{ content: 'Antwerpen' }, { content: '67,0' }, { content: '76,2' }, { content: '+9,2', sortBy: 9.2 }],
        ]}
        highlighted={[1]}
      />
    ),
  },
];
