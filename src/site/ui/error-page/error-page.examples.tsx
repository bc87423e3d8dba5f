import type { Example } from '../../gallery/example.ts';
import { ErrorPage } from './error-page.tsx';

export const examples: readonly Example[] = [
  {
    name: 'Onbekend adres',
    view: () => (
      <ErrorPage
        locale="nl"
        title="Deze pagina bestaat niet"
        text="Het adres /gemeenten/maasijk wijst naar niets."
        nearest={[{ href: '/gemeenten/maaseik', label: 'Maaseik' }]}
        search="/gemeenten"
      />
    ),
  },
];
