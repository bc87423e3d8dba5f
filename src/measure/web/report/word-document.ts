import {
  AlignmentType,
  Document,
  ExternalHyperlink,
  Footer,
  HeadingLevel,
  LineRuleType,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type ISectionOptions,
} from 'docx';
import { formattingTag } from '../../../foundation/locale.ts';
import type { OpenRelease } from '../../release/open-release.ts';
import type { Report, ReportChapter, ReportFigure } from '../../report/report.ts';
import type { ChapterTable } from '../../../wing/beside.ts';
import { wordingOf } from '../../wording/wording.ts';
import { drawChart, type DrawnChart } from './chart-image.tsx';
import { verdictText } from './report-page.tsx';
import { reportText } from '../../report/texts.ts';

export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

type Block = ISectionOptions['children'][number];

/** Font that every word processor has or replaces well. */
const font = 'Calibri';

/** Width of the text on an A4 page with these margins, in twentieths of a point, and of a chart in pixels at 96 dpi. */
const textWidth = 9638;
const margin = 1134;
const chartWidth = 620;

/**
 * A report as a Word document that a screen reader can follow: styles for headings, tables with a header row that
 * repeats, charts with a text in their place, the language and title of the document set.
 *
 * `address` is where the same report stands on the site.
 */
export async function wordDocument(
  release: OpenRelease,
  report: Report,
  address: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const charts = await drawCharts(release, report);
  const language = { value: formattingTag[report.locale] };
  const document = new Document({
    title: report.title,
    subject: report.about,
    description: report.lead,
    creator: release.plan.name[report.locale],
    lastModifiedBy: 'Ambitie',
    styles: {
      default: {
        document: {
          run: { font, size: 22, language },
          paragraph: { spacing: { after: 120, line: 288, lineRule: LineRuleType.AUTO } },
        },
        title: { run: { font, size: 44, bold: true }, paragraph: { spacing: { after: 200 } } },
        heading1: { run: { font, size: 32, bold: true }, paragraph: { spacing: { before: 480, after: 160 } } },
        heading2: { run: { font, size: 26, bold: true }, paragraph: { spacing: { before: 360, after: 120 } } },
        heading3: { run: { font, size: 23, bold: true }, paragraph: { spacing: { before: 240, after: 80 } } },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11_906, height: 16_838 },
            margin: { top: margin, right: margin, bottom: margin, left: margin },
          },
        },
        footers: { default: footerOf(report) },
        children: blocksOf(report, charts, address),
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

async function drawCharts(release: OpenRelease, report: Report): Promise<ReadonlyMap<ReportFigure, DrawnChart>> {
  const words = wordingOf(release, report.locale);
  const drawn = new Map<ReportFigure, DrawnChart>();
  for (const figure of report.chapters.flatMap(({ figures }) => figures)) {
    const image = await drawChart(figure, words, release.plan.colours.focusLight);
    if (image) drawn.set(figure, image);
  }
  return drawn;
}

function footerOf(report: Report): Footer {
  const t = reportText(report.locale);
  const children = [new TextRun(`${report.title} · ${t('page')} `), new TextRun({ children: [PageNumber.CURRENT] })];
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.RIGHT, children })] });
}

function blocksOf(report: Report, charts: ReadonlyMap<ReportFigure, DrawnChart>, address: string): readonly Block[] {
  const t = reportText(report.locale);
  return [
    new Paragraph({ text: report.title, heading: HeadingLevel.TITLE }),
    ...(report.lead ? [paragraph(report.lead)] : []),
    paragraph(report.about),
    heading(t('summary')),
    ...report.summary.map(bullet),
    ...(report.overview
      ? [heading(t('overview')), paragraph(report.overview.text), ...tableBlocks(report.overview.table)]
      : []),
    ...report.chapters.flatMap((chapter) => chapterBlocks(chapter, report, charts)),
    ...claimBlocks(report),
    ...actionBlocks(report),
    heading(t('sources')),
    ...tableBlocks(report.sources),
    heading(t('colophon')),
    ...report.colophon.map(paragraph),
    linkParagraph(t('colophon.address', { address: '' }), address),
  ];
}

function chapterBlocks(
  chapter: ReportChapter,
  report: Report,
  charts: ReadonlyMap<ReportFigure, DrawnChart>,
): readonly Block[] {
  return [
    heading(chapter.title),
    paragraph(chapter.text),
    ...chapter.figures.flatMap((figure) => figureBlocks(figure, report, charts.get(figure))),
    ...(chapter.tables ?? []).flatMap(tableBlocks),
    ...chapter.missing.map(bullet),
  ];
}

function figureBlocks(figure: ReportFigure, report: Report, chart: DrawnChart | undefined): readonly Block[] {
  const t = reportText(report.locale);
  return [
    new Paragraph({ text: figure.name, heading: HeadingLevel.HEADING_2 }),
    small(`${figure.measure}.`),
    new Paragraph({ children: [new TextRun({ text: figure.headline, bold: true })] }),
    ...figure.sentences.map(paragraph),
    ...(figure.progress.length > 0
      ? [
          new Paragraph({ text: t('figure.target'), heading: HeadingLevel.HEADING_3 }),
          ...figure.progress.map(paragraph),
        ]
      : []),
    ...(chart ? [chartParagraph(chart)] : []),
    ...tableBlocks(figure.table),
    ...figure.notes.map(small),
    small(figure.source),
  ];
}

function chartParagraph({ png, width, height, title, description }: DrawnChart): Paragraph {
  return new Paragraph({
    keepNext: true,
    children: [
      new ImageRun({
        type: 'png',
        data: png,
        transformation: { width: chartWidth, height: Math.round((height / width) * chartWidth) },
        altText: { name: title, title, description: `${title} ${description}` },
      }),
    ],
  });
}

function claimBlocks(report: Report): readonly Block[] {
  const t = reportText(report.locale);
  if (report.claims.length === 0) return [];
  return [
    heading(t('claims')),
    ...report.claims.flatMap(({ finding, verdict, sentences }) => [
      new Paragraph({ text: finding, heading: HeadingLevel.HEADING_2 }),
      new Paragraph({
        children: [new TextRun({ text: t('claims.verdict', { verdict: verdictText(report, verdict) }), bold: true })],
      }),
      ...sentences.map(paragraph),
    ]),
  ];
}

function actionBlocks(report: Report): readonly Block[] {
  if (report.actions.length === 0) return [];
  return [
    heading(reportText(report.locale)('actions')),
    ...report.actions.flatMap(({ title, text }) => [
      new Paragraph({ text: title, heading: HeadingLevel.HEADING_2 }),
      paragraph(text),
    ]),
  ];
}

/** A table under its name; an empty paragraph keeps it apart from what follows. */
function tableBlocks(table: ChapterTable): readonly Block[] {
  const widths = columnWidths(table);
  return [
    new Paragraph({
      keepNext: true,
      spacing: { before: 160 },
      children: [new TextRun({ text: table.caption, bold: true, size: 20 })],
    }),
    new Table({
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths: widths,
      rows: [headerRow(table, widths), ...table.rows.map((row) => bodyRow(table, row, widths))],
    }),
    new Paragraph({ spacing: { after: 60 } }),
  ];
}

/** Shares the width of the page out by what has to fit in each column without breaking a word. */
function columnWidths({ columns, rows }: ChapterTable): readonly number[] {
  const needs = columns.map(({ label, kind }, at) => {
    const texts = [label, ...rows.map((row) => row[at] ?? '')];
    const word = Math.max(...texts.flatMap((text) => text.split(/[ -]/)).map((part) => part.length));
    const whole = Math.max(...texts.map((text) => text.length));
    return Math.max(word + 2, kind === 'text' ? Math.min(24, whole / 2) : 0, 6);
  });
  const all = needs.reduce((sum, need) => sum + need, 0);
  return needs.map((need) => Math.floor((textWidth * need) / all));
}

const cellMargins = { top: 40, bottom: 40, left: 80, right: 80 };

function headerRow({ columns }: ChapterTable, widths: readonly number[]): TableRow {
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(
      ({ label, kind }, at) =>
        new TableCell({
          width: { size: widths[at] ?? 0, type: WidthType.DXA },
          margins: cellMargins,
          shading: { type: ShadingType.CLEAR, fill: 'F0E8F5', color: 'auto' },
          children: [cellText(label, kind, { bold: true, size: sizeOf(columns) })],
        }),
    ),
  });
}

function bodyRow({ columns }: ChapterTable, row: readonly string[], widths: readonly number[]): TableRow {
  return new TableRow({
    cantSplit: true,
    children: row.map(
      (text, at) =>
        new TableCell({
          width: { size: widths[at] ?? 0, type: WidthType.DXA },
          margins: cellMargins,
          children: [cellText(text, columns[at]?.kind ?? 'text', { bold: at === 0, size: sizeOf(columns) })],
        }),
    ),
  });
}

/** Letters of a table in half points: smaller when many columns share the page. */
function sizeOf(columns: ChapterTable['columns']): number {
  return columns.length > 5 ? 17 : 19;
}

function cellText(
  text: string,
  kind: 'text' | 'number',
  letters: { readonly bold: boolean; readonly size: number },
): Paragraph {
  return new Paragraph({
    spacing: { after: 0, line: 240, lineRule: LineRuleType.AUTO },
    alignment: kind === 'number' ? AlignmentType.RIGHT : AlignmentType.LEFT,
    children: [new TextRun({ text, ...letters })],
  });
}

function heading(text: string): Paragraph {
  return new Paragraph({ text, heading: HeadingLevel.HEADING_1 });
}

function paragraph(text: string): Paragraph {
  return new Paragraph({ text });
}

function small(text: string): Paragraph {
  return new Paragraph({ children: [new TextRun({ text, size: 19 })] });
}

function bullet(text: string): Paragraph {
  return new Paragraph({ text, bullet: { level: 0 } });
}

function linkParagraph(before: string, address: string): Paragraph {
  if (!/^https?:/.test(address)) return new Paragraph({ text: before + address });
  const link = new ExternalHyperlink({ link: address, children: [new TextRun({ text: address, style: 'Hyperlink' })] });
  return new Paragraph({ children: [new TextRun(before), link] });
}
