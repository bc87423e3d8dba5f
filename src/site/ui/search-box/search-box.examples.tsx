import type { Example } from '../../gallery/example.ts';
import { SearchBox } from './search-box.tsx';

export const examples: readonly Example[] = [
  { name: 'Op een pagina', view: () => <SearchBox locale="nl" id="zoek-groot" action="/gemeenten" /> },
  {
    name: 'Met uitleg en wat getypt werd',
    view: () => (
      <SearchBox
        locale="nl"
        id="zoek-uitleg"
        action="/gemeenten"
        query="Maas"
        hint="Je vindt ook gemeenten die fuseerden."
      />
    ),
  },
];
