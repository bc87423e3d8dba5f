import type { Example } from '../../gallery/example.ts';
import { ChoiceField, FormField } from '../form-field/form-field.tsx';
import { Form } from './form.tsx';

export const examples: readonly Example[] = [
  {
    name: 'Een formulier',
    view: () => (
      <Form submit="Bewaar" action="/stijl" label="Voorbeeld">
        <FormField id="stijl-titel" name="titel" label="Titel" value="Samen leren" />
        <FormField id="stijl-tekst" name="tekst" label="Waarover gaat het?" rows={4} value="" />
        <ChoiceField
          id="stijl-themas"
          name="themas"
          label="Thema’s"
          kind="many"
          hint="Kies er zoveel als je wil."
          options={[
            { value: 'taal', label: 'Taal' },
            { value: 'werk', label: 'Werk', hint: 'Ook stage en werkplekleren.' },
          ]}
          chosen={['taal']}
        />
        <ChoiceField
          id="stijl-rol"
          name="rol"
          label="Je rol"
          kind="one"
          error="Kies een rol."
          options={[
            { value: 'trekker', label: 'Trekker' },
            { value: 'partner', label: 'Partner' },
          ]}
          chosen={[]}
        />
        <FormField id="stijl-bestand" name="bestand" label="Bestand" type="file" accept=".pdf" />
      </Form>
    ),
  },
  {
    name: 'Twee knoppen',
    view: () => (
      <Form
        submit="Verder"
        other={{ name: 'naar', value: 'terug', label: 'Vorige stap' }}
        action="/stijl"
        label="Stap"
      />
    ),
  },
  {
    name: 'Eén knop',
    view: () => <Form submit="Meld mij af" isQuiet action="/stijl" label="Afmelden" />,
  },
];
