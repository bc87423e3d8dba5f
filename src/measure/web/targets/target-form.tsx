import type { Kysely } from 'kysely';
import { act, type Doing, type Outcome } from '../../../wing/act.ts';
import type { FormVisit, PageVisit } from '../../../wing/route.ts';
import { Conflict, type ConflictRow } from '../../../wing/web/conflict.tsx';
import { workPage } from '../../../wing/web/work-page.tsx';
import type { Locale } from '../../../foundation/locale.ts';
import { readingsOf } from '../../../foundation/written-readings.ts';
import { shownValues, valuesOf, type FormErrors, type FormValues } from '../../../site/form.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import type { PageContent } from '../../../site/page.ts';
import { Form } from '../../../site/ui/form/form.tsx';
import {
  heldTargets,
  isSameRow,
  keyOf,
  keyText,
  type HeldTarget,
  type TargetKey,
  type TargetRow,
} from '../../target/target-edit.ts';
import { targetColumns, type RowProblem } from '../../target/target-file.ts';
import { problemsOfRow, rowsOf } from '../../target/target-rows.ts';
import { addTargetChange, readTargetChanges } from '../../target/target-store.ts';
import type { TargetPages } from './target-pages.ts';
import { readTargetAnswers, shownTarget, type TargetAnswers } from './target-answers.ts';
import { TargetFields, targetFieldLabels, targetFieldNames } from './target-fields.tsx';
import { targetNames, targetsPath } from './target-list.tsx';
import { targetText, type TargetFaultMessage, type TargetMessage } from './texts.ts';

/** `/beheer/streefcijfers/nieuw` and `/bewerk`: the form of one target. */
export async function targetFormPage(pages: TargetPages, visit: PageVisit): Promise<LiveAnswer> {
  const key = keyOf(visit.query);
  const held = await visit.as((database) => heldTarget(pages, database, key));
  const isNew = key.kpi === '';
  if (!isNew && !held) return { kind: 'not-found' };
  const values = shownValues({
    path: 'linear',
    kind: 'own',
    ...(held?.row && shownTarget(held.row, visit.locale)),
    what: whatOf(held ?? key),
  });
  return formPage({ pages, visit, held, values, errors: {}, isConflict: false, isOwn: false });
}

/** A target as it stands when its form is sent; nothing when it is new. */
interface Standing {
  readonly held: HeldTarget | undefined;
}

/** Saves a target, or takes it away, with the reason; shows what somebody else kept meanwhile. */
export async function targetFormAct(pages: TargetPages, visit: FormVisit): Promise<LiveAnswer> {
  const values = valuesOf(visit.form);
  const answers = readTargetAnswers(targetColumns, values, visit.locale);
  const key = keyOf(answers.row);
  const answer = await act<TargetAnswers, Standing, TargetFaultMessage>(visit, {
    reading: { ok: true, value: answers, values },
    load: async (database) => ({ held: await heldTarget(pages, database, key) }),
    isCurrent: ({ held }) => (values['latest']?.[0] ?? '') === (held?.change?.id ?? ''),
    work: (_, doing) => keepTarget(pages, values, answers, doing),
    mark: ({ held }) => held?.change && `target ${held.change.id}`,
    show: ({ thing: { held }, ...again }) => formPage({ pages, visit, held, ...again }),
  });
  if (answer.kind === 'redirect') await pages.onChange();
  return answer;
}

async function keepTarget(
  pages: TargetPages,
  values: FormValues,
  answers: TargetAnswers,
  { thing: { held }, person, database }: Doing<Standing>,
): Promise<Outcome<TargetFaultMessage>> {
  const { row } = answers;
  const isRemoval = values['doe']?.[0] === 'weg';
  const why = (values['why']?.[0] ?? '').trim();
  const errors = { ...(isRemoval ? {} : faultsOf(pages, answers, held)), ...whyFault(why) };
  if (Object.keys(errors).length > 0) return { kind: 'wrong', errors };
  const key = keyOf(row);
  const before = rowsOf(pages.release().targets).find((each) => keyText(keyOf(each)) === keyText(key));
  const latest = held?.change?.id;
  const isKept = await addTargetChange(database, person, {
    ...key,
    ...(!isRemoval && { row }),
    ...(before && { before }),
    ...(latest && { latest }),
    why,
  });
  return isKept ? { kind: 'done', path: targetsPath } : { kind: 'conflict' };
}

async function heldTarget(
  pages: TargetPages,
  database: Kysely<unknown>,
  key: TargetKey,
): Promise<HeldTarget | undefined> {
  const held = heldTargets(rowsOf(pages.release().targets), await readTargetChanges(database));
  return held.find((each) => keyText(each) === keyText(key));
}

/** KPI and indicator are one question, for a KPI has only its own indicators. */
function whatOf({ kpi, indicator }: TargetKey): string {
  return kpi && `${kpi}/${indicator}`;
}

function faultsOf(
  { release }: TargetPages,
  { row, ambiguous }: TargetAnswers,
  held: HeldTarget | undefined,
): Readonly<Record<string, TargetFaultMessage>> {
  const faults: Record<string, TargetFaultMessage> = {};
  for (const name of Object.keys(ambiguous)) faults[name] = 'fault.ambiguous';
  for (const fault of problemsOfRow(row, release())) faults[fieldOf(fault.column)] ??= faultMessage(fault);
  if (Object.keys(faults).length === 0 && held?.row && isSameRow(held.row, row)) return { '': 'fault.nothing' };
  return faults;
}

function fieldOf(column: string): string {
  return column === 'kpi' || column === 'indicator' ? 'what' : column;
}

function whyFault(why: string): Readonly<Record<string, TargetFaultMessage>> {
  if (why === '') return { why: 'fault.why' };
  return why.length > 1000 ? { why: 'fault.whyLong' } : {};
}

function faultMessage({ code, column }: RowProblem): TargetMessage {
  switch (code) {
    case 'empty-cell':
      return 'fault.empty';
    case 'mixed-periods':
      return 'fault.mixed';
    case 'target-before-baseline':
      return 'fault.before';
    case 'step-out-of-order':
      return 'fault.order';
    case 'value-out-of-range':
      return 'fault.range';
    default:
      return wrongCell(column);
  }
}

function wrongCell(column: string): TargetMessage {
  switch (column) {
    case 'baseline_period':
    case 'target_period':
      return 'fault.period';
    case 'target_value':
      return 'fault.value';
    case 'steps':
      return 'fault.steps';
    case 'set_on':
      return 'fault.date';
    case 'source_url':
      return 'fault.url';
    default:
      return 'fault.choice';
  }
}

interface FormPageProps {
  readonly pages: TargetPages;
  readonly visit: PageVisit;
  readonly held: HeldTarget | undefined;
  readonly values: FormValues;
  readonly errors: FormErrors<TargetFaultMessage>;
  readonly isConflict: boolean;
  readonly isOwn: boolean;
}

function formPage({ pages, visit, held, values, errors, isConflict, isOwn }: FormPageProps): PageContent {
  const { locale, href } = visit;
  const t = targetText(locale);
  const order = [...targetFieldNames, ''];
  const { ambiguous } = readTargetAnswers(targetColumns, values, locale);
  const told = Object.fromEntries(
    order.flatMap((name) => {
      const key = errors[name];
      if (key === 'fault.ambiguous') return [[name, t(key, readingsOf(ambiguous[name] ?? '', locale))] as const];
      return key ? [[name, t(key)] as const] : [];
    }),
  );
  const title = t(held ? 'form.titleChange' : 'form.titleNew');
  const names = targetNames(pages, locale);
  return workPage(visit, {
    title,
    above: [{ path: targetsPath, label: t('list.title') }],
    ...(held && { lead: `${names.indicator(held.indicator)}, ${names.area(held.area)}` }),
    errors: namedFaults(locale, told),
    children: (
      <>
        {isConflict && (
          <Conflict
            locale={locale}
            title={t('conflict.title')}
            lead={t('conflict.lead')}
            rows={conflictRows(locale, shownTarget(held?.row ?? {}, locale), values)}
            isOwn={isOwn}
          />
        )}
        <Form
          submit={t('form.save')}
          action={href(`${targetsPath}/bewerk`)}
          {...(held?.row && { other: { name: 'doe', value: 'weg', label: t('form.remove') } })}
        >
          <input type="hidden" name="latest" value={held?.change?.id ?? ''} />
          <TargetFields pages={pages} locale={locale} values={values} errors={told} isFixed={held !== undefined} />
        </Form>
      </>
    ),
  });
}

/** What is wrong as it is said above the form: with the field that it is about, as many fields ask the same. */
function namedFaults(locale: Locale, told: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const labels = targetFieldLabels(locale);
  return Object.fromEntries(
    Object.entries(told).map(([name, fault]) => {
      const field = labels.get(name);
      return [name, field ? targetText(locale)('fault.named', { field, fault }) : fault];
    }),
  );
}

function conflictRows(locale: Locale, row: TargetRow, values: FormValues): readonly ConflictRow[] {
  const labels = targetFieldLabels(locale);
  return targetFieldNames
    .filter((name) => name !== 'what' && name !== 'area' && name !== 'why')
    .map((name) => ({
      field: labels.get(name) ?? name,
      theirs: row[name] ?? '',
      mine: values[name]?.[0] ?? '',
    }));
}
