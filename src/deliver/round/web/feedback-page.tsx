import type { PageVisit } from '../../../wing/route.ts';
import { formatMoment } from '../../../foundation/clock-words.ts';
import type { Locale } from '../../../foundation/locale.ts';
import { formatNumber, formatShort } from '../../../foundation/number.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import { workPage } from '../../../wing/web/work-page.tsx';
import { DataTable } from '../../../site/ui/data-table/data-table.tsx';
import type { Project, WrittenText } from '../../project/project.ts';
import { readProject } from '../../project/project-read-store.ts';
import { listSubmissions, type Feedback, type Proposal } from '../proposal-store.ts';
import { readRound } from '../round-store.ts';
import type { Round } from '../round.ts';
import { aboveDraft, titleOf } from '../../project/web/draft-frame.tsx';
import { written } from '../../project/web/written.ts';
import { sayVerdict } from './eligibility-part.tsx';
import { Criteria } from './rounds-page.tsx';
import { roundText } from '../texts.ts';

type Submitted = Proposal & { readonly roundTitle: WrittenText; readonly round: Round };

/** `/projecten/:slug/beoordeling`: what became of a project that was submitted, for those who submitted it. */
export async function feedbackPage(visit: PageVisit): Promise<LiveAnswer> {
  const found = await visit.as<unknown, { project: Project; submissions: readonly Submitted[] } | undefined>(
    async (database) => {
      const project = await readProject(database, { slug: visit.params['slug'] ?? '' });
      if (!project) return undefined;
      const submissions: Submitted[] = [];
      for (const submission of (await listSubmissions(database, project.id)).slice(0, 5)) {
        const round = await readRound(database, submission.roundSlug);
        if (round) submissions.push({ ...submission, round });
      }
      return { project, submissions };
    },
  );
  if (!found) return { kind: 'not-found' };
  const { project, submissions } = found;
  const t = roundText(visit.locale);
  const title = t('feedback.title', { project: titleOf(project, visit) });
  return workPage(visit, {
    title,
    above: aboveDraft(visit, project),
    section: 'projects',
    isWide: true,
    children: (
      <>
        {submissions.length === 0 && <p class="lead">{t('feedback.none')}</p>}
        {submissions.map((submission) => (
          <Judgement visit={visit} submission={submission} />
        ))}
      </>
    ),
  });
}

function Judgement({ visit, submission }: { readonly visit: PageVisit; readonly submission: Submitted }) {
  const { locale } = visit;
  const t = roundText(locale);
  const { round, decision, reason, feedback, submittedAt, withdrawnAt } = submission;
  if (withdrawnAt) {
    return (
      <p class="lead">
        {written(round.title, locale)}: {t('board.withdrawn')}
      </p>
    );
  }
  if (!decision) {
    const words = { time: formatMoment(locale, submittedAt), round: written(round.title, locale) };
    return (
      <>
        <p class="lead">{t('feedback.waiting', words)}</p>
        <Failed submission={submission} locale={locale} />
        <Criteria round={round} locale={locale} />
      </>
    );
  }
  return (
    <section class="section draft-part">
      <h2>
        {written(round.title, locale)}: {t(`decision.${decision}`)}
      </h2>
      <p class="lead">{reason}</p>
      <Failed submission={submission} locale={locale} />
      {feedback && <Scores visit={visit} round={round} feedback={feedback} />}
    </section>
  );
}

/** Which checks it failed, and why. */
function Failed({ submission, locale }: { readonly submission: Submitted; readonly locale: Locale }) {
  const { round, verdicts } = submission;
  const failed = verdicts.filter(({ passed }) => !passed);
  if (failed.length === 0) return <></>;
  return (
    <>
      <p>{roundText(locale)('check.failedLead')}</p>
      <ul>
        {failed.map(({ check }) => (
          <li>{sayVerdict(round, check, verdicts, locale)}</li>
        ))}
      </ul>
    </>
  );
}

interface ScoresProps {
  readonly visit: PageVisit;
  readonly round: Round;
  readonly feedback: Feedback;
}

function Scores({ visit, round, feedback }: ScoresProps) {
  const { locale } = visit;
  const t = roundText(locale);
  const { score, remarks } = feedback;
  const given = new Map(feedback.criteria.map((each) => [each.criterion, each]));
  const notes = [...feedback.criteria.flatMap((each) => each.notes), ...remarks];
  return (
    <>
      {score !== undefined && <p>{t('feedback.score', { score: formatNumber(locale, score, 1) })}</p>}
      <DataTable
        locale={locale}
        id={`punten-${round.slug}`}
        caption={t('feedback.points')}
        columns={[
          { label: t('round.criterion'), kind: 'text' },
          { label: t('score.title.given'), kind: 'text' },
          { label: t('round.maximum'), kind: 'number' },
          { label: t('round.weight'), kind: 'number' },
        ]}
        rows={round.criteria.map(({ id, title, weight, maximum }) => [
          { content: written(title, locale) },
          { content: (given.get(id)?.points ?? []).map((points) => formatNumber(locale, points, 1)).join(' · ') },
          { content: String(maximum), sortBy: maximum },
          { content: formatShort(locale, weight, 2), sortBy: weight },
        ])}
      />
      {notes.length > 0 && (
        <>
          <h3>{t('feedback.notes')}</h3>
          <ul>
            {notes.map((words) => (
              <li>{words}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
