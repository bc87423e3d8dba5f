import type { Kysely } from 'kysely';
import type { Delivering } from '../../delivering.ts';
import type { Child } from 'hono/jsx';
import { act } from '../../../wing/act.ts';
import type { FormVisit, PageVisit } from '../../../wing/route.ts';
import type { Locale } from '../../../foundation/locale.ts';
import { formatList } from '../../../foundation/number.ts';
import { writeNumber } from '../../../foundation/written-number.ts';
import { readingsOf } from '../../../foundation/written-readings.ts';
import { valuesOf, type FormErrors, type FormReading, type FormValues } from '../../../site/form.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import { workPage } from '../../../wing/web/work-page.tsx';
import { ChoiceField, fieldId, FormField, sent } from '../../../site/ui/form-field/form-field.tsx';
import { Form, PostForm } from '../../../site/ui/form/form.tsx';
import { Tag } from '../../../site/ui/tag/tag.tsx';
import { listPartnerNames } from '../../project/author-store.ts';
import type { ProjectContent } from '../../project/section.ts';
import { takesReviews } from '../eligibility.ts';
import { readProposal, readProposalContent, type Proposal } from '../proposal-store.ts';
import {
  declareConflict,
  listOwnReviews,
  readOwnReview,
  saveScores,
  type Declaration,
  type OwnReview,
  type Review,
  type ScoreSheet,
} from '../review-store.ts';
import { pointsField, readScores, type ScoreError } from '../review-form.ts';
import { readRoundById } from '../round-store.ts';
import type { Round } from '../round.ts';
import { projectWords } from '../../project/web/project-words.ts';
import { written } from '../../project/web/written.ts';
import { SubmittedContent } from './submitted-content.tsx';
import { roundText } from '../texts.ts';

/** The address of a review that is one's own. */
function reviewPath(id: string): string {
  return `/mijn-werk/beoordelingen/${id}`;
}

/** `/mijn-werk/beoordelingen`: what somebody has to review. */
export async function ownReviewsPage(visit: PageVisit): Promise<LiveAnswer> {
  const t = roundText(visit.locale);
  return workPage(visit, {
    title: t('review.list'),
    children: (await ownReviews(visit)) ?? <p>{t('review.none')}</p>,
  });
}

async function ownReviews(visit: PageVisit): Promise<Child | undefined> {
  const { actor, locale } = visit;
  const t = roundText(locale);
  if (actor.kind !== 'person') return undefined;
  const reviews = await visit.as((database) => listOwnReviews(database, actor.id));
  if (reviews.length === 0) return undefined;
  return (
    <ul class="own-projects">
      {reviews.map((review) => (
        <li>
          <a href={visit.href(reviewPath(review.id))}>{written(review.title, locale)}</a>
          <Tag>{t(stateOf(review))}</Tag>
          <span class="write-note">{written(review.roundTitle, locale)}</span>
        </li>
      ))}
    </ul>
  );
}

function stateOf({ conflict, finalAt, isOver }: OwnReview) {
  if (conflict === 'declared') return 'conflict.declared';
  if (finalAt) return 'review.final';
  return isOver ? 'review.over' : 'review.todo';
}

/** What a review is made from; the content is absent until the reviewer declared to have no interest. */
interface ReviewView {
  readonly review: Review;
  readonly proposal: Proposal;
  readonly round: Round;
  readonly content?: ProjectContent;
  readonly organisations: ReadonlyMap<string, string>;
}

/** Finds the review that an address names, of whoever asks. */
function reviewIn({ actor, params }: PageVisit) {
  return async (database: Kysely<unknown>): Promise<ReviewView | undefined> => {
    if (actor.kind !== 'person') return undefined;
    const review = await readOwnReview(database, params['beoordeling'] ?? '', actor.id);
    const proposal = review && (await readProposal(database, review.proposalId));
    const round = proposal && (await readRoundById(database, proposal.roundId));
    if (!round) return undefined;
    const isFree = review.conflict === 'none';
    const content = isFree ? await readProposalContent(database, proposal.id) : undefined;
    const organisations = await listPartnerNames(database);
    return { review, proposal, round, ...(content && { content }), organisations };
  };
}

/** `/mijn-werk/beoordelingen/:beoordeling`: first whether there is an interest, then reading and scoring. */
export async function reviewPage(visit: PageVisit, delivering: Delivering): Promise<LiveAnswer> {
  const view = await visit.as(reviewIn(visit));
  if (!view) return { kind: 'not-found' };
  return draw(visit, delivering, view, shownScores(view.review, visit.locale), {});
}

function shownScores({ scores, remark }: Review, locale: Locale): FormValues {
  const fields = scores.flatMap(({ criterion, points, note }) => [
    [pointsField(criterion), [points === null ? '' : writeNumber(points, locale)]],
    [`waarom.${criterion}`, [note]],
  ]);
  return Object.fromEntries([...fields, ['opmerking', [remark]]]) as FormValues;
}

function draw(
  visit: PageVisit | FormVisit,
  { plan }: Delivering,
  view: ReviewView,
  values: FormValues,
  errors: FormErrors,
) {
  const { locale } = visit;
  const t = roundText(locale);
  const { review, proposal, content, organisations } = view;
  const title = t('review.title', { project: written(proposal.title, locale) });
  const names = proposal.organisations.map((id) => organisations.get(id) ?? '').filter(Boolean);
  const isSaved = visit.done === 'scored' && Object.keys(errors).length === 0;
  return workPage(visit, {
    title,
    above: [{ path: '/mijn-werk/beoordelingen', label: t('review.list') }],
    errors,
    ...(isSaved && { done: t(review.finalAt === null ? 'score.saved' : 'score.isFinal') }),
    children: (
      <>
        <p>{t('review.partners', { names: formatList(locale, names) })}</p>
        {review.conflict === 'declared' && <p class="lead">{t('declare.done')}</p>}
        {review.conflict === 'undeclared' && proposal.decision && <p class="lead">{t('decided.reviewer')}</p>}
        {review.conflict === 'undeclared' && !proposal.decision && (
          <DeclareForm visit={visit} review={review} values={values} errors={errors} />
        )}
        {review.conflict === 'none' && content && (
          <>
            <section class="section draft-part">
              <h2>{t('proposal.content')}</h2>
              <SubmittedContent words={projectWords(locale, plan, organisations)} content={content} />
            </section>
            {takesReviews(proposal) || (proposal.decision && review.finalAt) ? (
              <ScoreForm visit={visit} view={view} values={values} errors={errors} />
            ) : (
              <p class="lead">{t(whyNot(proposal))}</p>
            )}
          </>
        )}
      </>
    ),
  });
}

/** Why a reviewer gives no points any more. */
function whyNot({ decision, withdrawnAt }: Proposal) {
  if (decision) return 'decided.reviewer';
  return withdrawnAt ? 'withdrawn.reviewer' : 'check.reviewer';
}

interface DeclareProps {
  readonly visit: PageVisit | FormVisit;
  readonly review: Review;
  readonly values: FormValues;
  readonly errors: FormErrors;
}

function DeclareForm({ visit, review, values, errors }: DeclareProps) {
  const t = roundText(visit.locale);
  return (
    <section class="section draft-part">
      <h2>{t('declare.title')}</h2>
      <p>{t('declare.lead')}</p>
      <Form action={visit.href(`${reviewPath(review.id)}/belang`)} submit={t('declare.submit')}>
        <ChoiceField
          id={fieldId('belang')}
          name="belang"
          kind="one"
          label={t('declare.field')}
          options={[
            { value: 'nee', label: t('declare.no') },
            { value: 'ja', label: t('declare.yes') },
          ]}
          chosen={[]}
          {...(errors['belang'] && { error: errors['belang'] })}
        />
        <FormField {...sent('reden', values, {})} label={t('declare.reason')} />
      </Form>
    </section>
  );
}

/** Takes the declaration; it comes before anything can be read. */
export function declare(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  return act(visit, {
    reading: readDeclaration(visit),
    load: async (database: Kysely<unknown>) => {
      const view = await reviewIn(visit)(database);
      return view?.review.finalAt ? undefined : view;
    },
    isAllowed: ({ proposal }) => proposal.decision === null,
    work: async (declared, { thing: { review }, person, database }) => {
      // Who declared an interest does not take that back: the review is another's then.
      if (review.conflict !== 'declared') {
        await declareConflict(database, person, review, { ...declared, at: delivering.now() });
      }
      return { kind: 'done', path: reviewPath(review.id) };
    },
    show: ({ thing, values, errors }) => draw(visit, delivering, thing, values, errors),
  });
}

function readDeclaration({ form, locale }: FormVisit): FormReading<Pick<Declaration, 'hasConflict' | 'reason'>> {
  const values = valuesOf(form);
  const answer = values['belang']?.[0];
  const reason = (values['reden']?.[0] ?? '').trim().slice(0, 1000);
  if (answer === 'ja' || answer === 'nee') return { ok: true, value: { hasConflict: answer === 'ja', reason }, values };
  return { ok: false, errors: { belang: roundText(locale)('declare.missing') }, values };
}

interface ScoreProps {
  readonly visit: PageVisit | FormVisit;
  readonly view: ReviewView;
  readonly values: FormValues;
  readonly errors: FormErrors;
}

function ScoreForm({ visit, view: { review, round }, values, errors }: ScoreProps) {
  const { locale } = visit;
  const t = roundText(locale);
  const isFinal = review.finalAt !== null;
  return (
    <section class="section draft-part">
      <h2>{t('score.title')}</h2>
      {isFinal && <p>{t('score.isFinal')}</p>}
      <PostForm
        class="form-fields form-fields--stacked write-form"
        action={visit.href(`${reviewPath(review.id)}/punten`)}
      >
        <fieldset class="write-form__shut" disabled={isFinal}>
          {round.criteria.map(({ id, title, description, maximum }) => (
            <fieldset class="write-row">
              <legend>{written(title, locale)}</legend>
              {written(description, locale) && <p class="write-note">{written(description, locale)}</p>}
              <FormField
                {...sent(pointsField(id), values, errors)}
                label={t('score.points', { maximum })}
                inputmode="decimal"
              />
              <FormField
                {...sent(`waarom.${id}`, values, errors)}
                label={t('score.note')}
                hint={t('score.noteHint')}
                rows={2}
              />
            </fieldset>
          ))}
          <FormField
            {...sent('opmerking', values, errors)}
            label={t('score.remark')}
            hint={t('score.noteHint')}
            rows={4}
          />
        </fieldset>
        {!isFinal && (
          <>
            <div class="write-form__acts">
              <button class="button-quiet" name="dan" value="ontwerp">
                {t('score.draft')}
              </button>
              <button class="button" name="dan" value="klaar">
                {t('score.finish')}
              </button>
            </div>
            <p class="write-note">{t('score.finishHint')}</p>
          </>
        )}
      </PostForm>
    </section>
  );
}

/** Saves points, as a draft or for good; for good only when every criterion has some. */
export function saveReview(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  return act(visit, {
    load: reviewIn(visit),
    isAllowed: ({ review, proposal }) => review.conflict === 'none' && !review.finalAt && takesReviews(proposal),
    reading: ({ round }) => readSheet(visit, round, delivering.now()),
    work: async (sheet, { thing: { review }, person, database }) => {
      await saveScores(database, person, review, sheet);
      return { kind: 'done', path: reviewPath(review.id), done: 'scored' };
    },
    show: ({ thing, values, errors }) => draw(visit, delivering, thing, values, errors),
  });
}

function readSheet({ form, locale }: FormVisit, round: Round, now: Date): FormReading<ScoreSheet> {
  const values = valuesOf(form);
  const isFinal = values['dan']?.[0] === 'klaar';
  const { scores, errors } = readScores(values, round, { isFinal, locale });
  if (errors.size > 0) return { ok: false, errors: errorTexts(round, values, errors, locale), values };
  const remark = (values['opmerking']?.[0] ?? '').trim().slice(0, 10_000);
  return { ok: true, value: { scores, remark, finalAt: isFinal ? now : null }, values };
}

function errorTexts(
  { criteria }: Round,
  values: FormValues,
  errors: ReadonlyMap<string, ScoreError>,
  locale: Locale,
): FormErrors {
  const t = roundText(locale);
  const told = criteria.flatMap(({ id, title, maximum }): (readonly [string, string])[] => {
    const error = errors.get(id);
    const typed = readingsOf(values[pointsField(id)]?.[0] ?? '', locale);
    const args = { criterion: written(title, locale), maximum, ...typed };
    return error ? [[pointsField(id), t(`score.${error}`, args)]] : [];
  });
  return Object.fromEntries(told);
}
