import type { Kysely } from 'kysely';
import type { Delivering } from '../../delivering.ts';
import { act, pressed } from '../../../wing/act.ts';
import { may } from '../../../wing/permission.ts';
import type { FormVisit, PageVisit } from '../../../wing/route.ts';
import { formatMoment } from '../../../foundation/clock-words.ts';
import type { Locale } from '../../../foundation/locale.ts';
import { formatNumber } from '../../../foundation/number.ts';
import { readCount } from '../../../foundation/plain-number.ts';
import type { LiveAnswer } from '../../../site/live.ts';
import { workPage } from '../../../wing/web/work-page.tsx';
import { DataTable } from '../../../site/ui/data-table/data-table.tsx';
import { Form } from '../../../site/ui/form/form.tsx';
import { isOut } from '../eligibility.ts';
import { listProposals, type Proposal } from '../proposal-store.ts';
import { assignReviewers, listReviews } from '../review-store.ts';
import { readRound } from '../round-store.ts';
import type { Round } from '../round.ts';
import { standingOf, type Standing } from '../standing.ts';
import { written } from '../../project/web/written.ts';
import { boardPath, roundPath } from './round-text.ts';
import { roundText } from '../texts.ts';

/** A round with where its proposals stand. */
interface Board {
  readonly round: Round;
  readonly standing: Standing;
}

/** Reads a round's proposals and reviews, in three queries. */
function readBoard(visit: PageVisit | FormVisit): Promise<Board | undefined> {
  return visit.as<unknown, Board | undefined>(async (database) => {
    const round = await readRound(database, visit.params['ronde'] ?? '');
    if (!round) return undefined;
    const [proposals, reviews] = [await listProposals(database, round.id), await listReviews(database, round.id)];
    return { round, standing: standingOf(round.criteria, proposals, reviews) };
  });
}

/** `/beheer/rondes/:ronde`: the proposals of a round, ranked, with how far the reviews are. */
export async function boardPage(visit: PageVisit): Promise<LiveAnswer> {
  const board = await readBoard(visit);
  if (!board) return { kind: 'not-found' };
  const { round } = board;
  const { locale } = visit;
  const t = roundText(locale);
  const title = t('board.title', { round: written(round.title, locale) });
  const done = sayAssigned(visit);
  return workPage(visit, {
    title,
    above: [
      { path: '/rondes', label: t('rounds.title') },
      { path: roundPath(round.slug), label: written(round.title, locale) },
    ],
    lead: sayProgress(visit, board),
    ...(done && { done }),
    isWide: true,
    children: (
      <>
        <Ranking visit={visit} board={board} />
        <Agreement visit={visit} board={board} />
        {may(visit.actor, 'round.manage') && (
          <section class="section draft-part">
            <h2>{t('board.assign')}</h2>
            <p>{t('board.assignHint')}</p>
            <Form action={visit.href(`${boardPath(round.slug)}/toewijzen`)} submit={t('board.assign')} />
          </section>
        )}
        <p class="round-links">
          <a href={visit.href(`${boardPath(round.slug)}/zitting`)}>{t('board.sheet')}</a>
        </p>
      </>
    ),
  });
}

interface BoardProps {
  readonly visit: PageVisit;
  readonly board: Board;
}

function sayProgress({ locale }: PageVisit, { standing: { ranked } }: Board): string {
  const t = roundText(locale);
  if (ranked.length === 0) return t('board.none');
  const sum = (count: 'done' | 'of') => ranked.reduce((total, { item }) => total + item[count], 0);
  return t('board.count', { count: ranked.length, done: sum('done'), of: sum('of') });
}

/** How the reviewers were divided, when that was just done. */
function sayAssigned({ locale, query }: PageVisit): string | undefined {
  const t = roundText(locale);
  const [assigned, short] = [readCount(query['verdeeld']), readCount(query['tekort']) ?? 0];
  if (assigned === undefined) return undefined;
  return [t('board.assigned', { count: assigned }), short > 0 && t('board.short', { count: short })]
    .filter(Boolean)
    .join(' ');
}

function Ranking({ visit, board: { round, standing } }: BoardProps) {
  const { locale } = visit;
  const t = roundText(locale);
  if (standing.ranked.length === 0) return <></>;
  return (
    <DataTable
      locale={locale}
      id="rangschikking"
      caption={t('board.caption')}
      columns={[
        { label: t('board.project'), kind: 'text' },
        { label: t('board.rank'), kind: 'number' },
        { label: t('board.score'), kind: 'number' },
        { label: t('board.spread'), kind: 'number' },
        { label: t('board.done'), kind: 'text' },
        { label: t('board.decision'), kind: 'text' },
      ]}
      rows={standing.ranked.map(({ item, rank, score, isTied }) => [
        {
          content: (
            <a href={visit.href(`${boardPath(round.slug)}/${item.proposal.id}`)}>
              {written(item.proposal.title, locale)}
            </a>
          ),
        },
        { content: sayRank(visit, rank, isTied), sortBy: rank ?? 9999 },
        { content: score === undefined ? '–' : formatNumber(locale, score, 1), sortBy: score ?? -1 },
        { content: item.spread === undefined ? '–' : formatNumber(locale, item.spread, 1), sortBy: item.spread ?? -1 },
        { content: t('board.doneOf', { done: item.done, of: item.of }), sortBy: item.done },
        {
          content: sayDecision(item.proposal, locale),
        },
      ])}
    />
  );
}

/** What was decided, or why there is nothing to decide. */
function sayDecision(proposal: Proposal, locale: Locale): string {
  const t = roundText(locale);
  if (proposal.decision) return t(`decision.${proposal.decision}`);
  if (proposal.withdrawnAt) return t('board.withdrawn');
  return t(isOut(proposal) ? 'board.ineligible' : 'decision.none');
}

function sayRank(visit: PageVisit, rank: number | undefined, isTied: boolean): string {
  if (rank === undefined) return '–';
  return isTied ? roundText(visit.locale)('board.tied', { rank }) : String(rank);
}

/** Krippendorff's own advice (2004): rely on 0.8 and more, be careful below, and not on less than 0.667. */
function levelOf(alpha: number): 'high' | 'middle' | 'low' {
  if (alpha >= 0.8) return 'high';
  return alpha >= 0.667 ? 'middle' : 'low';
}

function Agreement({ visit, board: { standing } }: BoardProps) {
  const t = roundText(visit.locale);
  const { alpha } = standing;
  if (alpha === undefined) return <></>;
  return (
    <>
      <p>{t('board.alpha', { alpha: formatNumber(visit.locale, alpha, 2), level: levelOf(alpha) })}</p>
      <p class="write-note">{t('board.method')}</p>
    </>
  );
}

/** Divides the reviewers over what still lacks some. */
export function assign(visit: FormVisit): Promise<LiveAnswer> {
  return act(visit, {
    reading: pressed(undefined),
    load: (database: Kysely<unknown>) => readRound(database, visit.params['ronde'] ?? ''),
    work: async (_, { thing: round, person, database }) => {
      const proposals = await listProposals(database, round.id);
      const { assigned, short } = await assignReviewers(database, person, round, proposals);
      return { kind: 'done', path: `${boardPath(round.slug)}?verdeeld=${assigned}&tekort=${short.length}` };
    },
    show: () => boardPage(visit),
  });
}

/** `/beheer/rondes/:ronde/zitting`: what lies before the task force, to print, with room to write. */
export async function sessionSheet(visit: PageVisit, { now }: Delivering): Promise<LiveAnswer> {
  const board = await readBoard(visit);
  if (!board) return { kind: 'not-found' };
  const { round, standing } = board;
  const { locale } = visit;
  const t = roundText(locale);
  const title = t('sheet.title', { round: written(round.title, locale) });
  return {
    kind: 'page',
    title,
    description: title,
    isBare: true,
    body: (
      <article class="sheet">
        <p class="sheet__back">
          <a href={visit.href(boardPath(round.slug))}>{t('sheet.back')}</a>
        </p>
        <h1>{title}</h1>
        <p>{t('sheet.printed', { time: formatMoment(locale, now()) })}</p>
        <p class="lead">{sayProgress(visit, board)}</p>
        <Agreement visit={visit} board={board} />
        {standing.ranked.map(({ item, rank, score, isTied }) => (
          <section class="sheet__item">
            <h2>
              {sayRank(visit, rank, isTied)}. {written(item.proposal.title, locale)}
            </h2>
            <p>
              {t('board.score')}: {score === undefined ? '–' : formatNumber(locale, score, 1)} · {t('board.spread')}:{' '}
              {item.spread === undefined ? '–' : formatNumber(locale, item.spread, 1)} ·{' '}
              {t('board.doneOf', { done: item.done, of: item.of })}
            </p>
            <ul>
              {item.reviews
                .filter(({ finalAt, remark }) => finalAt && remark)
                .map(({ remark }) => (
                  <li>{remark}</li>
                ))}
            </ul>
            <p class="sheet__room">
              {t('sheet.decide')}:{' '}
              {item.proposal.decision || isOut(item.proposal) ? sayDecision(item.proposal, locale) : ''}
            </p>
          </section>
        ))}
      </article>
    ),
  };
}
