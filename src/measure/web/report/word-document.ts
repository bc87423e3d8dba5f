import type { DocumentBlock, DocumentDrawing, DocumentOrder } from '../../../foundation/file-order.ts';
import { formattingTag } from '../../../foundation/locale.ts';
import type { OpenRelease } from '../../release/open-release.ts';
import type { Report, ReportChapter, ReportFigure } from '../../report/report.ts';
import type { ChapterTable } from '../../../wing/beside.ts';
import { wordingOf } from '../../wording/wording.ts';
import { drawChart } from './chart-drawing.tsx';
import { verdictText } from './report-page.tsx';
import { reportText } from '../../report/texts.ts';

export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A report as a Word document, to be made. `address` is where the same report stands on the site. */
export async function wordDocument(release: OpenRelease, report: Report, address: string): Promise<DocumentOrder> {
  const drawings = await drawCharts(release, report);
  return {
    kind: 'document',
    title: report.title,
    subject: report.about,
    description: report.lead,
    creator: release.plan.name[report.locale],
    language: formattingTag[report.locale],
    footer: `${report.title} · ${reportText(report.locale)('page')} `,
    blocks: blocksOf(report, drawings, address),
  };
}

async function drawCharts(release: OpenRelease, report: Report): Promise<ReadonlyMap<ReportFigure, DocumentDrawing>> {
  const words = wordingOf(release, report.locale);
  const drawn = new Map<ReportFigure, DocumentDrawing>();
  for (const figure of report.chapters.flatMap(({ figures }) => figures)) {
    const drawing = await drawChart(figure, words, release.plan.colours.focusLight);
    if (drawing) drawn.set(figure, drawing);
  }
  return drawn;
}

function blocksOf(
  report: Report,
  drawings: ReadonlyMap<ReportFigure, DocumentDrawing>,
  address: string,
): readonly DocumentBlock[] {
  const t = reportText(report.locale);
  return [
    { kind: 'heading', level: 'title', text: report.title },
    ...(report.lead ? [paragraph(report.lead)] : []),
    ...(report.sender ? [bold(report.sender)] : []),
    paragraph(report.about),
    newPage,
    heading(1, t('summary')),
    ...report.summary.map(bullet),
    ...claimBlocks(report),
    ...report.chapters.flatMap((chapter) => [
      ...(report.id === 'plan' ? [newPage] : []),
      ...chapterBlocks(chapter, report, drawings),
    ]),
    ...actionBlocks(report),
    ...annexBlocks(report),
    heading(1, t('sources')),
    table(report.sources),
    heading(1, t('colophon')),
    ...report.colophon.map(paragraph),
    { kind: 'link', before: t('colophon.address', { address: '' }), address },
  ];
}

function chapterBlocks(
  chapter: ReportChapter,
  report: Report,
  drawings: ReadonlyMap<ReportFigure, DocumentDrawing>,
): readonly DocumentBlock[] {
  return [
    heading(1, chapter.title),
    paragraph(chapter.text),
    ...chapter.figures.flatMap((figure) => figureBlocks(figure, report, drawings.get(figure))),
    ...chapter.points.map(bullet),
    ...chapter.missing.map(bullet),
  ];
}

function figureBlocks(
  figure: ReportFigure,
  report: Report,
  drawing: DocumentDrawing | undefined,
): readonly DocumentBlock[] {
  const t = reportText(report.locale);
  return [
    heading(2, figure.name),
    small(`${figure.measure}.`),
    bold(figure.headline),
    ...figure.sentences.map(paragraph),
    ...(figure.progress.length > 0 ? [heading(3, t('figure.target')), ...figure.progress.map(paragraph)] : []),
    ...(drawing ? [{ kind: 'drawing', drawing } as const] : []),
    small(figure.source),
  ];
}

function annexBlocks(report: Report): readonly DocumentBlock[] {
  if (report.annex.length === 0) return [];
  return [
    newPage,
    heading(1, reportText(report.locale)('annex')),
    ...report.annex.flatMap(({ title, text, table: rows, notes }) => [
      heading(2, title),
      ...(text ? [paragraph(text)] : []),
      table(rows),
      ...notes.map(small),
    ]),
  ];
}

function claimBlocks(report: Report): readonly DocumentBlock[] {
  const t = reportText(report.locale);
  if (report.claims.length === 0) return [];
  return [
    heading(1, t('claims')),
    ...report.claims.flatMap(({ finding, verdict, sentences }) => [
      heading(2, finding),
      bold(t('claims.verdict', { verdict: verdictText(report, verdict) })),
      ...sentences.map(paragraph),
    ]),
  ];
}

function actionBlocks(report: Report): readonly DocumentBlock[] {
  if (report.actions.length === 0) return [];
  return [
    heading(1, reportText(report.locale)('actions')),
    ...report.actions.flatMap(({ title, text }) => [heading(2, title), paragraph(text)]),
  ];
}

function heading(level: 1 | 2 | 3, text: string): DocumentBlock {
  return { kind: 'heading', level, text };
}

function paragraph(text: string): DocumentBlock {
  return { kind: 'paragraph', text };
}

function bold(text: string): DocumentBlock {
  return { kind: 'paragraph', text, letters: 'bold' };
}

function small(text: string): DocumentBlock {
  return { kind: 'paragraph', text, letters: 'small' };
}

function bullet(text: string): DocumentBlock {
  return { kind: 'bullet', text };
}

const newPage: DocumentBlock = { kind: 'page-break' };

function table(made: ChapterTable): DocumentBlock {
  return { kind: 'table', table: made };
}
