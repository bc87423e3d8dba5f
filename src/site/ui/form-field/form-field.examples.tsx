import type { Example } from '../../gallery/example.ts';
import { FormField } from './form-field.tsx';

export const examples: readonly Example[] = [
  {
    name: 'Kiezen uit een lijst',
    view: () => (
      <FormField
        id="stijl-rapport"
        name="rapport"
        label="Waarover?"
        value="gemeente-genk"
        options={[
          { value: 'ambitie-11', label: 'Ambitie 11', group: 'Ambities' },
          { value: 'gemeente-genk', label: 'Genk', group: 'Gemeenten' },
        ]}
      />
    ),
  },
  {
    name: 'Vrije tekst met hulp',
    view: () => <FormField id="stijl-van" name="van" label="Vanaf" hint="Een jaar, zoals 2015." />,
  },
  {
    name: 'Met een fout',
    view: () => <FormField id="stijl-tot" name="tot" label="Tot" value="202x" error="Schrijf een jaar, zoals 2025." />,
  },
];
