import type { Delivering } from '../../delivering.ts';
import type { Kysely } from 'kysely';
import type { z } from 'zod';
import { act } from '../../../wing/act.ts';
import type { FormVisit, PageVisit } from '../../../wing/route.ts';
import { dayOf, timeOf } from '../../../foundation/clock-words.ts';
import type { Locale } from '../../../foundation/locale.ts';
import { readCount } from '../../../foundation/plain-number.ts';
import { writeNumber } from '../../../foundation/written-number.ts';
import { readingsOf } from '../../../foundation/written-readings.ts';
import { rowValuesOf, countRows, type FormErrors, type FormReading, type FormValues } from '../../../site/form.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import { workPage } from '../../../wing/web/work-page.tsx';
import { FormField, fieldId, sent } from '../../../site/ui/form-field/form-field.tsx';
import { Form } from '../../../site/ui/form/form.tsx';
import { Conflict, type ConflictRow } from '../../../wing/web/conflict.tsx';
import { nested } from '../../project/nested-fields.ts';
import { roundSchema, type RoundError } from '../round-form.ts';
import { changeRound, createRound, readRound, type RoundContent } from '../round-store.ts';
import type { Round } from '../round.ts';
import { boardPath, roundPath } from './round-text.ts';
import { roundText, type RoundMessage } from '../texts.ts';

/** `/beheer/rondes/nieuw` and `/beheer/rondes/:ronde/wijzig`: a round to announce or change. */
export async function roundEditPage(visit: PageVisit, delivering: Delivering): Promise<LiveAnswer> {
  const standing = await visit.as((database: Kysely<unknown>) => readStanding(database, visit.params['ronde']));
  if (!standing) return { kind: 'not-found' };
  const values = standing.round ? valuesOfRound(standing.round, visit.locale) : {};
  return draw(visit, delivering, { ...standing, values, errors: {} });
}

function valuesOfRound(round: Round, locale: Locale): FormValues {
  const { title, intro, opensAt, closesAt, rules, criteria, checks, version, reviewersPerProposal } = round;
  const fields: Record<string, string | number | undefined> = {
    versie: version,
    title: title[locale],
    intro: intro[locale],
    opensDay: dayOf(opensAt),
    opensTime: timeOf(opensAt),
    closesDay: dayOf(closesAt),
    closesTime: timeOf(closesAt),
    reviewers: reviewersPerProposal,
    ...rules,
  };
  criteria.forEach((criterion, index) => {
    fields[`criteria.${index}.id`] = criterion.id;
    fields[`criteria.${index}.title`] = criterion.title[locale];
    fields[`criteria.${index}.description`] = criterion.description[locale];
    fields[`criteria.${index}.weight`] = criterion.weight;
    fields[`criteria.${index}.maximum`] = criterion.maximum;
  });
  checks.forEach((check, index) => {
    fields[`checks.${index}.id`] = check.id;
    fields[`checks.${index}.title`] = check.title[locale];
  });
  const known = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    known.map(([name, value]) => [name, [typeof value === 'number' ? writeNumber(value, locale) : (value ?? '')]]),
  );
}

/** A round as it stands when its form is sent; nothing when it is new. */
interface Standing {
  readonly round?: Round;
}

/** Saves a round; shows what was sent with what is wrong, or beside what somebody else left. */
export function saveRound(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  const values = rowValuesOf(visit.form);
  const version = readCount(values['versie']?.[0]) ?? 0;
  return act<RoundContent, Standing, string>(visit, {
    reading: (standing) => readRoundForm(visit, delivering, standing, values),
    load: (database) => readStanding(database, visit.params['ronde']),
    isCurrent: ({ round }) => !round || round.version === version,
    work: async (content, { thing: { round }, person, database }) => {
      if (!round) return { kind: 'done', path: roundPath(await createRound(database, person, content)) };
      const change = await changeRound(database, person, { id: round.id, version, content });
      if (change === 'changed') return { kind: 'done', path: roundPath(round.slug) };
      if (change !== 'judged') return { kind: change };
      return { kind: 'wrong', errors: { '': roundText(visit.locale)('error.judged') } };
    },
    mark: ({ round }) => round && `round ${round.id} ${round.version}`,
    show: ({ thing: { round }, errors, isConflict, isOwn }) => {
      if (!round || !isConflict) return draw(visit, delivering, { ...(round && { round }), values, errors });
      const shown = { ...values, versie: [String(round.version)] };
      return draw(visit, delivering, {
        round,
        values: shown,
        errors,
        theirs: valuesOfRound(round, visit.locale),
        isOwn,
      });
    },
  });
}

async function readStanding(database: Kysely<unknown>, slug: string | undefined): Promise<Standing | undefined> {
  if (!slug) return {};
  const round = await readRound(database, slug);
  return round && { round };
}

function readRoundForm(
  { locale }: FormVisit,
  { newId }: Delivering,
  { round }: Standing,
  values: FormValues,
): FormReading<RoundContent> {
  const reading = roundSchema({ ...(round && { current: round }), locale, newId }).safeParse(nested(values));
  if (reading.success) return { ok: true, value: reading.data, values };
  return { ok: false, errors: errorTexts(reading.error, values, locale), values };
}

/** Every part of a round's form, as somebody else left it and as it was sent; ids and the version are no parts. */
function conflictRows(locale: Locale, theirs: FormValues, values: FormValues): readonly ConflictRow[] {
  const names = Object.keys({ ...theirs, ...values }).filter((name) => name !== 'versie' && !name.endsWith('.id'));
  return names.map((name) => ({
    field: labelOf(name, locale),
    theirs: theirs[name]?.[0] ?? '',
    mine: values[name]?.[0] ?? '',
  }));
}

function errorTexts({ issues }: z.ZodError, values: FormValues, locale: Locale): Readonly<Record<string, string>> {
  const t = roundText(locale);
  const errors: Record<string, string> = {};
  for (const { path, message } of issues) {
    const name = path.join('.');
    const [least, most] = ranges[name.split('.').at(-1)!] ?? [0, 0];
    const args = { field: labelOf(name, locale), least, most, ...readingsOf(values[name]?.[0] ?? '', locale) };
    errors[name] ??= t(`error.${message as RoundError}`, args);
  }
  return errors;
}

/** What a number may be, by field. */
const ranges: Readonly<Record<string, readonly [number, number]>> = {
  reviewers: [1, 9],
  minimumPartners: [1, 50],
  maximumBudget: [0, 1e11],
  weight: [0.01, 1000],
  maximum: [1, 100],
};

function labelOf(name: string, locale: Locale): string {
  if (name.startsWith('checks')) return roundText(locale)('field.check');
  const key = /^criteria($|.*title$)/.test(name) ? 'criterionTitle' : name.split('.').at(-1);
  return roundText(locale)(`field.${key}` as RoundMessage);
}

interface EditView {
  readonly round?: Round;
  readonly values: FormValues;
  readonly errors: FormErrors;
  /** What somebody else left meanwhile, to show beside what was sent. */
  readonly theirs?: FormValues;
  /** Whether whoever sent it left that, in another window. */
  readonly isOwn?: boolean;
}

interface CheckFieldsProps {
  readonly count: number;
  readonly values: FormValues;
  readonly newId: () => string;
  readonly field: (name: string) => Parameters<typeof FormField>[0];
}

/** Conditions to check by hand, with an empty one at the end for another. */
function CheckFields({ count, values, newId, field }: CheckFieldsProps) {
  return (
    <>
      {Array.from({ length: count }, (_, index) => (
        <>
          <input type="hidden" name={`checks.${index}.id`} value={values[`checks.${index}.id`]?.[0] ?? newId()} />
          <FormField {...field(`checks.${index}.title`)} />
        </>
      ))}
    </>
  );
}

/** Criteria by which proposals are judged, with room for more. */
function CriterionFields({ locale, count, values, newId, field }: CheckFieldsProps & { readonly locale: Locale }) {
  const t = roundText(locale);
  return (
    <>
      {Array.from({ length: count }, (_, index) => (
        <fieldset class="write-row">
          <legend>{t('criterion.row', { number: index + 1 })}</legend>
          <input
            type="hidden"
            id={fieldId(`criteria.${index}.id`)}
            name={`criteria.${index}.id`}
            value={values[`criteria.${index}.id`]?.[0] ?? newId()}
          />
          <FormField {...field(`criteria.${index}.title`)} />
          <FormField {...field(`criteria.${index}.description`)} rows={2} />
          <div class="write-row__pair">
            <FormField {...field(`criteria.${index}.weight`)} inputmode="decimal" />
            <FormField {...field(`criteria.${index}.maximum`)} inputmode="numeric" />
          </div>
        </fieldset>
      ))}
    </>
  );
}

function draw(
  visit: PageVisit | FormVisit,
  { newId }: Delivering,
  { round, values, errors, theirs, isOwn = false }: EditView,
) {
  const { locale } = visit;
  const t = roundText(locale);
  const title = t(round ? 'edit.title' : 'edit.new');
  const field = (name: string) => ({ ...sent(name, values, errors), label: labelOf(name, locale) });
  const action = round ? `${boardPath(round.slug)}/wijzig` : '/beheer/rondes/nieuw';
  return workPage(visit, {
    title,
    above: [{ path: '/rondes', label: t('rounds.title') }],
    errors,
    children: (
      <>
        {theirs && (
          <Conflict
            locale={locale}
            title={t('conflict.title')}
            lead={t('conflict.lead')}
            rows={conflictRows(locale, theirs, values)}
            isOwn={isOwn}
          />
        )}
        <Form action={visit.href(action)} submit={t('edit.save')}>
          <input type="hidden" name="versie" value={values['versie']?.[0] ?? '0'} />
          <FormField {...field('title')} />
          <FormField {...field('intro')} rows={5} />
          <div class="write-row__pair">
            <FormField {...field('opensDay')} type="date" />
            <FormField {...field('opensTime')} hint={t('field.timeHint')} />
          </div>
          <div class="write-row__pair">
            <FormField {...field('closesDay')} type="date" />
            <FormField {...field('closesTime')} hint={t('field.timeHint')} />
          </div>
          <FormField {...field('reviewers')} inputmode="numeric" />
          <FormField {...field('minimumPartners')} inputmode="numeric" />
          <FormField {...field('maximumBudget')} inputmode="decimal" />
          <FormField {...field('latestEnd')} type="date" />
          <CheckFields count={countRows(values, 'checks') + 1} values={values} newId={newId} field={field} />
          <CriterionFields
            locale={locale}
            count={Math.max(3, countRows(values, 'criteria') + 1)}
            values={values}
            newId={newId}
            field={field}
          />
        </Form>
      </>
    ),
  });
}
