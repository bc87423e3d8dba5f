import type { Kysely } from 'kysely';
import type { Delivering } from '../../delivering.ts';
import { workPage } from '../../../wing/web/work-page.tsx';
import { act, pressed } from '../../../wing/act.ts';
import { may, organisationsFor } from '../../../wing/permission.ts';
import type { FormVisit, PageVisit } from '../../../wing/route.ts';
import { textIn } from '../../../site/form.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import { Breadcrumbs } from '../../../site/ui/breadcrumbs/breadcrumbs.tsx';
import { DataTable } from '../../../site/ui/data-table/data-table.tsx';
import { Form } from '../../../site/ui/form/form.tsx';
import { FormField } from '../../../site/ui/form-field/form-field.tsx';
import { Tag } from '../../../site/ui/tag/tag.tsx';
import { formatShort } from '../../../foundation/number.ts';
import { listOwnProjects, type OwnProject } from '../../project/author-store.ts';
import { completenessOf } from '../../project/completeness.ts';
import type { Project } from '../../project/project.ts';
import { readProject } from '../../project/project-read-store.ts';
import { submitProject, workersOn, type Submission } from '../proposal-store.ts';
import { listRounds, readRound } from '../round-store.ts';
import { roundState, unmetRules, type EligibilityRules, type Round } from '../round.ts';
import { titleOf } from '../../project/web/draft-frame.tsx';
import { written } from '../../project/web/written.ts';
import { draftPath, sectionPath } from '../../project/web/section-path.ts';
import { boardPath, roundPath, sayRule, sayState } from './round-text.ts';
import { projectText } from '../../project/texts.ts';
import { roundText } from '../texts.ts';

/** `/rondes`: every round with where it stands. */
export async function roundsPage(visit: PageVisit, { now }: Delivering): Promise<LiveAnswer> {
  const { locale } = visit;
  const t = roundText(locale);
  const rounds = await visit.as((database) => listRounds(database));
  return {
    kind: 'page',
    title: t('rounds.title'),
    description: t('rounds.lead'),
    section: 'projects',
    body: (
      <>
        <h1>{t('rounds.title')}</h1>
        <p class="lead">{t('rounds.lead')}</p>
        {rounds.length === 0 && <p>{t('rounds.none')}</p>}
        <ul class="own-projects">
          {rounds.map((round) => (
            <li>
              <a href={visit.href(roundPath(round.slug))}>{written(round.title, locale)}</a>
              <Tag>{sayState(round, now(), locale)}</Tag>
            </li>
          ))}
        </ul>
        {may(visit.actor, 'round.manage') && (
          <p>
            <a class="button" href={visit.href('/beheer/rondes/nieuw')}>
              {t('rounds.new')}
            </a>
          </p>
        )}
      </>
    ),
  };
}

/** `/rondes/:ronde`: when, what is asked, what is judged by; with a way in for who may submit. */
export async function roundPage(visit: PageVisit, { now }: Delivering): Promise<LiveAnswer> {
  const found = await visit.as(async (database) => {
    const round = await readRound(database, visit.params['ronde'] ?? '');
    if (!round) return undefined;
    const { actor } = visit;
    const organisations = organisationsFor(actor, 'project.submit');
    const isSubmitter = actor.kind === 'person' && organisations.length > 0;
    const question = { person: actor.kind === 'person' ? actor.id : '', organisations, limit: 100 };
    return { round, own: isSubmitter ? await listOwnProjects(database, question) : undefined };
  });
  if (!found) return { kind: 'not-found' };
  const { round, own } = found;
  const { locale } = visit;
  const t = roundText(locale);
  return {
    kind: 'page',
    title: written(round.title, locale),
    description: sayState(round, now(), locale),
    section: 'projects',
    body: (
      <>
        <Breadcrumbs locale={locale} items={[{ href: visit.href('/rondes'), label: t('rounds.title') }]} />
        <h1>{written(round.title, locale)}</h1>
        <p class="lead">{sayState(round, now(), locale)}.</p>
        <div class="prose round-intro">{written(round.intro, locale)}</div>
        <Rules round={round} locale={locale} />
        <Criteria round={round} locale={locale} />
        {own && roundState(round, now()) === 'open' && <ChooseProject visit={visit} round={round} own={own} />}
        <p class="round-links">
          {may(visit.actor, 'proposal.read-unassigned') && (
            <a href={visit.href(boardPath(round.slug))}>{t('round.board')}</a>
          )}{' '}
          {may(visit.actor, 'round.manage') && (
            <a href={visit.href(`${boardPath(round.slug)}/wijzig`)}>{t('round.edit')}</a>
          )}
        </p>
      </>
    ),
  };
}

interface RoundPart {
  readonly round: Round;
  readonly locale: PageVisit['locale'];
}

function Rules({ round, locale }: RoundPart) {
  const t = roundText(locale);
  return (
    <section class="section draft-part">
      <h2>{t('round.rules')}</h2>
      <ul>
        <li>{t('round.complete')}</li>
        {(Object.keys(round.rules) as (keyof EligibilityRules)[]).map((rule) => (
          <li>{sayRule(round.rules, rule, locale)}</li>
        ))}
        {round.checks.map(({ title }) => (
          <li>{written(title, locale)}</li>
        ))}
      </ul>
    </section>
  );
}

/** What is judged by, with weights: public before anybody writes a word. */
export function Criteria({ round, locale }: RoundPart) {
  const t = roundText(locale);
  return (
    <section class="section draft-part">
      <h2>{t('round.criteria')}</h2>
      <DataTable
        locale={locale}
        id="criteria"
        caption={t('round.caption')}
        columns={[
          { label: t('round.criterion'), kind: 'text' },
          { label: t('field.description'), kind: 'text' },
          { label: t('round.weight'), kind: 'number' },
          { label: t('round.maximum'), kind: 'number' },
        ]}
        rows={round.criteria.map(({ title, description, weight, maximum }) => [
          { content: written(title, locale) },
          { content: written(description, locale) },
          { content: formatShort(locale, weight, 2), sortBy: weight },
          { content: String(maximum), sortBy: maximum },
        ])}
      />
      <p>{t('round.how', { count: round.reviewersPerProposal })}</p>
    </section>
  );
}

interface ChooseProps {
  readonly visit: PageVisit;
  readonly round: Round;
  readonly own: readonly OwnProject[];
}

function ChooseProject({ visit, round, own }: ChooseProps) {
  const t = roundText(visit.locale);
  const drafts = own.filter(({ stage }) => stage !== 'labelled');
  const delivering = drafts.map((project) => ({ value: project.slug, label: titleOf(project, visit) }));
  return (
    <section class="section draft-part">
      <h2>{t('round.submit')}</h2>
      {delivering.length === 0 && <p>{t('round.noDraft')}</p>}
      {delivering.length > 0 && (
        <form class="form-fields" method="get" action={visit.href(`${roundPath(round.slug)}/indienen`)}>
          <FormField id="project" name="project" label={t('round.choose')} options={delivering} />
          <button class="button">{t('round.look')}</button>
        </form>
      )}
    </section>
  );
}

/** `/rondes/:ronde/indienen?project=`: what is missing, or a button to submit. Without a project, where it is chosen. */
export async function submitPage(visit: PageVisit): Promise<LiveAnswer> {
  if (!visit.query['project']) return { kind: 'redirect', path: roundPath(visit.params['ronde'] ?? '') };
  const found = await visit.as(submissionIn(visit, visit.query['project']));
  return found ? drawSubmit(visit, found) : { kind: 'not-found' };
}

interface SubmitView {
  readonly round: Round;
  readonly project: Project;
}

/** Only a project of an organisation for which whoever asks may submit. */
function submissionIn({ actor, params }: PageVisit, slug = '') {
  return async (database: Kysely<unknown>): Promise<SubmitView | undefined> => {
    const round = await readRound(database, params['ronde'] ?? '');
    const project = await readProject(database, { slug });
    return round && project && may(actor, 'project.submit', workersOn(project)) ? { round, project } : undefined;
  };
}

function drawSubmit(visit: PageVisit | FormVisit, { round, project }: SubmitView, refusal?: Submission) {
  const { locale } = visit;
  const [t, p] = [roundText(locale), projectText(locale)];
  const title = t('submit.title', { project: titleOf(project, visit) });
  const missing = completenessOf(project).filter((section) => section.missing.length > 0);
  const unmet = unmetRules(round.rules, project);
  const isReady = missing.length === 0 && unmet.length === 0;
  const refused = refusal && refusals[refusal];
  return workPage(visit, {
    title,
    above: [
      { path: roundPath(round.slug), label: written(round.title, locale) },
      { path: draftPath(project.slug), label: titleOf(project, visit) },
    ],
    lead: t(isReady ? 'submit.ready' : 'submit.notReady'),
    section: 'projects',
    ...(refused && { errors: { '': t(refused) } }),
    children: (
      <>
        <ul class="submit-missing">
          {missing.map(({ section, missing: needs }) => (
            <li>
              <a href={visit.href(sectionPath(project.slug, section))}>{p(`section.${section}`)}</a>:{' '}
              {needs.map((need) => p(`requirement.${need}`)).join(', ')}
            </li>
          ))}
          {unmet.map((rule) => (
            <li>{sayRule(round.rules, rule, locale)}</li>
          ))}
        </ul>
        {isReady && (
          <Form action={visit.href(`${roundPath(round.slug)}/indienen`)} submit={t('submit.button')}>
            <input type="hidden" name="project" value={project.slug} />
          </Form>
        )}
      </>
    ),
  });
}

/** What was wrong, where the list on the page does not say so. */
const refusals: Readonly<Partial<Record<Submission, 'submit.notOpen' | 'submit.already' | 'submit.gone'>>> = {
  'not open': 'submit.notOpen',
  'already submitted': 'submit.already',
  gone: 'submit.gone',
};

/** Submits a project, or says what stands in the way. */
export function submit(visit: FormVisit, { now }: Delivering): Promise<LiveAnswer> {
  return act<undefined, SubmitView, Submission>(visit, {
    reading: pressed(undefined),
    load: submissionIn(visit, textIn(visit.form, 'project')),
    work: async (_, { thing: { round, project }, person, database }) => {
      const outcome = await submitProject(database, person, { round, project: project.id, at: now() });
      if (outcome === 'submitted') return { kind: 'done', path: `/projecten/${project.slug}/beoordeling` };
      return { kind: 'wrong', errors: { '': outcome } };
    },
    show: ({ thing, errors }) => drawSubmit(visit, thing, errors['']),
  });
}
