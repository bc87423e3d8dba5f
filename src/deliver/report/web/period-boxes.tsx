import type { FormVisit, PageVisit } from '../../../wing/route.ts';
import { formatDate, formatNumber } from '../../../foundation/number.ts';
import type { FormValues } from '../../../site/form.ts';
import { fieldId } from '../../../site/ui/form-field/form-field.tsx';
import type { ReportedPeriod } from '../reported.ts';
import { projectTitle } from './report-page.tsx';
import { progressText, valueText } from './value-text.ts';
import { reportText } from '../texts.ts';

/** Reports to tick, each with what it says and the way to it; and all that are found, beyond this page. */
export function PeriodBoxes({
  visit,
  periods,
  values,
  all,
  error,
}: {
  readonly visit: PageVisit | FormVisit;
  readonly periods: readonly ReportedPeriod[];
  readonly values: FormValues;
  readonly all: number;
  readonly error: string | undefined;
}) {
  const t = reportText(visit.locale);
  return (
    <>
      <fieldset class={error ? 'form-field form-field--error choice-field' : 'form-field choice-field'}>
        <legend>{t('review.choose')}</legend>
        {error && <p class="form-field__error">{error}</p>}
        {periods.map((period, at) => (
          <PeriodBox
            visit={visit}
            period={period}
            id={at === 0 ? fieldId('periode') : `periode-${at}`}
            isChosen={values['periode']?.includes(period.id) ?? false}
          />
        ))}
      </fieldset>
      {all > periods.length && (
        <p class="choice-field__option">
          <input
            type="checkbox"
            id="alles"
            name="alles"
            value="ja"
            checked={values['alles']?.includes('ja') ?? false}
          />
          <label for="alles">{t('review.all', { count: formatNumber(visit.locale, all, 0) })}</label>
        </p>
      )}
    </>
  );
}

function PeriodBox({
  visit,
  period,
  id,
  isChosen,
}: {
  readonly visit: PageVisit | FormVisit;
  readonly period: ReportedPeriod;
  readonly id: string;
  readonly isChosen: boolean;
}) {
  const t = reportText(visit.locale);
  const label = periodLabel(visit, period);
  return (
    <div class="choice-field__option">
      <input
        type="checkbox"
        id={id}
        name="periode"
        value={period.id}
        checked={isChosen}
        aria-describedby={`${id}-over`}
      />
      <div>
        <label for={id}>{label}</label>
        <p class="form-field__hint" id={`${id}-over`}>
          {periodNote(visit, period)} ·{' '}
          <a
            href={visit.href(`/mijn-werk/rapporten/${period.id}`)}
            aria-label={t('review.look.label', { name: label })}
          >
            {t('review.look')}
          </a>
        </p>
      </div>
    </div>
  );
}

/** A report by its project and indicator. */
export function periodLabel(visit: PageVisit | FormVisit, period: ReportedPeriod): string {
  return `${projectTitle(visit, period)}: ${period.indicator.title}`;
}

/** When a report is about, how far it came, what was said and shown. */
export function periodNote({ locale }: PageVisit | FormVisit, period: ReportedPeriod): string {
  const t = reportText(locale);
  const { start, end, indicator, actual, actualComment, evidence } = period;
  return [
    t('period', { start: formatDate(locale, start), end: formatDate(locale, end) }),
    progressText(locale, period) ?? `${t('actual')}: ${valueText(locale, indicator, actual)}`,
    actualComment && t('review.comment', { text: actualComment }),
    t('review.evidence', { count: evidence.length }),
  ]
    .filter(Boolean)
    .join(' · ');
}
