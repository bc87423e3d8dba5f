import type { Locale } from '../../../foundation/locale.ts';
import type { FormValues } from '../../../site/form.ts';
import { ChoiceField, fieldId, FormField, sent } from '../../../site/ui/form-field/form-field.tsx';
import type { PeriodState } from '../../project/project.ts';
import { reportText } from '../texts.ts';

export const reviewActs = ['approve', 'return', 'unlock'] as const;
export type ReviewActName = (typeof reviewActs)[number];

/** Acts that make sense for reports in a state. */
const actsFor: Readonly<Record<PeriodState, readonly ReviewActName[]>> = {
  waiting: [],
  open: [],
  submitted: ['approve', 'return'],
  returned: [],
  approved: ['return', 'unlock'],
  locked: ['unlock'],
};

/** Whether anything can be done with reports in a state. */
export function hasActs(state: PeriodState): boolean {
  return actsFor[state].length > 0;
}

/** Asks what to do with the reports chosen, and why when they go back. */
export function ActFields({
  locale,
  state,
  values,
  errors,
}: {
  readonly locale: Locale;
  readonly state: PeriodState;
  readonly values: FormValues;
  readonly errors: Readonly<Partial<Record<string, string>>>;
}) {
  const t = reportText(locale);
  const acts = actsFor[state];
  const error = errors['actie'];
  return (
    <>
      <ChoiceField
        id={fieldId('actie')}
        name="actie"
        label={t('review.act')}
        kind="one"
        options={acts.map((act) => ({ value: act, label: t(`review.${act}`) }))}
        chosen={values['actie'] ?? []}
        {...(error && { error })}
      />
      {acts.includes('return') && (
        <FormField
          {...sent('reden', values, errors)}
          label={t('review.reason')}
          hint={t('review.reason.hint')}
          rows={3}
        />
      )}
    </>
  );
}
