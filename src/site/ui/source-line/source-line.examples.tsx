import type { Example } from '../../gallery/example.ts';
import { SourceLine } from './source-line.tsx';

export const examples: readonly Example[] = [
  {
    name: 'Volledig',
    view: () => (
      <SourceLine
        locale="nl"
        sources={[{ name: 'Eurostat, lfst_r_lfe2emprt', href: 'https://ec.europa.eu/eurostat' }, { name: 'Statbel' }]}
        licence={{ name: 'CC BY 4.0', href: 'https://creativecommons.org/licenses/by/4.0/' }}
        retrieved="2026-11-20"
        links={[{ href: '/methode', label: 'Over deze cijfers' }]}
      />
    ),
  },
  { name: 'Alleen de bron', view: () => <SourceLine locale="fr" sources={[{ name: 'Statbel, Census 2021' }]} /> },
];
