import type { FormVisit, PageVisit } from '../../../wing/route.ts';
import { formatNumber } from '../../../foundation/number.ts';
import { Form } from '../../../site/ui/form/form.tsx';
import { fieldId, FormField } from '../../../site/ui/form-field/form-field.tsx';
import { evidenceTypes } from '../evidence.ts';
import { isReportable, type ReportedPeriod } from '../reported.ts';
import { reportText } from '../texts.ts';

/** What shows that a report is right: the files of a period, and a form to add one while it is open. */
export function EvidenceSection({
  visit,
  period,
  errors,
}: {
  readonly visit: PageVisit | FormVisit;
  readonly period: ReportedPeriod;
  readonly errors: Readonly<Partial<Record<string, string>>>;
}) {
  const { locale } = visit;
  const t = reportText(locale);
  const isOpen = isReportable(period.state);
  const error = errors['bestand'];
  return (
    <section class="section" aria-labelledby="bewijs">
      <h2 id="bewijs">{t('evidence.title')}</h2>
      {period.evidence.length === 0 && <p>{t('evidence.none')}</p>}
      <ul class="ruled-list">
        {period.evidence.map(({ id, fileName, size }) => (
          <li>
            <a href={visit.href(`/bewijsstukken/${id}`)} download>
              {fileName}
            </a>{' '}
            <span class="small">{t('evidence.size', { size: formatNumber(locale, Math.max(1, size / 1024), 0) })}</span>
            {isOpen && (
              <Form
                action={visit.href(`/mijn-werk/rapporten/${period.id}/bewijs/${id}/weg`)}
                submit={t('evidence.remove')}
                label={t('evidence.remove.label', { name: fileName })}
                isQuiet
              />
            )}
          </li>
        ))}
      </ul>
      {isOpen && (
        <Form
          action={visit.href(`/mijn-werk/rapporten/${period.id}/bewijs`)}
          hasFiles
          submit={t('evidence.button')}
          label={t('evidence.add')}
        >
          <FormField
            id={fieldId('bestand')}
            name="bestand"
            label={t('evidence.add')}
            hint={t('evidence.add.hint')}
            type="file"
            accept={Object.keys(evidenceTypes)
              .map((ending) => `.${ending}`)
              .join(',')}
            {...(error && { error })}
          />
        </Form>
      )}
    </section>
  );
}
