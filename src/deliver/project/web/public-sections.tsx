import { formatDate, formatList } from '../../../foundation/number.ts';
import { localePath } from '../../../site/address.ts';
import { Figure } from '../../../site/chart/figure.tsx';
import { Timeline, type TimelineMark } from '../../../site/chart/timeline.tsx';
import { DataTable } from '../../../site/ui/data-table/data-table.tsx';
import { writtenIn } from '../../written-text.ts';
import { standingOf } from '../progress.ts';
import type { BudgetLine, Milestone } from '../project.ts';
import { knownTotal } from '../source-money.ts';
import { amountCell, MoneyBars, MoneyTable } from '../../portfolio/web/money.tsx';
import { OwnPlacesMap } from '../../portfolio/web/place-map.tsx';
import type { ShownProject } from '../../portfolio/web/portfolio-pages.ts';
import { ResultFigures } from './result-figure.tsx';
import { sourceOrder, timelineKinds } from '../../portfolio/web/words.ts';

interface SectionProps {
  readonly shown: ShownProject;
}

/** Where it works, on the map and by name; or that nobody knows. */
export function Places({ shown: { project, words, delivering } }: SectionProps) {
  const { t, locale } = words;
  const codes = project.municipalities;
  const names = formatList(
    locale,
    codes.map((code) => words.facet('place', code)),
  );
  return (
    <section class="section" aria-labelledby="waar">
      <h2 id="waar">{t('project.places')}</h2>
      {codes.length === 0 ? (
        <p>{t('project.places.unknown')}</p>
      ) : (
        <>
          <p>{names}</p>
          <OwnPlacesMap
            words={words}
            title={t('project.places.headline', { count: codes.length, names })}
            municipalities={delivering.plan.municipalities(locale)}
            codes={codes}
            hrefOf={({ code }) => localePath(locale, `/projecten?gemeente=${code}`)}
          />
        </>
      )}
    </section>
  );
}

/** The money by source; lines with who gives them are for those who follow it up. */
export function Money({
  shown: { project, words, today },
  lines,
}: SectionProps & { readonly lines: readonly BudgetLine[] }) {
  const { t, locale } = words;
  const sources = project.budget.toSorted(sourceOrder);
  if (sources.length === 0) {
    return (
      <section class="section" aria-labelledby="geld">
        <h2 id="geld">{t('project.money')}</h2>
        <p>{t('project.money.none')}</p>
      </section>
    );
  }
  const bars = sources.map((money) => ({ ...money, label: t(`money.${money.source}`) }));
  const headline = moneyHeadline({ project, words });
  return (
    <section class="section" aria-labelledby="geld-kop">
      <Figure
        locale={locale}
        id="geld"
        headline={headline}
        subtitle={t('money.subtitle')}
        note={<p>{t('money.today', { day: formatDate(locale, today) })}</p>}
        table={
          <MoneyTable words={words} id="geld-tabel" caption={headline} heading={t('money.column.source')} rows={bars} />
        }
      >
        <MoneyBars words={words} bars={bars} />
      </Figure>
      {lines.length > 0 && <MoneyLines lines={lines} words={words} />}
    </section>
  );
}

function MoneyLines({ lines, words }: Pick<ShownProject, 'words'> & { readonly lines: readonly BudgetLine[] }) {
  const { t, locale } = words;
  return (
    <DataTable
      locale={locale}
      id="posten"
      caption={t('portfolio.detail')}
      columns={[
        { label: t('money.column.line'), kind: 'text' },
        { label: t('money.column.source'), kind: 'text' },
        { label: t('money.column.funder'), kind: 'text' },
        { label: t('money.column.planned'), kind: 'number' },
        { label: t('money.column.committed'), kind: 'number' },
        { label: t('money.column.paid'), kind: 'number' },
      ]}
      rows={lines.map(({ label, source, funder, planned, committed, paid }) => [
        { content: label },
        { content: t(`money.${source}`) },
        { content: funder ?? t('unknown') },
        ...[planned, committed, paid].map((amount) => amountCell(words, amount)),
      ])}
    />
  );
}

function moneyHeadline({ project: { budget }, words: { t, euros } }: Pick<ShownProject, 'project' | 'words'>): string {
  const committed = knownTotal(budget.map((money) => money.committed));
  if (committed !== undefined) return t('project.money.headline.committed', { amount: euros(committed) });
  const planned = knownTotal(budget.map((money) => money.planned));
  return planned === undefined
    ? t('project.money.headline.unknown')
    : t('project.money.headline.planned', { amount: euros(planned) });
}

/** Milestones in time, with the same as a table. */
export function Milestones({ shown: { project, words, today } }: SectionProps) {
  const { t, locale } = words;
  const { milestones } = project;
  if (milestones.length === 0) return null;
  const due = milestones.filter((milestone) => milestone.due <= today);
  const headline = t('project.milestones.headline', {
    due: due.length,
    done: due.filter(({ doneOn }) => doneOn).length,
  });
  const start = project.actualStart ?? project.plannedStart;
  const end = project.stopped?.on ?? project.actualEnd ?? project.plannedEnd;
  const marks = milestones.map((milestone): TimelineMark => {
    const kind = markKind(milestone, today);
    const day = formatDate(locale, milestone.doneOn ?? milestone.due);
    return {
      day: milestone.doneOn ?? milestone.due,
      kind,
      label: t(`project.milestone.${kind}`, { title: milestone.title, day }),
    };
  });
  const { status } = standingOf(project, today);
  return (
    <section class="section" aria-labelledby="mijlpalen-kop">
      <Figure
        locale={locale}
        id="mijlpalen"
        headline={headline}
        subtitle={t('project.milestones.subtitle')}
        table={<MilestoneTable project={project} words={words} headline={headline} />}
      >
        <Timeline
          title={headline}
          today={today}
          todayLabel={t('timeline.today')}
          rows={[
            {
              label: writtenIn(project.title, locale).text,
              text: `${words.period(start, end, today)}, ${t(`status.${status}`)}`,
              kind: timelineKinds[status],
              ...(start && { start }),
              ...(end && { end }),
              marks,
            },
          ]}
        />
        <ul class="ruled-list">
          {marks.map(({ label }) => (
            <li>{label}</li>
          ))}
        </ul>
      </Figure>
    </section>
  );
}

function markKind({ due, doneOn }: Milestone, today: string): TimelineMark['kind'] {
  if (doneOn) return 'done';
  return due < today ? 'late' : 'planned';
}

function MilestoneTable({ project, words, headline }: Pick<ShownProject, 'project' | 'words'> & { headline: string }) {
  const { t, locale } = words;
  return (
    <DataTable
      locale={locale}
      id="mijlpalen-tabel"
      caption={headline}
      columns={(['title', 'due', 'done'] as const).map((column) => ({
        label: t(`project.milestone.column.${column}`),
        kind: 'text' as const,
      }))}
      rows={project.milestones.map(({ title, due, doneOn }) => [
        { content: title },
        { content: formatDate(locale, due), sortBy: due },
        { content: doneOn ? formatDate(locale, doneOn) : t('project.milestone.notyet'), sortBy: doneOn ?? '' },
      ])}
    />
  );
}

/** Results with what they are measured by. */
export function Results({ shown: { project, words } }: SectionProps) {
  const { t } = words;
  if (project.results.length === 0) return null;
  return (
    <section class="section" aria-labelledby="resultaten">
      <h2 id="resultaten">{t('project.results')}</h2>
      {project.results.map((result) => (
        <div class="project-result">
          <p class="card__kicker">{t(`project.result.${result.kind}`)}</p>
          <h3>{result.title}</h3>
          {result.description && <p>{result.description}</p>}
          {result.indicators.map((indicator) => (
            <ResultFigures words={words} indicator={indicator} />
          ))}
        </div>
      ))}
    </section>
  );
}

/** The plan's own figures that it moves: linked to, never mixed with what the project counts. */
export function Moves({ shown: { project, words } }: SectionProps) {
  const { t, locale, count } = words;
  const measured = project.results.flatMap(({ indicators }) =>
    indicators.flatMap(({ planIndicator }) => planIndicator ?? []),
  );
  const ids = [...new Set([...project.contributions.map(({ indicator }) => indicator), ...measured])];
  if (ids.length === 0) return null;
  return (
    <section class="section" aria-labelledby="cijfers">
      <h2 id="cijfers">{t('project.moves')}</h2>
      <p>{t('project.moves.text')}</p>
      <ul class="ruled-list">
        {ids.map((id) => {
          const contribution = project.contributions.find(({ indicator }) => indicator === id);
          return (
            <li>
              <strong>{words.facet('moves', id)}</strong>{' '}
              {contribution?.expected !== undefined &&
                t('project.moves.expected', { count: count(contribution.expected) })}{' '}
              {contribution?.note}{' '}
              <a
                href={localePath(locale, `/indicatoren/${id}`)}
                aria-label={`${t('project.moves.link')}: ${words.facet('moves', id)}`}
              >
                {t('project.moves.link')}
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What may go wrong, for those who follow it up. */
export function Risks({ shown: { project, words } }: SectionProps) {
  const { t, locale } = words;
  if (project.risks.length === 0) return null;
  return (
    <section class="section" aria-labelledby="risicos">
      <h2 id="risicos">{t('project.risks')}</h2>
      <p class="small">{t('project.risks.note')}</p>
      <DataTable
        locale={locale}
        id="risicos-tabel"
        caption={t('project.risks')}
        columns={[
          { label: t('project.risk.column.title'), kind: 'text' },
          { label: t('project.risk.column.likelihood'), kind: 'number' },
          { label: t('project.risk.column.impact'), kind: 'number' },
          { label: t('project.risk.column.response'), kind: 'text' },
        ]}
        rows={project.risks.map(({ title, likelihood, impact, response }) => [
          { content: title },
          { content: String(likelihood), sortBy: likelihood },
          { content: String(impact), sortBy: impact },
          { content: response },
        ])}
      />
    </section>
  );
}
