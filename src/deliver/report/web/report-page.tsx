import type { Locale } from '../../../foundation/locale.ts';
import type { Child } from 'hono/jsx';
import { may } from '../../../wing/permission.ts';
import type { FormVisit, PageVisit } from '../../../wing/route.ts';
import { formatDate } from '../../../foundation/number.ts';
import type { FormErrors, FormValues } from '../../../site/form.ts';
import type { PageContent } from '../../../site/page.ts';
import { workPage } from '../../../wing/web/work-page.tsx';
import { DefinitionList } from '../../../site/ui/definition-list/definition-list.tsx';
import { FormField, sent } from '../../../site/ui/form-field/form-field.tsx';
import { Notice } from '../../../site/ui/notice/notice.tsx';
import { Tag } from '../../../site/ui/tag/tag.tsx';
import { lastDay } from '../period-turn.ts';
import { isReportable, type ReportedPeriod } from '../reported.ts';
import { writtenIn } from '../../written-text.ts';
import { EvidenceSection } from './evidence-section.tsx';
import { ParticipantsSection, type ShownParticipation } from './participants-section.tsx';
import { partField, reportValues } from './report-form.ts';
import { hasActs } from './review-fields.tsx';
import { ReviewSection } from './review-section.tsx';
import { progressText, valueText } from './value-text.ts';
import { wingText } from '../../../wing/texts.ts';
import { PostForm } from '../../../site/ui/form/form.tsx';
import { Conflict } from '../../../wing/web/conflict.tsx';
import { reportText, type ReportMessage } from '../texts.ts';

/** What was just done, as a text. */
export type DoneMessage = ReportMessage | 'codes.done';

/** What a period's page shows besides the period. */
export interface ReportPageState {
  /** What was typed, where it was not kept, and what is wrong with it as sentences. */
  readonly values?: FormValues;
  readonly errors?: FormErrors;
  /** What was just done. */
  readonly done?: DoneMessage;
  /** Whether what was typed came too late: somebody else saved meanwhile, or the period closed. */
  readonly isTooLate?: boolean;
  /** Whether what it is too late for was saved by whoever sends it, in another window. */
  readonly isOwn?: boolean;
  /** What is known of who took part, where codes can be given. */
  readonly participation?: ShownParticipation;
}

/** `/mijn-werk/rapporten/:periode`: what a period is about, its report and its evidence. */
export function reportPage(visit: PageVisit | FormVisit, period: ReportedPeriod, state: ReportPageState): PageContent {
  const { locale } = visit;
  const t = reportText(locale);
  const { errors = {}, done, isTooLate, isOwn = false, participation } = state;
  const kept = reportValues(period, locale);
  // A form keeps the version that it was made from until one saw what others saved.
  const values: FormValues = { ...kept, ...state.values, ...(isTooLate && { versie: kept['versie']! }) };
  return workPage(visit, {
    title: period.indicator.title,
    above: [
      { path: '/mijn-werk', label: wingText(locale)('mine.title') },
      { path: '/mijn-werk/rapporten', label: t('own.title') },
      { path: `/projecten/${period.project.slug}`, label: projectTitle(visit, period) },
    ],
    eyebrow: <Tag>{t(`state.${period.state}`)}</Tag>,
    lead: t('period', { start: formatDate(locale, period.start), end: formatDate(locale, period.end) }),
    ...(done && { done: sayDone(locale, done, participation) }),
    errors,
    children: (
      <>
        <Returned locale={locale} period={period} />
        {isTooLate && <TooLate visit={visit} period={period} typed={state.values ?? {}} isOwn={isOwn} />}
        <Facts visit={visit} period={period} />
        {isReportable(period.state) ? (
          <ReportForm visit={visit} period={period} values={values} errors={errors} />
        ) : (
          <p>{t(`state.text.${period.state as 'waiting' | 'submitted' | 'approved' | 'locked'}`)}</p>
        )}
        {participation && (
          <ParticipantsSection
            visit={visit}
            period={period}
            participation={participation}
            typed={values['codes']?.[0] ?? ''}
            error={errors['codes']}
          />
        )}
        <EvidenceSection visit={visit} period={period} errors={errors} />
        {may(visit.actor, 'period.review') && hasActs(period.state) && <ReviewSection visit={visit} period={period} />}
      </>
    ),
  });
}

function sayDone(locale: Locale, done: DoneMessage, participation: ShownParticipation | undefined): string {
  const t = reportText(locale);
  return done === 'codes.done' ? t(done, { count: participation?.kept ?? 0 }) : t(done);
}

function Returned({ locale, period: { state, returnReason } }: Pick<Part, 'period'> & { readonly locale: Locale }) {
  if (state !== 'returned' || !returnReason) return <></>;
  return (
    <Notice locale={locale} kind="warning" title={reportText(locale)('returned.title')}>
      <p>{returnReason}</p>
    </Notice>
  );
}

/** A project's title in the language of the page, or the one it was written in. */
export function projectTitle(
  { locale }: Pick<PageVisit, 'locale'>,
  { project }: Pick<ReportedPeriod, 'project'>,
): string {
  return writtenIn(project.title, locale).text;
}

interface Part {
  readonly visit: PageVisit | FormVisit;
  readonly period: ReportedPeriod;
}

function Facts({ visit: { locale }, period }: Part) {
  const t = reportText(locale);
  const { indicator, target, targetComment } = period;
  const { baseline } = indicator;
  const progress = progressText(locale, period);
  const isWords = indicator.measure === 'qualitative';
  const value = (number: number | undefined, comment: string | undefined): string =>
    [isWords ? '' : valueText(locale, indicator, number), comment].filter(Boolean).join(' – ');
  return (
    <>
      <DefinitionList
        items={[
          ...(baseline
            ? [
                {
                  term: t('baseline'),
                  description: t('baseline.in', {
                    value: value(baseline.value, baseline.comment),
                    year: String(baseline.year),
                  }),
                },
              ]
            : []),
          { term: t('target'), description: value(target, targetComment) || t('unknown') },
          { term: t('actual'), description: value(period.actual, period.actualComment) || t('unknown') },
        ]}
      />
      {progress && <p>{progress}</p>}
      {!isWords && <p class="small">{t(indicator.ascending ? 'direction.more' : 'direction.less')}</p>}
      {isReportable(period.state) && <p>{t('until.sentence', { day: formatDate(locale, lastDay(period)) })}</p>}
    </>
  );
}

/** What somebody else wrote beside what was typed, so that nobody's words are lost. */
function TooLate({
  visit: { locale },
  period,
  typed,
  isOwn,
}: Part & { readonly typed: FormValues; readonly isOwn: boolean }) {
  const t = reportText(locale);
  const now = reportValues(period, locale);
  const labels: readonly (readonly [string, string])[] = [
    ['bereikt', t('form.actual')],
    ['toelichting', t('form.comment')],
    ...period.parts.map(
      ({ dimension, category }, at) => [partField(at), t('form.part', { dimension, category })] as const,
    ),
  ];
  const rows = labels.map(([name, field]) => ({
    field,
    theirs: now[name]?.[0] ?? '',
    mine: typed[name]?.[0] ?? '',
  }));
  const isConflict = isReportable(period.state);
  return (
    <Conflict
      locale={locale}
      title={t(isConflict ? 'conflict.title' : 'closed.title')}
      lead={t(isConflict ? 'conflict.text' : 'closed.text')}
      rows={rows}
      isOwn={isConflict && isOwn}
    />
  );
}

interface FormPart extends Part {
  readonly values: FormValues;
  readonly errors: Readonly<Partial<Record<string, string>>>;
}

function ReportForm({ visit, period, values, errors }: FormPart) {
  const t = reportText(visit.locale);
  const isWords = period.indicator.measure === 'qualitative';
  return (
    <PostForm class="form-fields form-fields--stacked section" action={visit.href(`/mijn-werk/rapporten/${period.id}`)}>
      <input type="hidden" name="versie" value={values['versie']?.[0]} />
      {!isWords && (
        <FormField
          {...sent('bereikt', values, errors)}
          label={t('form.actual')}
          hint={t('form.actual.hint')}
          inputmode="decimal"
        />
      )}
      <FormField
        {...sent('toelichting', values, errors)}
        label={t(isWords ? 'form.words' : 'form.comment')}
        {...(!isWords && { hint: t('form.comment.hint') })}
        rows={4}
      />
      {!isWords && <PartFields visit={visit} period={period} values={values} errors={errors} />}
      <p class="form-field__hint" id="indienen-hulp">
        {t('form.send.hint')}
      </p>
      <div class="button-row">
        <button class="button-quiet" name="actie" value="bewaar">
          {t('form.draft')}
        </button>
        <button class="button" name="actie" value="indienen" aria-describedby="indienen-hulp">
          {t('form.send')}
        </button>
      </div>
    </PostForm>
  );
}

function PartFields({ visit: { locale }, period, values, errors }: FormPart) {
  const t = reportText(locale);
  const field = (name: string, label: string, hint?: string): Child => (
    <FormField {...sent(name, values, errors)} label={label} {...(hint && { hint })} inputmode="decimal" />
  );
  return (
    <details open={period.parts.length > 0 || Object.keys(errors).some((name) => name.startsWith('nieuw'))}>
      <summary>{t('form.parts')}</summary>
      <div class="form-fields form-fields--stacked">
        <p class="form-field__hint">{t('form.parts.hint')}</p>
        {period.parts.map(({ dimension, category, target }, at) =>
          field(
            partField(at),
            t('form.part', { dimension, category }),
            target === undefined
              ? undefined
              : t('form.part.target', { target: valueText(locale, period.indicator, target) }),
          ),
        )}
        <fieldset class="form-field">
          <legend>{t('form.new')}</legend>
          <FormField {...sent('nieuw-soort', values, errors)} label={t('form.new.dimension')} />
          <FormField {...sent('nieuw-groep', values, errors)} label={t('form.new.category')} />
          {field('nieuw-bereikt', t('form.new.actual'))}
        </fieldset>
      </div>
    </details>
  );
}
