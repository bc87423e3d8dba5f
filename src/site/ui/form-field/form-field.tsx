import type { Child } from 'hono/jsx';

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
  /** Answers to choose from; a free text when absent. */
  readonly options?: readonly FieldOption[];
}

/** An answer to choose; those with the same `group` stand together under its name. */
export interface FieldOption {
  readonly value: string;
  readonly label: string;
  readonly group?: string;
}

/** A question with its label above, then hint, error and the field. */
export function FormField(props: FormFieldProps) {
  const { id, label, hint, error } = props;
  return (
    <div class={error ? 'form-field form-field--error' : 'form-field'}>
      <label for={id}>{label}</label>
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
      <Field {...props} />
    </div>
  );
}

function Field({ id, name, hint, error, value = '', options }: FormFieldProps) {
  const described = [hint && `${id}-hulp`, error && `${id}-fout`].filter(Boolean).join(' ');
  const common = {
    id,
    name,
    ...(described && { 'aria-describedby': described }),
    ...(error && { 'aria-invalid': 'true' as const }),
  };
  if (!options) return <input type="text" {...common} value={value} autocomplete="off" />;
  return <select {...common}>{grouped(options, value)}</select>;
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
