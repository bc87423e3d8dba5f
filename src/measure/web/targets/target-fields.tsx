import type { Locale } from '../../../foundation/locale.ts';
import type { FormValues } from '../../../site/form.ts';
import { ChoiceField, fieldId, FormField, sent, type FieldOption } from '../../../site/ui/form-field/form-field.tsx';
import { areasOf } from './target-list.tsx';
import type { TargetPages } from './target-pages.ts';
import { targetText } from './texts.ts';

/** Fields of a target's form in their order: the columns of the file, KPI and indicator as one, and the reason. */
export const targetFieldNames = [
  'what',
  'area',
  'baseline_period',
  'target_period',
  'target_value',
  'path',
  'steps',
  'kind',
  'set_by_nl',
  'set_by_en',
  'set_by_fr',
  'set_on',
  'reason_nl',
  'reason_en',
  'reason_fr',
  'source_url',
  'why',
] as const;

/** What the fields are drawn from. */
export interface TargetFieldsProps {
  readonly pages: TargetPages;
  readonly locale: Locale;
  readonly values: FormValues;
  readonly errors: Readonly<Partial<Record<string, string>>>;
  /** Whether what it is the target of is settled. */
  readonly isFixed: boolean;
}

/** Every question about a target. */
export function TargetFields(props: TargetFieldsProps) {
  const { locale, values, errors, isFixed } = props;
  const t = targetText(locale);
  const field = (name: (typeof targetFieldNames)[number]) => ({
    ...sent(name, values, errors),
    label: t(`field.${name}`),
  });
  return (
    <>
      {isFixed ? <FixedFields values={values} /> : <SubjectFields {...props} />}
      <FormField {...field('baseline_period')} hint={t('field.baseline_periodHint')} />
      <FormField {...field('target_period')} />
      <FormField {...field('target_value')} hint={t('field.target_valueHint')} inputmode="decimal" />
      <OneOf
        {...props}
        name="path"
        options={[
          { value: 'linear', label: t('field.pathLinear') },
          { value: 'stepwise', label: t('field.pathStepwise') },
        ]}
      />
      <FormField {...field('steps')} hint={t('field.stepsHint')} />
      <OneOf
        {...props}
        name="kind"
        options={[
          { value: 'own', label: t('field.kindOwn') },
          { value: 'yardstick', label: t('field.kindYardstick') },
        ]}
      />
      <FormField {...field('set_by_nl')} />
      <FormField {...field('set_by_en')} />
      <FormField {...field('set_by_fr')} />
      <FormField {...field('set_on')} type="date" />
      <FormField {...field('reason_nl')} rows={3} />
      <FormField {...field('reason_en')} rows={3} />
      <FormField {...field('reason_fr')} rows={3} />
      <FormField {...field('source_url')} hint={t('field.source_urlHint')} type="url" />
      <FormField {...field('why')} hint={t('field.whyHint')} rows={2} />
    </>
  );
}

function FixedFields({ values }: { readonly values: FormValues }) {
  return (
    <>
      <input type="hidden" name="what" value={values['what']?.[0] ?? ''} />
      <input type="hidden" name="area" value={values['area']?.[0] ?? ''} />
    </>
  );
}

function SubjectFields({ pages, locale, values, errors }: TargetFieldsProps) {
  const t = targetText(locale);
  const names = new Map(pages.plan.indicators(locale).map(({ id, name }) => [id, name]));
  const figures = pages.plan.plan().ambitions.flatMap(({ kpis }) =>
    kpis.flatMap(({ id, title, indicators }) =>
      indicators.map((indicator): FieldOption => ({
        value: `${id}/${indicator}`,
        label: names.get(indicator) ?? indicator,
        group: `${id} ${title[locale]}`,
      })),
    ),
  );
  const areas = areasOf(pages, locale).map(({ code, name }) => ({ value: code, label: name }));
  return (
    <>
      <FormField {...sent('what', values, errors)} label={t('field.what')} options={figures} />
      <FormField {...sent('area', values, errors)} label={t('field.area')} options={areas} />
    </>
  );
}

function OneOf(
  props: TargetFieldsProps & { readonly name: 'path' | 'kind'; readonly options: readonly FieldOption[] },
) {
  const { locale, values, errors, name, options } = props;
  const error = errors[name];
  return (
    <ChoiceField
      id={fieldId(name)}
      name={name}
      kind="one"
      label={targetText(locale)(`field.${name}`)}
      options={options}
      chosen={values[name] ?? []}
      {...(error && { error })}
    />
  );
}
