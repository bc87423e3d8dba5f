import { formatDate, formatEuros } from '../../foundation/number.ts';
import type { Locale } from '../../foundation/locale.ts';
import type { Chapter, ChapterTable } from '../../wing/beside.ts';
import type { ProjectStatus } from '../project/progress.ts';
import type { Day, MoneySource, WrittenText } from '../project/project.ts';
import { writtenIn } from '../written-text.ts';
import { portfolioText } from '../portfolio/texts.ts';
import { reportText } from './texts.ts';

/** What a chapter tells of a project. */
export interface ChapterProject {
  readonly title: WrittenText;
  readonly lead: string | null;
  readonly status: ProjectStatus;
  /** In euro; null when no amount is known. */
  readonly planned: number | null;
  readonly committed: number | null;
}

/** The projects that a report is about, with what is planned by source. */
export interface ChapterFacts {
  readonly projects: readonly ChapterProject[];
  readonly sources: readonly (Pick<ChapterProject, 'planned' | 'committed'> & { readonly source: MoneySource })[];
}

/** Writes the chapter about projects; what is not known is said, and never counted as zero. */
export function portfolioChapter({ projects, sources }: ChapterFacts, today: Day, locale: Locale): Chapter {
  const t = reportText(locale);
  const day = formatDate(locale, today);
  const judged = projects.filter((project) => project.status !== 'unknown' && project.status !== 'planned');
  const good = judged.filter((project) => project.status === 'finished' || project.status === 'on-schedule').length;
  const amounts = projects.flatMap(({ planned }) => (planned === null ? [] : [planned]));
  const amount = formatEuros(
    locale,
    amounts.reduce((sum, each) => sum + each, 0),
  );
  return {
    id: 'projecten',
    title: t('chapter.title'),
    text: [
      t('chapter.count', { count: projects.length }),
      judged.length > 0 && t('chapter.good', { good, judged: judged.length, day }),
      amounts.length > 0 && t('chapter.money', { amount, unknown: projects.length - amounts.length }),
    ]
      .filter(Boolean)
      .join(' '),
    tables: projects.length === 0 ? [] : [projectTable(projects, today, locale), ...sourceTables(sources, locale)],
  };
}

function projectTable(projects: ChapterFacts['projects'], today: Day, locale: Locale): ChapterTable {
  const t = reportText(locale);
  return {
    caption: t('chapter.table', { day: formatDate(locale, today) }),
    columns: [
      { label: t('chapter.project'), kind: 'text' },
      { label: t('chapter.lead'), kind: 'text' },
      { label: t('chapter.status'), kind: 'text' },
      { label: t('chapter.planned'), kind: 'number' },
      { label: t('chapter.committed'), kind: 'number' },
    ],
    rows: projects.map(({ title, lead, status, planned, committed }) => [
      writtenIn(title, locale).text,
      lead ?? t('unknown'),
      portfolioText(locale)(`status.${status}`),
      money(planned, locale),
      money(committed, locale),
    ]),
  };
}

function sourceTables(sources: ChapterFacts['sources'], locale: Locale): readonly ChapterTable[] {
  if (sources.length === 0) return [];
  const t = reportText(locale);
  return [
    {
      caption: t('chapter.sources'),
      columns: [
        { label: t('chapter.source'), kind: 'text' },
        { label: t('chapter.planned'), kind: 'number' },
        { label: t('chapter.committed'), kind: 'number' },
      ],
      rows: sources.map(({ source, planned, committed }) => [
        portfolioText(locale)(`money.${source}`),
        money(planned, locale),
        money(committed, locale),
      ]),
    },
  ];
}

function money(amount: number | null, locale: Locale): string {
  return amount === null ? reportText(locale)('unknown') : formatEuros(locale, amount);
}
