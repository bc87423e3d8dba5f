import type { FormVisit, PageVisit } from '../../../wing/route.ts';
import { Form } from '../../../site/ui/form/form.tsx';
import type { ReportedPeriod } from '../reported.ts';
import { ActFields } from './review-fields.tsx';
import { reportText } from '../texts.ts';

/** What a programme manager can do with one report, on its own page. */
export function ReviewSection({
  visit,
  period,
}: {
  readonly visit: PageVisit | FormVisit;
  readonly period: ReportedPeriod;
}) {
  const t = reportText(visit.locale);
  return (
    <section class="section" aria-labelledby="nakijken">
      <h2 id="nakijken">{t('review.title')}</h2>
      <Form action={visit.href('/beheer/rapporten')} submit={t('review.button')} label={t('review.title')}>
        <input type="hidden" name="periode" value={period.id} />
        <input type="hidden" name="stand" value={period.state} />
        <ActFields locale={visit.locale} state={period.state} values={{}} errors={{}} />
      </Form>
    </section>
  );
}
