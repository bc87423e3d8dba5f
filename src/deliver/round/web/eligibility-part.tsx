import { may } from '../../../wing/permission.ts';
import type { FormVisit, PageVisit } from '../../../wing/route.ts';
import type { Locale } from '../../../foundation/locale.ts';
import type { FormErrors, FormValues } from '../../../site/form.ts';
import { ChoiceField, fieldId, FormField, sent } from '../../../site/ui/form-field/form-field.tsx';
import { Form } from '../../../site/ui/form/form.tsx';
import type { CheckVerdict } from '../eligibility.ts';
import type { Proposal } from '../proposal-store.ts';
import type { Round } from '../round.ts';
import { written } from '../../project/web/written.ts';
import { boardPath } from './round-text.ts';
import { roundText } from '../texts.ts';

interface EligibilityProps {
  readonly visit: PageVisit | FormVisit;
  readonly round: Round;
  readonly proposal: Proposal;
  /** What was sent, when it is shown again. */
  readonly values: FormValues;
  readonly errors: FormErrors;
}

/** A round's checks with what was found of a proposal: a form for who may check, as long as nothing is decided. */
export function EligibilityPart(props: EligibilityProps) {
  const { visit, round, proposal } = props;
  const t = roundText(visit.locale);
  if (round.checks.length === 0) return <></>;
  const isOpen =
    proposal.decision === null && proposal.withdrawnAt === null && may(visit.actor, 'round.check-eligibility');
  return (
    <section class="section draft-part" id="voorwaarden">
      <h2>{t('check.title')}</h2>
      {visit.query['nagekeken'] === '1' && Object.keys(props.errors).length === 0 && (
        <p class="write-saved" role="status">
          {t('check.saved')}
        </p>
      )}
      {isOpen ? <VerdictForm {...props} /> : <Verdicts {...props} />}
    </section>
  );
}

function Verdicts({ visit, round, proposal }: EligibilityProps) {
  return (
    <ul>
      {round.checks.map(({ id }) => (
        <li>{sayVerdict(round, id, proposal.verdicts, visit.locale)}</li>
      ))}
    </ul>
  );
}

/** One check with what was found of it: "Heeft een vzw als trekker: niet voldaan. De trekker is een firma." */
export function sayVerdict(round: Round, check: string, verdicts: readonly CheckVerdict[], locale: Locale): string {
  const t = roundText(locale);
  const title = written(round.checks.find(({ id }) => id === check)?.title ?? {}, locale);
  const verdict = verdicts.find((each) => each.check === check);
  if (!verdict) return `${title}: ${t('check.open')}`;
  const found = t(verdict.passed ? 'check.passed' : 'check.failed');
  return verdict.note ? `${title}: ${found}. ${verdict.note}` : `${title}: ${found}`;
}

function VerdictForm({ visit, round, proposal, values: sentValues, errors }: EligibilityProps) {
  const { locale } = visit;
  const t = roundText(locale);
  const values = 'gezien' in sentValues ? sentValues : shownVerdicts(proposal.verdicts);
  return (
    <>
      <p>{t('check.lead')}</p>
      <Form action={visit.href(`${boardPath(round.slug)}/${proposal.id}/voorwaarden`)} submit={t('check.save')}>
        <input type="hidden" name="gezien" value={JSON.stringify(proposal.verdicts)} />
        {round.checks.map(({ id, title }) => (
          <>
            <ChoiceField
              id={fieldId(`voldaan.${id}`)}
              name={`voldaan.${id}`}
              kind="one"
              label={written(title, locale)}
              options={[
                { value: 'ja', label: t('check.passed') },
                { value: 'nee', label: t('check.failed') },
                { value: '', label: t('check.open') },
              ]}
              chosen={values[`voldaan.${id}`] ?? ['']}
            />
            <FormField
              {...sent(`uitleg.${id}`, values, errors)}
              label={`${t('check.note')}: ${written(title, locale)}`}
              hint={t('check.noteHint')}
              rows={2}
            />
          </>
        ))}
      </Form>
    </>
  );
}

function shownVerdicts(verdicts: readonly CheckVerdict[]): FormValues {
  return Object.fromEntries(
    verdicts.flatMap(({ check, passed, note }) => [
      [`voldaan.${check}`, [passed ? 'ja' : 'nee']],
      [`uitleg.${check}`, [note]],
    ]),
  );
}
