import type { Example } from '../../gallery/example.ts';
import { Verdict } from './verdict.tsx';

export const examples: readonly Example[] = [
  { name: 'Klopt', view: () => <Verdict locale="nl" verdict="holds" /> },
  { name: 'Klopt niet meer', view: () => <Verdict locale="nl" verdict="no longer holds" /> },
  { name: 'Klopt voor zover getoetst', view: () => <Verdict locale="nl" verdict="holds as far as tested" /> },
  {
    name: 'Klopt niet meer voor zover getoetst',
    view: () => <Verdict locale="nl" verdict="no longer holds as far as tested" />,
  },
  { name: 'Aanwijzing', view: () => <Verdict locale="nl" verdict="indication" /> },
  { name: 'Niet te toetsen', view: () => <Verdict locale="nl" verdict="cannot be checked" /> },
];
