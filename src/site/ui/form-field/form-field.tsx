import type { Child } from 'hono/jsx';
import type { FormValues } from '../../form.ts';

/** One question of a form. */
export interface FormFieldProps {
  /** Unique on the page; hint and error are tied to it. */
  readonly id: string;
  /** Name under which the answer is sent. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** What is wrong with what was typed and how to mend it. */
  readonly error?: string;
  /** What was typed or chosen before. */
  readonly value?: string;
  /** Answers to choose from in a list; a text when absent. */
  readonly options?: readonly FieldOption[];
  /** What kind of text is asked. */
  readonly type?: 'text' | 'email' | 'password' | 'url' | 'date' | 'search' | 'file';
  /** What browsers may fill in (HTML's autofill names), such as `email`; `off` when absent. */
  readonly autocomplete?: string;
  /** Lines to write in; one when absent. */
  readonly rows?: number;
  /** Keyboard that a phone shows, such as `numeric`. */
  readonly inputmode?: 'numeric' | 'decimal' | 'email' | 'tel';
  /** Kinds of files that are taken, as the `accept` attribute writes them. */
  readonly accept?: string;
}

/** An answer to choose; those with the same `group` stand together under its name. */
export interface FieldOption {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  readonly group?: string;
}

/**
 * A question with its label above, then hint, error and the field.
 *
 * Accessibility: its label is tied to the field; hint and error are read with the field (`aria-describedby`); a field
 * that is wrong says so (`aria-invalid`); choices are a group named by their question.
 */
export function FormField(props: FormFieldProps) {
  const { id, label, hint, error } = props;
  return (
    <div class={classOf(error)}>
      <label for={id}>{label}</label>
      <FieldNotes id={id} {...(hint && { hint })} {...(error && { error })} />
      <Field {...props} />
    </div>
  );
}

/** A question with several answers to tick, or one to pick. */
export interface ChoiceFieldProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly kind: 'many' | 'one';
  readonly options: readonly FieldOption[];
  readonly hint?: string;
  readonly error?: string;
  readonly chosen: readonly string[];
}

/** Answers as boxes to tick or to pick from, all in sight. The first one has the field's own id, for links to it. */
export function ChoiceField({ id, name, label, kind, options, hint, error, chosen }: ChoiceFieldProps) {
  const described = describedBy(id, hint, error);
  return (
    <fieldset class={`${classOf(error)} choice-field`} {...(described && { 'aria-describedby': described })}>
      <legend>{label}</legend>
      <FieldNotes id={id} {...(hint && { hint })} {...(error && { error })} />
      {options.map((option, index) => (
        <div class="choice-field__option">
          <input
            type={kind === 'many' ? 'checkbox' : 'radio'}
            id={index === 0 ? id : `${id}-${index}`}
            name={name}
            value={option.value}
            checked={chosen.includes(option.value)}
          />
          <label for={index === 0 ? id : `${id}-${index}`}>
            {option.label}
            {option.hint && <span class="form-field__hint">{option.hint}</span>}
          </label>
        </div>
      ))}
    </fieldset>
  );
}

/** What a field shows of a form that was sent: `{...sent('title', values, errors)}`. */
export function sent(
  name: string,
  values: FormValues,
  errors: Readonly<Partial<Record<string, string>>>,
): { readonly id: string; readonly name: string; readonly value: string; readonly error?: string } {
  const error = errors[name];
  return { id: fieldId(name), name, value: values[name]?.[0] ?? '', ...(error && { error }) };
}

/** The id of a field by its name, that an error summary links to. */
export function fieldId(name: string): string {
  return `veld-${name}`;
}

function classOf(error: string | undefined): string {
  return error ? 'form-field form-field--error' : 'form-field';
}

function FieldNotes({ id, hint, error }: { id: string; hint?: string; error?: string }) {
  return (
    <>
      {hint && (
        <p class="form-field__hint" id={`${id}-hulp`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="form-field__error" id={`${id}-fout`}>
          {error}
        </p>
      )}
    </>
  );
}

function describedBy(id: string, hint: string | undefined, error: string | undefined): string {
  return [hint && `${id}-hulp`, error && `${id}-fout`].filter(Boolean).join(' ');
}

function Field(props: FormFieldProps) {
  const { id, name, hint, error, value = '', options, rows, type = 'text' } = props;
  const described = describedBy(id, hint, error);
  const common = {
    id,
    name,
    ...(described && { 'aria-describedby': described }),
    ...(error && { 'aria-invalid': 'true' as const }),
  };
  if (options) return <select {...common}>{grouped(options, value)}</select>;
  if (rows) {
    return (
      <textarea {...common} rows={rows}>
        {value}
      </textarea>
    );
  }
  return <input type={type} {...common} {...inputAttributes(props)} />;
}

/** A password or a file is never sent back to the page. */
function inputAttributes({ type, value = '', autocomplete = 'off', inputmode, accept }: FormFieldProps) {
  return {
    ...(type !== 'password' && type !== 'file' && { value }),
    ...(type !== 'file' && { autocomplete }),
    ...(inputmode && { inputmode }),
    ...(accept && { accept }),
  };
}

function grouped(options: readonly FieldOption[], value: string): Child[] {
  return [...Map.groupBy(options, ({ group }) => group ?? '')].map(([group, members]) => {
    const choices = members.map((option) => (
      <option value={option.value} selected={option.value === value}>
        {option.label}
      </option>
    ));
    return group ? <optgroup label={group}>{choices}</optgroup> : <>{choices}</>;
  });
}
