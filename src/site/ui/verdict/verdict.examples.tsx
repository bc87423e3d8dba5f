import type { Example } from '../../gallery/example.ts';
import { Verdict } from './verdict.tsx';

export const examples: readonly Example[] = [
  { name: 'Klopt', view: () => <Verdict locale="nl" verdict="holds" /> },
  { name: 'Klopt niet meer', view: () => <Verdict locale="nl" verdict="no longer holds" /> },
  { name: 'Niet te toetsen', view: () => <Verdict locale="nl" verdict="cannot be checked" /> },
];
