import type { Kysely } from 'kysely';
import { BesideParts } from '../../../wing/web/beside-parts.tsx';
import type { Delivering } from '../../delivering.ts';
import type { Letter } from '../../../job/mail.ts';
import { act, type Act } from '../../../wing/act.ts';
import type { Actor } from '../../../wing/actor.ts';
import { may } from '../../../wing/permission.ts';
import type { FormVisit, PageVisit } from '../../../wing/route.ts';
import { dayOf, formatMoment } from '../../../foundation/clock-words.ts';
import type { Locale } from '../../../foundation/locale.ts';
import { formatNumber } from '../../../foundation/number.ts';
import { localePath } from '../../../site/address.ts';
import { valuesOf, type FormErrors, type FormReading, type FormValues } from '../../../site/form.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import type { PageContent } from '../../../site/page.ts';
import { workPage } from '../../../wing/web/work-page.tsx';
import { DataTable } from '../../../site/ui/data-table/data-table.tsx';
import { ChoiceField, fieldId, FormField, sent } from '../../../site/ui/form-field/form-field.tsx';
import { Form } from '../../../site/ui/form/form.tsx';
import { systemAccess } from '../../../store/access.ts';
import { listAuthorMails, listPartnerNames, type Colleague } from '../../project/author-store.ts';
import { readProjects } from '../../project/project-read-store.ts';
import type { ProjectTables } from '../../project/project-tables.ts';
import type { ProjectContent } from '../../project/section.ts';
import { decide, listProposals, readProposal, readProposalContent, type Proposal } from '../proposal-store.ts';
import { isIneligible } from '../eligibility.ts';
import { listReviews } from '../review-store.ts';
import { readRound } from '../round-store.ts';
import { decisions, type Decision, type Round } from '../round.ts';
import { feedbackOf, scoreOf, standingOf, type ProposalStanding } from '../standing.ts';
import type { Ranked } from '../ranking.ts';
import { projectWords } from '../../project/web/project-words.ts';
import { written } from '../../project/web/written.ts';
import { EligibilityPart } from './eligibility-part.tsx';
import { boardPath } from './round-text.ts';
import { SubmittedContent } from './submitted-content.tsx';
import { roundText } from '../texts.ts';

/** What the page of a proposal is made from. */
interface ProposalView {
  readonly round: Round;
  readonly ranked: Ranked<ProposalStanding>;
  readonly content?: ProjectContent;
  readonly organisations: ReadonlyMap<string, string>;
}

/** Finds a proposal with its round and its place among the others; `undefined` when there is none for whoever asks. */
function proposalIn({ params }: Pick<PageVisit, 'params'>) {
  return async (database: Kysely<unknown>): Promise<ProposalView | undefined> => {
    const round = await readRound(database, params['ronde'] ?? '');
    if (!round) return undefined;
    const [proposals, reviews] = [await listProposals(database, round.id), await listReviews(database, round.id)];
    const { ranked } = standingOf(round.criteria, proposals, reviews);
    const own = ranked.find(({ item }) => item.proposal.id === params['voorstel']);
    if (!own) return undefined;
    const content = await readProposalContent(database, own.item.proposal.id);
    return { round, ranked: own, ...(content && { content }), organisations: await listPartnerNames(database) };
  };
}

/** `/beheer/rondes/:ronde/:voorstel`: a proposal with its reviews, and the decision. */
export async function proposalPage(visit: PageVisit, delivering: Delivering): Promise<LiveAnswer> {
  const view = await visit.as(proposalIn(visit));
  return view ? drawProposal(visit, delivering, view, {}, {}) : { kind: 'not-found' };
}

/** What a form about a proposal does, and what it says when it comes too late. */
interface ProposalAct<Value> extends Pick<Act<Value, ProposalView, string>, 'reading' | 'work'> {
  readonly sayTooLate: (view: ProposalView, isOwn: boolean) => string;
}

/** A form on the page of a proposal. Who belongs to a partner neither checks nor decides. */
export function actOnProposal<Value>(
  visit: FormVisit,
  delivering: Delivering,
  { sayTooLate, ...form }: ProposalAct<Value>,
): Promise<LiveAnswer> {
  return act(visit, {
    ...form,
    load: proposalIn(visit),
    isAllowed: ({ ranked }, person) => !isPartner(person, ranked.item.proposal),
    mark: ({ ranked: { item } }) => `proposal ${item.proposal.id} ${JSON.stringify(item.proposal.verdicts)}`,
    show: ({ thing, values, errors, isConflict, isOwn }) =>
      drawProposal(visit, delivering, thing, values, isConflict ? { '': sayTooLate(thing, isOwn) } : errors),
  });
}

/** The page of a proposal, with what was sent and what is wrong with that. */
function drawProposal(
  visit: PageVisit | FormVisit,
  { plan, together }: Delivering,
  view: ProposalView,
  values: FormValues,
  errors: FormErrors,
): PageContent {
  const { locale } = visit;
  const t = roundText(locale);
  const { round, ranked, content, organisations } = view;
  const { proposal } = ranked.item;
  const title = written(proposal.title, locale);
  return workPage(visit, {
    title,
    above: [{ path: boardPath(round.slug), label: written(round.title, locale) }],
    errors,
    isWide: true,
    children: (
      <>
        <EligibilityPart visit={visit} round={round} proposal={proposal} values={values} errors={errors} />
        <Reviews visit={visit} view={view} />
        <BesideParts wings={together.beside()} kind="proposal" id={proposal.projectId} locale={locale} />
        <section class="section draft-part">
          <h2>{t('proposal.decision')}</h2>
          {proposal.decision && (
            <>
              <p>
                <strong>{t(`decision.${proposal.decision}`)}</strong>. {proposal.reason}
              </p>
              <p>
                <a href={visit.href(`${boardPath(round.slug)}/${proposal.id}/brief`)}>{t('proposal.letter')}</a>
              </p>
            </>
          )}
          {proposal.withdrawnAt && <p>{t('withdrawn.decide')}</p>}
          {!proposal.decision && !proposal.withdrawnAt && may(visit.actor, 'proposal.decide') && (
            <DecisionForm visit={visit} view={view} values={values} errors={errors} />
          )}
        </section>
        {content && (
          <section class="section draft-part">
            <h2>{t('proposal.content')}</h2>
            <SubmittedContent words={projectWords(locale, plan, organisations)} content={content} />
          </section>
        )}
      </>
    ),
  });
}

interface ViewProps {
  readonly visit: PageVisit | FormVisit;
  readonly view: ProposalView;
}

function Reviews({ visit, view: { round, ranked } }: ViewProps) {
  const { locale } = visit;
  const t = roundText(locale);
  const { item, score } = ranked;
  const number = (value: number | null | undefined) =>
    value === undefined || value === null ? '–' : formatNumber(locale, value, 1);
  return (
    <section class="section draft-part">
      <h2>{t('proposal.reviews')}</h2>
      <p>
        {t('board.doneOf', { done: item.done, of: item.of })}.{' '}
        {score !== undefined && t('feedback.score', { score: number(score) })}
      </p>
      <DataTable
        locale={locale}
        id="beoordelingen"
        caption={t('proposal.reviews')}
        columns={[
          { label: t('proposal.reviews'), kind: 'text' },
          ...round.criteria.map(({ title }) => ({ label: written(title, locale), kind: 'number' as const })),
          { label: t('board.score'), kind: 'number' },
        ]}
        rows={item.reviews.map((review) => [
          {
            content: `${review.personName ?? '–'} (${t(review.finalAt ? 'review.final' : `conflict.${review.conflict}`)})`,
          },
          ...round.criteria.map(({ id }) => ({
            content: number(
              review.finalAt ? review.scores.find(({ criterion }) => criterion === id)?.points : undefined,
            ),
          })),
          { content: number(review.finalAt ? scoreOf(round.criteria, review) : undefined) },
        ])}
      />
    </section>
  );
}

interface DecisionProps extends ViewProps {
  readonly values: FormValues;
  readonly errors: FormErrors;
}

function DecisionForm({ visit, view: { round, ranked }, values, errors }: DecisionProps) {
  const t = roundText(visit.locale);
  if (isPartner(visit.actor, ranked.item.proposal)) return <p>{t('proposal.partner')}</p>;
  return (
    <Form action={visit.href(`${boardPath(round.slug)}/${ranked.item.proposal.id}`)} submit={t('proposal.decide')}>
      <ChoiceField
        id={fieldId('beslissing')}
        name="beslissing"
        kind="one"
        label={t('proposal.decision')}
        options={decisions.map((value) => ({ value, label: t(`decision.${value}`) }))}
        chosen={values['beslissing'] ?? []}
        {...(errors['beslissing'] && { error: errors['beslissing'] })}
      />
      <FormField
        {...sent('reden', values, errors)}
        label={t('proposal.reason')}
        hint={t('proposal.reasonHint')}
        rows={5}
      />
    </Form>
  );
}

function isPartner(actor: Actor, { organisations }: Proposal): boolean {
  if (actor.kind !== 'person') return false;
  return actor.grants.some((grant) => 'organisation' in grant && organisations.includes(grant.organisation));
}

/** Decides on a proposal, labels its project or not, and writes to who submitted it. */
export async function decideProposal(visit: FormVisit, delivering: Delivering): Promise<LiveAnswer> {
  const t = roundText(visit.locale);
  const applicants = await readApplicants(delivering, visit.params['voorstel'] ?? '');
  return actOnProposal(visit, delivering, {
    reading: ({ ranked }) => readDecision(visit, ranked.item.proposal),
    work: async ({ decision, reason }, { thing: { round, ranked }, person, database }) => {
      const { proposal } = ranked.item;
      const at = delivering.now();
      const feedback = feedbackOf(round.criteria, ranked);
      const verdict = { proposal, decision, reason, feedback, at, day: dayOf(at) };
      if (!(await decide(database, person, verdict))) return { kind: 'conflict' };
      const letters = lettersTo(applicants, proposal, { decision, reason, site: delivering.url });
      for (const letter of letters) await delivering.send(letter, database);
      return { kind: 'done', path: `${boardPath(round.slug)}/${proposal.id}` };
    },
    sayTooLate: ({ ranked }) => t(ranked.item.proposal.withdrawnAt ? 'withdrawn.decide' : 'proposal.decided'),
  });
}

function readDecision(
  { form, locale }: FormVisit,
  proposal: Proposal,
): FormReading<{ readonly decision: Decision; readonly reason: string }> {
  const t = roundText(locale);
  const values = valuesOf(form);
  const decision = decisions.find((each) => each === values['beslissing']?.[0]);
  const reason = values['reden']?.[0]?.trim() ?? '';
  const errors = {
    ...(!decision && { beslissing: t('proposal.noDecision') }),
    ...(decision === 'labelled' && isIneligible(proposal) && { beslissing: t('check.noLabel') }),
    ...(reason === '' && { reden: t('proposal.noReason') }),
  };
  if (!decision || Object.keys(errors).length > 0) return { ok: false, errors, values };
  return { ok: true, value: { decision, reason }, values };
}

/** Who is written to about a proposal, and where their project stands. */
interface Applicants {
  readonly people: readonly Colleague[];
  readonly slug: string;
}

/** Before the proposal is held: it takes the program's own access, which is another transaction. */
function readApplicants({ store }: Delivering, id: string): Promise<Applicants> {
  return store.as<unknown, Applicants>(systemAccess, async (database) => {
    const proposal = await readProposal(database, id);
    const [project] = await readProjects(database, proposal ? [proposal.projectId] : []);
    if (!project) return { people: [], slug: '' };
    return { people: await listAuthorMails(database, project.id), slug: project.slug };
  });
}

/** To each author in their own language. */
function lettersTo(
  { people, slug }: Applicants,
  proposal: Proposal,
  { site, ...told }: Pick<Told, 'decision' | 'reason'> & { readonly site: string },
): readonly Letter[] {
  return people.map(({ email, locale }) => {
    const url = `${site}${localePath(locale, feedbackPath(slug))}`;
    const subject = roundText(locale)('letter.subject', { project: written(proposal.title, locale) });
    return { to: email, subject, text: letterLines(proposal, { ...told, locale, url }).join('\n\n') };
  });
}

/** Where an applicant reads the judgement. */
function feedbackPath(slug: string): string {
  return `/projecten/${slug}/beoordeling`;
}

/** What the letter of a decision tells. */
interface Told {
  readonly decision: Decision;
  readonly reason: string;
  readonly locale: Locale;
  readonly url: string;
}

function letterLines({ title }: Proposal, { decision, reason, locale, url }: Told): readonly string[] {
  const t = roundText(locale);
  return [
    t('letter.greeting'),
    t(`letter.${decision}`, { project: written(title, locale) }),
    t('letter.reason', { reason }),
    t('letter.more', { url }),
    t('letter.close'),
  ];
}

/** `/beheer/rondes/:ronde/:voorstel/brief`: the letter, to print. */
export async function letterPage(visit: PageVisit, delivering: Delivering): Promise<LiveAnswer> {
  const view = await visit.as(proposalIn(visit));
  const proposal = view?.ranked.item.proposal;
  if (!view || !proposal?.decision || proposal.reason === null || !proposal.decidedAt) return { kind: 'not-found' };
  const { decision, reason, decidedAt } = proposal;
  const { locale } = visit;
  const slug = await visit.as<ProjectTables, string>(async (database) => {
    const [project] = await readProjects(database, [proposal.projectId]);
    return project?.slug ?? '';
  });
  const url = `${delivering.url}${localePath(locale, feedbackPath(slug))}`;
  const title = roundText(locale)('letter.subject', { project: written(proposal.title, locale) });
  return {
    kind: 'page',
    title,
    description: title,
    isBare: true,
    body: (
      <article class="sheet letter">
        <p class="sheet__back">
          <a href={visit.href(`${boardPath(view.round.slug)}/${proposal.id}`)}>{roundText(locale)('letter.back')}</a>
        </p>
        <p>{formatMoment(locale, decidedAt)}</p>
        <h1>{title}</h1>
        {letterLines(proposal, { decision, reason, locale, url }).map((line) => (
          <p>{line}</p>
        ))}
      </article>
    ),
  };
}
