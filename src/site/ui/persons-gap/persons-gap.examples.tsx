import type { Example } from '../../gallery/example.ts';
import { PersonsGap } from './persons-gap.tsx';

export const examples: readonly Example[] = [
  {
    name: 'Er ontbreken mensen',
    view: () => (
      <PersonsGap persons="5.862" unit="mensen" kind="missing">
        meer aan het werk, en Limburg staat waar Vlaanderen staat.
      </PersonsGap>
    ),
  },
  {
    name: 'Voorsprong',
    view: () => (
      <PersonsGap persons="412" unit="mensen" kind="ahead">
        minder zoeken werk dan wanneer Limburg als Vlaanderen was.
      </PersonsGap>
    ),
  },
];
