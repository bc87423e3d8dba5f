import { formatDate } from '../../../foundation/number.ts';
import type { LiveContext } from '../../../site/live.ts';
import type { PageContent } from '../../../site/page.ts';
import { DataTable, type TableCell } from '../../../site/ui/data-table/data-table.tsx';
import { DefinitionList } from '../../../site/ui/definition-list/definition-list.tsx';
import { Notice } from '../../../site/ui/notice/notice.tsx';
import type { Route } from '../../../wing/route.ts';
import { wingText } from '../../../wing/texts.ts';
import { workPage } from '../../../wing/web/work-page.tsx';
import type { BackOfficePage } from '../../../wing/wing.ts';
import type { DatedProblem } from '../../source/freshness.ts';
import { findPublisher, sources, type Source, type SourceState } from '../../source/source.ts';
import { sourcesText } from './texts.ts';

const boardPath = '/beheer/bronnen';

/** The entry of the back office. */
export const sourcesBackOffice: BackOfficePage = {
  path: boardPath,
  permission: 'source.read',
  label: (locale) => sourcesText(locale)('board.title'),
};

/** The address of the board, which asks for the state of the fetcher each time. */
export function sourceBoardRoute(states: () => Promise<readonly SourceState[]>): Route {
  return {
    method: 'GET',
    path: boardPath,
    permission: 'source.read',
    handle: async (visit) => sourceBoard(visit, await states()),
  };
}

/** The part of a visit that the board is drawn for. */
type Reader = Pick<LiveContext, 'locale' | 'href'>;

/**
 * `/beheer/bronnen`: of every source when it was last fetched and changed, when the next change is expected, what went
 * wrong and which settings it still needs. It shows the state of this moment, which belongs to no release.
 */
export function sourceBoard(visit: Reader, states: readonly SourceState[]): PageContent {
  const t = sourcesText(visit.locale);
  const rows = sources.map((source) => ({ source, state: states.find((each) => each.source === source.id) }));
  return workPage(visit, {
    title: t('board.title'),
    lead: t('board.lead'),
    isWide: true,
    above: [{ path: '/beheer', label: wingText(visit.locale)('admin.title') }],
    children: (
      <>
        <section class="section" aria-labelledby="bronnen">
          <h2 id="bronnen">{t('overview')}</h2>
          <Overview view={visit} rows={rows} />
        </section>
        <Meanings view={visit} rows={rows} />
        <section class="section" aria-labelledby="per-bron">
          <h2 id="per-bron">{t('details')}</h2>
          <div class="prose">
            {rows.map((row) => (
              <SourceDetails view={visit} row={row} />
            ))}
          </div>
        </section>
      </>
    ),
  });
}

interface Row {
  readonly source: Source;
  /** Absent for what is not fetched, and where nobody keeps the state. */
  readonly state: SourceState | undefined;
}

const conditions = ['failed', 'late', 'never-fetched', 'up-to-date', 'not-set-up', 'nothing-ordered'] as const;
type Condition = (typeof conditions)[number] | 'with-plan';

/** How a source stands: what went wrong with any of its files goes first. */
function conditionOf({ source, state }: Row): Condition {
  if (!source.isFetched) return 'with-plan';
  if (state && state.missingSettings.length > 0) return 'not-set-up';
  if (!state) return 'never-fetched';
  if (state.files.length === 0) return 'nothing-ordered';
  return conditions.find((condition) => state.files.some(({ freshness }) => freshness === condition)) ?? 'up-to-date';
}

function Overview({ view, rows }: { view: Reader; rows: readonly Row[] }) {
  const t = sourcesText(view.locale);
  return (
    <DataTable
      locale={view.locale}
      id="bronnen-tabel"
      caption={t('overview')}
      columns={[{ label: t('column.source'), kind: 'text' }, ...momentColumns(t)]}
      rows={rows.map((row) => {
        const files = row.state?.files ?? [];
        return [
          { content: row.source.text[view.locale].name },
          { content: t(`state.${conditionOf(row)}`) },
          ...momentCells(
            view,
            {
              lastFetched: latest(files.map(({ lastFetched }) => lastFetched)),
              lastChanged: latest(files.map(({ lastChanged }) => lastChanged)),
              nextExpected: earliest(files.map(({ nextExpected }) => nextExpected)),
            },
            t(files.length > 0 ? 'never' : 'unknown'),
          ),
        ];
      })}
    />
  );
}

function momentColumns(
  t: ReturnType<typeof sourcesText>,
): readonly { readonly label: string; readonly kind: 'text' }[] {
  const keys = ['column.state', 'column.fetched', 'column.changed', 'column.expected'] as const;
  return keys.map((key) => ({ label: t(key), kind: 'text' }));
}

interface Moments {
  readonly lastFetched?: string | undefined;
  readonly lastChanged?: string | undefined;
  readonly nextExpected?: string | undefined;
}

function momentCells(
  { locale }: Reader,
  { lastFetched, lastChanged, nextExpected }: Moments,
  never: string,
): readonly TableCell[] {
  const t = sourcesText(locale);
  const cell = (moment: string | undefined, otherwise: string): TableCell => ({
    content: moment ? formatDate(locale, moment.slice(0, 10)) : otherwise,
    sortBy: moment ?? '',
  });
  return [cell(lastFetched, never), cell(lastChanged, t('unknown')), cell(nextExpected, t('unknown'))];
}

function latest(moments: readonly (string | undefined)[]): string | undefined {
  return moments
    .filter((moment) => moment !== undefined)
    .toSorted()
    .at(-1);
}

function earliest(moments: readonly (string | undefined)[]): string | undefined {
  return moments.filter((moment) => moment !== undefined).toSorted()[0];
}

/** Explains the states that occur, and no others. */
function Meanings({ view, rows }: { view: Reader; rows: readonly Row[] }) {
  const t = sourcesText(view.locale);
  const present = new Set<string>([
    ...rows.map(conditionOf),
    ...rows.flatMap(({ state }) => (state?.files ?? []).map(({ freshness }) => freshness)),
  ]);
  const items = conditions
    .filter((condition) => present.has(condition))
    .map((condition) => ({ term: t(`state.${condition}`), description: t(`meaning.${condition}`) }));
  return (
    <section class="section" aria-labelledby="betekenis">
      <h2 id="betekenis">{t('meaning.title')}</h2>
      <DefinitionList items={items} />
    </section>
  );
}

function SourceDetails({ view, row }: { view: Reader; row: Row }) {
  const { locale } = view;
  const { source, state } = row;
  const t = sourcesText(locale);
  const files = state?.files ?? [];
  const failed = files.flatMap(({ name, problem }) => (problem ? [{ name, problem }] : []));
  const days = findPublisher(source.id)?.askEveryDays;
  return (
    <div class="prose__section">
      <h3>{source.text[locale].name}</h3>
      <p>{source.text[locale].brings}</p>
      {source.isFetched && (
        <p>
          {t('publisher', { publisher: '' }).trim()}{' '}
          {source.homepage ? <a href={source.homepage}>{source.publisher}</a> : source.publisher}
          {'. '}
          {t('licence', { licence: source.licence.name })}.{' '}
          {days !== undefined && (days === 1 ? t('asked.daily') : t('asked.days', { days }))}
        </p>
      )}
      {state && state.missingSettings.length > 0 && (
        <p>{t('setup.do', { names: state.missingSettings.map(({ at }) => at).join(', ') })}</p>
      )}
      {failed.map(({ name, problem }) => (
        <FailedFile view={view} name={name} problem={problem} />
      ))}
      {files.length > 0 && <Files view={view} source={source} files={files} />}
    </div>
  );
}

function Files({ view, source, files }: { view: Reader; source: Source; files: SourceState['files'] }) {
  const { locale } = view;
  const t = sourcesText(locale);
  return (
    <details>
      <summary>{t('files', { count: files.length, source: source.text[locale].name })}</summary>
      <DataTable
        locale={locale}
        id={`bestanden-${source.id}`}
        caption={source.text[locale].name}
        columns={[{ label: t('column.file'), kind: 'text' }, ...momentColumns(t)]}
        rows={files.map((file) => [
          { content: file.name },
          { content: t(`state.${file.freshness}`) },
          ...momentCells(view, file, t('never')),
        ])}
      />
    </details>
  );
}

function FailedFile({ view, name, problem }: { view: Reader; name: string; problem: DatedProblem }) {
  const t = sourcesText(view.locale);
  const { what, remedy } = problemTexts(problem.code, view);
  return (
    <Notice
      locale={view.locale}
      kind="warning"
      title={`${name}: ${t('problem.when', { date: formatDate(view.locale, problem.when.slice(0, 10)) })}`}
    >
      <p>{what}</p>
      <p>
        <strong>{t('problem.do')}:</strong> {remedy}
      </p>
      <details>
        <summary>{t('problem.technical')}</summary>
        <p lang="en">
          {problem.message} {problem.hint} ({problem.code}, <span class="address">{problem.at}</span>)
        </p>
      </details>
    </Notice>
  );
}

/** A problem and its remedy in the visitor's language; those that have no texts of their own share one. */
function problemTexts(code: string, { locale }: Reader): { readonly what: string; readonly remedy: string } {
  const t = sourcesText(locale);
  return {
    what: sourcesText.find(locale, `problem.${code}`) ?? t('problem.other'),
    remedy: sourcesText.find(locale, `problem.${code}.do`) ?? t('problem.other.do'),
  };
}
