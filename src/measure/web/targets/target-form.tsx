import type { Kysely } from 'kysely';
import { note } from '../../../wing/trail-store.ts';
import type { FormVisit, PageVisit } from '../../../wing/route.ts';
import type { Locale } from '../../../foundation/locale.ts';
import { shownValues, valuesOf, type FormValues } from '../../../site/form.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import type { PageContent } from '../../../site/page.ts';
import { Breadcrumbs } from '../../../site/ui/breadcrumbs/breadcrumbs.tsx';
import { DataTable } from '../../../site/ui/data-table/data-table.tsx';
import { ErrorSummary } from '../../../site/ui/error-summary/error-summary.tsx';
import { Form } from '../../../site/ui/form/form.tsx';
import { Notice } from '../../../site/ui/notice/notice.tsx';
import {
  heldTargets,
  isSameRow,
  keyOf,
  keyText,
  type HeldTarget,
  type TargetKey,
  type TargetRow,
} from '../../target/target-edit.ts';
import { addTargetChange, readTargetChanges } from '../../target/target-store.ts';
import type { TargetContext, TargetFault } from './target-context.ts';
import { TargetFields, targetFieldLabels, targetFieldNames } from './target-fields.tsx';
import { targetNames, targetsPath } from './target-list.tsx';
import { targetText, type TargetMessage } from './texts.ts';

/** `/beheer/streefcijfers/nieuw` and `/bewerk`: the form of one target. */
export async function targetFormPage(context: TargetContext, visit: PageVisit): Promise<LiveAnswer> {
  const key = keyOf(visit.query);
  const held = await visit.as((database) => heldTarget(context, database, key));
  const isNew = key.kpi === '';
  if (!isNew && !held) return { kind: 'not-found' };
  const row = held?.row ?? {};
  const values = shownValues({ path: 'linear', kind: 'own', ...row, what: whatOf(held ?? key) });
  return formPage({ context, visit, held, values, errors: {}, isConflict: false });
}

/** Saves a target, or takes it away, with the reason; shows what somebody else kept meanwhile. */
export async function targetFormAct(context: TargetContext, visit: FormVisit): Promise<LiveAnswer> {
  const { actor } = visit;
  if (actor.kind !== 'person') return { kind: 'forbidden' };
  const values = valuesOf(visit.form);
  const row = rowFrom(context.rules.columns, values);
  const isRemoval = values['doe']?.[0] === 'weg';
  const key = keyOf(row);
  const why = (values['why']?.[0] ?? '').trim();
  const done = await visit.as(async (database: Kysely<unknown>) => {
    const held = await heldTarget(context, database, key);
    const errors = { ...(isRemoval ? {} : faultsOf(context, row, held)), ...whyFault(why) };
    const latest = held?.change?.id;
    const isStale = (values['latest']?.[0] ?? '') !== (latest ?? '');
    if (Object.keys(errors).length > 0 || isStale) return { held, errors, isConflict: isStale };
    const before = context.rules.shipped().find((each) => keyText(keyOf(each)) === keyText(key));
    const isKept = await addTargetChange(database, {
      ...key,
      ...(!isRemoval && { row }),
      ...(before && { before }),
      ...(latest && { latest }),
      why,
      person: actor.id,
    });
    if (!isKept) return { held: await heldTarget(context, database, key), errors, isConflict: true };
    const subject = { kind: 'target', id: keyText(key) };
    const details = { target: keyText(key), why };
    await note(database, actor, { event: isRemoval ? 'target.removed' : 'target.set', subject, details });
    return undefined;
  });
  if (done) return formPage({ context, visit, values, ...done });
  await context.onChange();
  return { kind: 'redirect', path: targetsPath };
}

async function heldTarget(
  context: TargetContext,
  database: Kysely<unknown>,
  key: TargetKey,
): Promise<HeldTarget | undefined> {
  const held = heldTargets(context.rules.shipped(), await readTargetChanges(database));
  return held.find((each) => keyText(each) === keyText(key));
}

/** KPI and indicator are one question, for a KPI has only its own indicators. */
function whatOf({ kpi, indicator }: TargetKey): string {
  return kpi && `${kpi}/${indicator}`;
}

function rowFrom(columns: readonly string[], values: FormValues): TargetRow {
  const [kpi = '', indicator = ''] = (values['what']?.[0] ?? '').split('/');
  const typed = columns.map((column) => [column, (values[column]?.[0] ?? '').trim().replaceAll(/\s+/g, ' ')]);
  const row: Record<string, string> = { ...Object.fromEntries(typed), kpi, indicator };
  // A comma is how most readers write a decimal.
  const decimal = (column: string): string => (row[column] ?? '').replaceAll(/(\d),(\d)/g, '$1.$2');
  const isLinear = row['path'] === 'linear' && row['steps'] === '';
  return { ...row, target_value: decimal('target_value'), steps: isLinear ? '' : decimal('steps') };
}

function faultsOf(
  { rules }: TargetContext,
  row: TargetRow,
  held: HeldTarget | undefined,
): Readonly<Record<string, TargetMessage>> {
  const faults: Record<string, TargetMessage> = {};
  for (const fault of rules.check(row)) faults[fieldOf(fault.column)] ??= faultMessage(fault);
  if (Object.keys(faults).length === 0 && held?.row && isSameRow(held.row, row)) return { '': 'fault.nothing' };
  return faults;
}

function fieldOf(column: string): string {
  return column === 'kpi' || column === 'indicator' ? 'what' : column;
}

function whyFault(why: string): Readonly<Record<string, TargetMessage>> {
  if (why === '') return { why: 'fault.why' };
  return why.length > 1000 ? { why: 'fault.whyLong' } : {};
}

function faultMessage({ code, column }: TargetFault): TargetMessage {
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
  readonly context: TargetContext;
  readonly visit: PageVisit;
  readonly held: HeldTarget | undefined;
  readonly values: FormValues;
  readonly errors: Readonly<Record<string, TargetMessage>>;
  readonly isConflict: boolean;
}

function formPage({ context, visit, held, values, errors, isConflict }: FormPageProps): PageContent {
  const { locale, href } = visit;
  const t = targetText(locale);
  const order = [...targetFieldNames, ''];
  const told = Object.fromEntries(order.flatMap((name) => (errors[name] ? [[name, t(errors[name])] as const] : [])));
  const title = t(held ? 'form.titleChange' : 'form.titleNew');
  const names = targetNames(context, locale);
  return {
    kind: 'page',
    title,
    description: t('list.description'),
    ...(isConflict && { status: 409 as const }),
    ...(!isConflict && Object.keys(told).length > 0 && { status: 422 as const }),
    body: (
      <>
        <Breadcrumbs locale={locale} items={[{ href: href(targetsPath), label: t('list.title') }]} />
        <header class="page-head">
          <h1>{title}</h1>
          {held && (
            <p class="lead">
              {names.indicator(held.indicator)}, {names.area(held.area)}
            </p>
          )}
          <p class="small">{t('form.lead')}</p>
        </header>
        <ErrorSummary locale={locale} errors={told} />
        {isConflict && <Conflict locale={locale} row={held?.row ?? {}} values={values} />}
        <Form
          submit={t('form.save')}
          action={href(`${targetsPath}/bewerk`)}
          {...(held?.row && { other: { name: 'doe', value: 'weg', label: t('form.remove') } })}
        >
          <input type="hidden" name="latest" value={held?.change?.id ?? ''} />
          <TargetFields context={context} locale={locale} values={values} errors={told} isFixed={held !== undefined} />
        </Form>
      </>
    ),
  };
}

function Conflict({ locale, row, values }: { locale: Locale; row: TargetRow; values: FormValues }) {
  const t = targetText(locale);
  const labels = targetFieldLabels(locale);
  const differing = targetFieldNames
    .filter((name) => name !== 'what' && name !== 'area' && name !== 'why')
    .map((name) => ({ name, theirs: row[name] ?? '', yours: values[name]?.[0] ?? '' }))
    .filter(({ theirs, yours }) => theirs !== yours);
  return (
    <Notice locale={locale} kind="warning" title={t('conflict.title')}>
      <p>{t('conflict.lead')}</p>
      <DataTable
        locale={locale}
        id="verschil"
        caption={t('conflict.title')}
        columns={[
          { label: t('conflict.field'), kind: 'text' },
          { label: t('conflict.theirs'), kind: 'text' },
          { label: t('conflict.yours'), kind: 'text' },
        ]}
        rows={differing.map(({ name, theirs, yours }) => [
          { content: labels.get(name) ?? name },
          { content: theirs || t('conflict.nothing') },
          { content: yours || t('conflict.nothing') },
        ])}
      />
    </Notice>
  );
}
