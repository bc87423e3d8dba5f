import type { Example } from '../../gallery/example.ts';
import { State } from './state.tsx';

export const examples: readonly Example[] = [
  {
    name: 'Wordt niet gemeten',
    view: () => (
      <State locale="nl" kind="notMeasured">
        <p>Statistiek Vlaanderen publiceert deze reeks niet per gemeente.</p>
      </State>
    ),
  },
  { name: 'Nog leeg', view: () => <State locale="nl" kind="empty" /> },
  { name: 'Te weinig mensen', view: () => <State locale="nl" kind="suppressed" /> },
  { name: 'Een deel', view: () => <State locale="nl" kind="partial" /> },
  { name: 'Mislukt', view: () => <State locale="nl" kind="failed" /> },
];
