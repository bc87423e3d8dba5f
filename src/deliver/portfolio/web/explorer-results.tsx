import { localePath } from '../../../site/address.ts';
import { Figure } from '../../../site/chart/figure.tsx';
import { Timeline, type TimelineRow } from '../../../site/chart/timeline.tsx';
import { DataTable } from '../../../site/ui/data-table/data-table.tsx';
import { Tag } from '../../../site/ui/tag/tag.tsx';
import { formatList } from '../../../foundation/number.ts';
import { explorerHref, withChoice, type ExplorerState } from '../explorer.ts';
import type { FoundProject } from '../explorer-store.ts';
import type { FacetCounts } from '../facet-table.ts';
import { linesOf, nowhere, type IndexedPlan } from '../index-entry.ts';
import { writtenIn } from '../../written-text.ts';
import type { PlanMunicipality } from '../../../wing/plan-context.ts';
import { CountMap } from './place-map.tsx';
import { StatusMark } from '../../project/web/status-mark.tsx';
import { timelineKinds, type PortfolioWords } from './words.ts';

export interface ResultsProps {
  readonly words: PortfolioWords;
  readonly plan: IndexedPlan;
  readonly today: string;
  readonly projects: readonly FoundProject[];
}

const mostPlaces = 4;

/** Found projects below each other. */
export function ProjectList({ words, plan, today, projects }: ResultsProps) {
  const { t, locale } = words;
  return (
    <ul class="project-list">
      {projects.map((project) => (
        <li class="project-list__item">
          <h2 class="project-list__title" lang={writtenIn(project.title, locale).locale}>
            <a href={localePath(locale, `/projecten/${project.slug}`)}>{writtenIn(project.title, locale).text}</a>
          </h2>
          <p lang={writtenIn(project.summary, locale).locale}>{writtenIn(project.summary, locale).text}</p>
          <p class="project-list__facts">
            <StatusMark words={words} status={project.status} />
            {(project.start ?? project.end) && <span>{words.period(project.start, project.end, today)}</span>}
            {project.municipalities.length > 0 && <span>{placesText(words, project.municipalities)}</span>}
            {linesOf(project.actions, plan).map((line) => (
              <Tag>{`${t('facet.line')} ${line}`}</Tag>
            ))}
            {project.labelBasis && <Tag>{t(`labelBasis.${project.labelBasis}`)}</Tag>}
            {!project.isPublic && <Tag>{t('portfolio.drafts')}</Tag>}
          </p>
        </li>
      ))}
    </ul>
  );
}

function placesText(words: PortfolioWords, codes: readonly string[]): string {
  const names = codes.map((code) => words.facet('place', code));
  const more = names.length - mostPlaces;
  return more > 0 ? `${names.slice(0, mostPlaces).join(', ')} +${more}` : formatList(words.locale, names);
}

/** Found projects in time, with the same as a table. */
export function ProjectTimeline({ words, today, projects }: Omit<ResultsProps, 'plan'>) {
  const { t, locale } = words;
  const headline = t('explorer.timeline.headline', { count: projects.length });
  return (
    <Figure
      locale={locale}
      id="tijdlijn"
      headline={headline}
      subtitle={t('explorer.timeline.subtitle')}
      table={
        <DataTable
          locale={locale}
          id="tijdlijn-tabel"
          caption={headline}
          columns={[
            { label: t('portfolio.detail.column'), kind: 'text' },
            { label: t('project.result.column.period'), kind: 'text' },
            { label: t('facet.status'), kind: 'text' },
          ]}
          rows={projects.map(({ title, start, end, status }) => [
            { content: writtenIn(title, locale).text },
            { content: words.period(start, end, today), sortBy: start ?? '' },
            { content: t(`status.${status}`) },
          ])}
        />
      }
    >
      <Timeline
        title={headline}
        rows={projects.map((project) => timelineRow(project, words, today))}
        today={today}
        todayLabel={t('timeline.today')}
      />
    </Figure>
  );
}

function timelineRow(
  { slug, title, status, start, end }: FoundProject,
  words: PortfolioWords,
  today: string,
): TimelineRow {
  const { t, locale } = words;
  const shown = writtenIn(title, locale);
  return {
    label: shown.text,
    href: localePath(locale, `/projecten/${slug}`),
    lang: shown.locale,
    text: `${words.period(start, end, today)}, ${t(`status.${status}`)}`,
    kind: timelineKinds[status],
    ...(start && { start }),
    ...(end && { end }),
  };
}

/** How many of the found projects work in each municipality; a tile narrows the choice down to its own. */
export function ProjectMap({
  words,
  state,
  facets,
  municipalities,
}: {
  readonly words: PortfolioWords;
  readonly state: ExplorerState;
  readonly facets: FacetCounts;
  readonly municipalities: readonly PlanMunicipality[];
}) {
  const { t, locale } = words;
  const counts = facets.counts.place;
  const reached = municipalities.filter(({ code }) => counts.has(code)).length;
  const headline = t('explorer.map.headline', { reached, all: municipalities.length });
  const unknown = counts.get(nowhere) ?? 0;
  return (
    <Figure
      locale={locale}
      id="kaart"
      headline={headline}
      subtitle={t('explorer.map.subtitle')}
      note={unknown > 0 && <p>{t('explorer.map.unknown', { count: unknown })}</p>}
    >
      <CountMap
        words={words}
        id="kaart-tegels"
        title={headline}
        municipalities={municipalities}
        counts={counts}
        chosen={state.chosen.place}
        hrefOf={({ code }) =>
          localePath(locale, explorerHref({ ...withChoice(state, 'place', code, true), view: 'list' }))
        }
      />
    </Figure>
  );
}
