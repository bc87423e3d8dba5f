import type { FormVisit, PageVisit } from '../../../wing/route.ts';
import { Form } from '../../../site/ui/form/form.tsx';
import { fieldId, FormField } from '../../../site/ui/form-field/form-field.tsx';
import type { CountedUnit } from '../../portfolio/contribution.ts';
import type { ReportedPeriod } from '../reported.ts';
import { reportText } from '../texts.ts';

/** What is known of who took part in a project, for an indicator of the plan. */
export interface ShownParticipation {
  readonly unit: CountedUnit;
  /** How many different codes are kept. */
  readonly kept: number;
}

/** Codes of who took part, to give while a period is open. The codes that are kept are never shown: nobody has them. */
export function ParticipantsSection({
  visit,
  period,
  participation: { unit, kept },
  typed,
  error,
}: {
  readonly visit: PageVisit | FormVisit;
  readonly period: ReportedPeriod;
  readonly participation: ShownParticipation;
  /** What was typed, where something was wrong with it. */
  readonly typed: string;
  readonly error: string | undefined;
}) {
  const t = reportText(visit.locale);
  const action = visit.href(`/mijn-werk/rapporten/${period.id}/deelnemers`);
  return (
    <section class="section" aria-labelledby="deelnemers">
      <h2 id="deelnemers">{t('codes.title')}</h2>
      <p>{t(`codes.text.${unit}`)}</p>
      <p>
        {t('codes.known', { count: kept })} {t('codes.safe')}
      </p>
      <Form action={action} hasFiles submit={t('codes.button')} label={t('codes.title')}>
        <FormField
          id={fieldId('codes')}
          name="codes"
          label={t('codes.field')}
          hint={t('codes.field.hint')}
          rows={6}
          value={typed}
          {...(error && { error })}
        />
        <FormField
          id={fieldId('codebestand')}
          name="codebestand"
          label={t('codes.file')}
          type="file"
          accept=".txt,.csv"
        />
      </Form>
      {kept > 0 && <Form action={`${action}/weg`} submit={t('codes.remove')} isQuiet />}
    </section>
  );
}
