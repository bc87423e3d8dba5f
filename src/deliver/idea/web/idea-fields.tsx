import type { FormValues } from '../../../site/form.ts';
import { ChoiceField, fieldId, FormField, sent, type FieldOption } from '../../../site/ui/form-field/form-field.tsx';
import { organisationKinds } from '../../../wing/organisations.ts';
import type { Idea } from '../idea.ts';
import type { NamedOrganisation } from '../own-organisation-store.ts';
import { writtenIn } from '../../written-text.ts';
import type { IdeaField } from './idea-form.ts';
import type { IdeaWords } from './idea-words.ts';

/** Questions of an idea's form with what was answered. */
export interface IdeaFieldsProps {
  readonly words: IdeaWords;
  readonly values: FormValues;
  /** What is wrong, by field, in the reader's language. */
  readonly errors: Readonly<Partial<Record<string, string>>>;
  readonly organisations: readonly NamedOrganisation[];
  /** The idea being edited: its texts in another language are shown where there is none in this one. */
  readonly idea?: Idea;
}

/** What the idea is. */
export function AboutFields({ words, values, errors, idea }: IdeaFieldsProps) {
  const { t } = words;
  const original = (name: 'title' | 'summary' | 'description') => originalHint(words, idea, name);
  return (
    <>
      <FormField
        {...sent('titel', values, errors)}
        label={t('field.title')}
        hint={original('title') ?? t('field.titleHint')}
      />
      <FormField
        {...sent('samenvatting', values, errors)}
        label={t('field.summary')}
        hint={original('summary') ?? t('field.summaryHint')}
        rows={3}
      />
      <FormField
        {...sent('tekst', values, errors)}
        label={t('field.text')}
        hint={original('description') ?? t('field.textHint')}
        rows={8}
      />
    </>
  );
}

function originalHint(
  { t, locale }: IdeaWords,
  idea: Idea | undefined,
  name: 'title' | 'summary' | 'description',
): string | undefined {
  if (!idea || idea[name][locale]) return undefined;
  const shown = writtenIn(idea[name], locale);
  return shown.text ? `${t('edit.original')} ${shown.text}` : undefined;
}

/** For whom and where. */
export function ReachFields({ words, values, errors }: IdeaFieldsProps) {
  const { t, plan, locale, municipalities } = words;
  const actions = plan.ambitions.flatMap((line) =>
    line.actions.map(({ id, title }) => ({ value: id, label: title[locale] })),
  );
  const chosenPlaces = values['gemeenten'] ?? [];
  return (
    <>
      <Choices name="acties" label={t('field.actions')} options={actions} values={values} errors={errors} />
      <Choices
        name="doelgroepen"
        label={t('field.groups')}
        options={plan.groups.map(({ id, name }) => ({ value: id, label: name[locale] }))}
        values={values}
        errors={errors}
      />
      <FormField {...sent('themas', values, errors)} label={t('field.themes')} hint={t('field.themesHint')} />
      <details
        class="choice-fold choice-fold--columns"
        open={chosenPlaces.length > 0 || errors['gemeenten'] !== undefined}
      >
        <summary>{t('field.municipalitiesOpen')}</summary>
        <Choices
          name="gemeenten"
          label={t('field.municipalities')}
          hint={t('field.municipalitiesHint')}
          options={municipalities.map(({ code, name }) => ({ value: code, label: name }))}
          values={values}
          errors={errors}
        />
      </details>
    </>
  );
}

/** What it needs, and in whose name it is proposed. */
export function NeedFields({ words, values, errors, organisations }: IdeaFieldsProps) {
  const { t } = words;
  return (
    <>
      <FormField {...sent('noden', values, errors)} label={t('field.needs')} hint={t('field.needsHint')} rows={5} />
      <Choices
        name="soorten"
        label={t('field.kinds')}
        options={organisationKinds.map((kind) => ({ value: kind, label: capitalised(t(`kind.${kind}`)) }))}
        values={values}
        errors={errors}
      />
      {organisations.length > 0 && (
        <ChoiceField
          id={fieldId('organisatie')}
          name="organisatie"
          kind="one"
          label={t('field.organisation')}
          options={[
            ...organisations.map(({ id, name }) => ({ value: id, label: name })),
            { value: '', label: t('field.organisationNone') },
          ]}
          chosen={[values['organisatie']?.[0] ?? '']}
          {...(errors['organisatie'] && { error: errors['organisatie'] })}
        />
      )}
    </>
  );
}

function Choices(props: {
  readonly name: IdeaField;
  readonly label: string;
  readonly hint?: string;
  readonly options: readonly FieldOption[];
  readonly values: FormValues;
  readonly errors: IdeaFieldsProps['errors'];
}) {
  const { name, label, hint, options, values, errors } = props;
  const error = errors[name];
  return (
    <ChoiceField
      id={fieldId(name)}
      name={name}
      kind="many"
      label={label}
      options={options}
      chosen={values[name] ?? []}
      {...(hint && { hint })}
      {...(error && { error })}
    />
  );
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
