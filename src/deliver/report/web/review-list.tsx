import type { Delivering } from '../../delivering.ts';
import { act } from '../../../wing/act.ts';
import type { FormVisit, PageVisit } from '../../../wing/route.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import { formatNumber } from '../../../foundation/number.ts';
import { readCount } from '../../../foundation/plain-number.ts';
import { valuesOf, type FormReading, type FormValues } from '../../../site/form.ts';
import type { PageContent } from '../../../site/page.ts';
import { workPage } from '../../../wing/web/work-page.tsx';
import { Form } from '../../../site/ui/form/form.tsx';
import { FormField } from '../../../site/ui/form-field/form-field.tsx';
import { State } from '../../../site/ui/state/state.tsx';
import { periodStates, type PeriodState } from '../../project/project.ts';
import { daysAfter, reopenDays } from '../period-turn.ts';
import { countPeriods, listAllPeriods } from '../report-store.ts';
import { reviewPeriods, type ReviewAct, type ReviewChoice } from '../review-store.ts';
import type { ReportedPeriod } from '../reported.ts';
import { afterOf, cursorText } from './period-cursor.ts';
import { PeriodBoxes, periodLabel, periodNote } from './period-boxes.tsx';
import { ActFields, hasActs, reviewActs, type ReviewActName } from './review-fields.tsx';
import { wingText } from '../../../wing/texts.ts';
import { reportText, type ReportMessage } from '../texts.ts';

const pageLength = 50;

/** `/beheer/rapporten`: reports by state, to approve, send back or open again, many at once. */
export async function reviewPage(visit: PageVisit): Promise<PageContent> {
  const state = stateOf(visit.query['toon']);
  return listPage(visit, { state, search: searchOf(visit.query['zoek']), values: {}, errors: {} });
}

/** What the list shows: which reports, and what was sent when something was wrong with it. */
interface ListState {
  readonly state: PeriodState;
  readonly search: string;
  readonly values: FormValues;
  readonly errors: Readonly<Partial<Record<string, ReportMessage>>>;
}

async function listPage(visit: PageVisit | FormVisit, list: ListState): Promise<PageContent> {
  const { locale, query } = visit;
  const { state, search } = list;
  const t = reportText(locale);
  const { found, counts } = await visit.as(async (database) => ({
    found: await listAllPeriods(database, { states: [state], search, ...afterOf(query['na']), limit: pageLength + 1 }),
    counts: await countPeriods(database, search),
  }));
  const errors = Object.fromEntries(Object.entries(list.errors).map(([name, key]) => [name, key && t(key)]));
  const [word = '', count] = visit.done?.split(':') ?? [];
  const done = reviewActs.find((act) => act === word);
  return workPage(visit, {
    title: t('review.title'),
    above: [{ path: '/beheer', label: wingText(locale)('admin.title') }],
    lead: t('review.lead', { count: counts.submitted ?? 0 }),
    ...(done && { done: t(`done.${done}`, { count: readCount(count) ?? 0 }) }),
    errors,
    children: (
      <>
        <Choice visit={visit} list={list} counts={counts} />
        <Found visit={visit} list={list} errors={errors} found={found} all={counts[state] ?? 0} />
      </>
    ),
  });
}

/** The reports of a page, with what can be done with them, and the way to the next page. */
function Found({
  visit,
  list: { state, search, values },
  errors,
  found,
  all,
}: {
  readonly visit: PageVisit | FormVisit;
  readonly list: ListState;
  readonly errors: Readonly<Partial<Record<string, string>>>;
  readonly found: readonly ReportedPeriod[];
  readonly all: number;
}) {
  const { locale } = visit;
  const t = reportText(locale);
  const periods = found.slice(0, pageLength);
  const next = new URLSearchParams({
    toon: state,
    zoek: search,
    na: cursorText(periods.at(-1) ?? { end: '', id: '' }),
  });
  return (
    <>
      {periods.length === 0 && (
        <State locale={locale} kind="empty" headingLevel={2}>
          <p>{t('review.none')}</p>
        </State>
      )}
      {hasActs(state) && periods.length > 0 && (
        <Form action={visit.href('/beheer/rapporten')} submit={t('review.button')} label={t('review.title')}>
          <input type="hidden" name="stand" value={state} />
          <input type="hidden" name="zoek" value={search} />
          <PeriodBoxes visit={visit} periods={periods} values={values} all={all} error={errors['periode']} />
          <ActFields locale={locale} state={state} values={values} errors={errors} />
        </Form>
      )}
      {!hasActs(state) && (
        <ul class="ruled-list">
          {periods.map((period) => (
            <li>
              <a href={visit.href(`/mijn-werk/rapporten/${period.id}`)}>{periodLabel(visit, period)}</a>
              <p class="small">{periodNote(visit, period)}</p>
            </li>
          ))}
        </ul>
      )}
      {found.length > pageLength && (
        <p>
          <a rel="next" href={`${visit.href('/beheer/rapporten')}?${next}`}>
            {t('more')}
          </a>
        </p>
      )}
    </>
  );
}

function Choice({
  visit,
  list: { state, search },
  counts,
}: {
  readonly visit: PageVisit | FormVisit;
  readonly list: ListState;
  readonly counts: Readonly<Partial<Record<PeriodState, number>>>;
}) {
  const t = reportText(visit.locale);
  return (
    <form class="form-fields form-fields--stacked" role="search" action={visit.href('/beheer/rapporten')}>
      <FormField
        id="toon"
        name="toon"
        label={t('review.states')}
        value={state}
        options={periodStates.map((each) => ({
          value: each,
          label: t('review.count', {
            state: t(`state.${each}`),
            count: formatNumber(visit.locale, counts[each] ?? 0, 0),
          }),
        }))}
      />
      <FormField id="zoek" name="zoek" label={t('review.search')} type="search" value={search} />
      <button class="button-quiet">{t('review.search.button')}</button>
    </form>
  );
}

/** Does what was chosen with the reports that were chosen, or with all that are found. */
export function review(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  const values = valuesOf(visit.form);
  const [state, search] = [stateOf(values['stand']?.[0]), searchOf(values['zoek']?.[0])];
  return act(visit, {
    reading: readReview(values, search, delivering),
    load: () => Promise.resolve('all periods'),
    work: async ({ choice, act: chosen }, { person, database }) => {
      const count = await reviewPeriods(database, person, choice, chosen);
      const query = new URLSearchParams({ toon: state, zoek: search });
      return { kind: 'done', path: `/beheer/rapporten?${query}`, done: `${chosen.kind}:${count}` };
    },
    show: ({ errors }) => listPage(visit, { state, search, values, errors }),
  });
}

interface Review {
  readonly choice: ReviewChoice;
  readonly act: ReviewAct;
}

function readReview(values: FormValues, search: string, delivering: Delivering): FormReading<Review, ReportMessage> {
  const typed = (name: string): string => (values[name]?.[0] ?? '').trim();
  const ids = values['periode'] ?? [];
  const isAll = typed('alles') === 'ja';
  const name = reviewActs.find((each) => each === typed('actie'));
  const chosen = name && actOf(name, typed('reden'), delivering);
  const errors = {
    ...(ids.length === 0 && !isAll && { periode: 'review.error.none' }),
    ...(!name && { actie: 'review.error.act' }),
    ...(name && !chosen && { reden: 'review.error.reason' }),
  } satisfies ListState['errors'];
  if (!chosen || Object.keys(errors).length > 0) return { ok: false, errors, values };
  return {
    ok: true,
    value: { choice: isAll ? { kind: 'all', search } : { kind: 'chosen', ids }, act: chosen },
    values,
  };
}

function actOf(name: ReviewActName, reason: string, { now }: Delivering): ReviewAct | undefined {
  if (name === 'approve') return { kind: 'approve' };
  const until = daysAfter(now().toISOString().slice(0, 10), reopenDays);
  if (name === 'unlock') return { kind: 'unlock', until };
  return reason ? { kind: 'return', reason: reason.slice(0, 4000), until } : undefined;
}

function stateOf(text: string | undefined): PeriodState {
  return periodStates.find((state) => state === text) ?? 'submitted';
}

function searchOf(text: string | undefined): string {
  return (text ?? '').trim().slice(0, 200);
}
