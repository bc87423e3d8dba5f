import {
  AlignmentType,
  Document,
  ExternalHyperlink,
  Footer,
  HeadingLevel,
  LineRuleType,
  ImageRun,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type ISectionOptions,
} from 'docx';
import type { DocumentBlock, DocumentDrawing, DocumentOrder, DocumentTable } from '../../foundation/file-order.ts';
import { drawImage } from './image.ts';

type Block = ISectionOptions['children'][number];

/** Font that every word processor has or replaces well. */
const font = 'Calibri';

/** Width of the text on an A4 page with these margins, in twentieths of a point, and of a drawing in pixels at 96 dpi. */
const textWidth = 9638;
const margin = 1134;
const drawingWidth = 620;

/** Twice the size at which a drawing is shown, so that it prints sharp. */
const pixels = 2 * drawingWidth;

/**
 * Writes a Word document (.docx) that a screen reader can follow: styles for headings, tables with a header row that
 * repeats, drawings with a text in their place, the language and title of the document set.
 */
export async function writeDocument(order: DocumentOrder): Promise<Uint8Array<ArrayBuffer>> {
  const { title, subject, description, creator } = order;
  const language = { value: order.language };
  const children: Block[] = [];
  for (const block of order.blocks) children.push(...(await blocksOf(block)));
  const document = new Document({
    title,
    subject,
    description,
    creator,
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
        footers: { default: footerOf(order) },
        children,
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

function footerOf({ footer }: DocumentOrder): Footer {
  const children = [new TextRun(footer), new TextRun({ children: [PageNumber.CURRENT] })];
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.RIGHT, children })] });
}

const headings = {
  title: HeadingLevel.TITLE,
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
} as const;

async function blocksOf(block: DocumentBlock): Promise<readonly Block[]> {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ text: block.text, heading: headings[block.level] })];
    case 'paragraph':
      return [paragraphOf(block)];
    case 'bullet':
      return [new Paragraph({ text: block.text, bullet: { level: 0 } })];
    case 'page-break':
      return [new Paragraph({ children: [new PageBreak()] })];
    case 'link':
      return [linkParagraph(block.before, block.address)];
    case 'table':
      return tableBlocks(block.table);
    case 'drawing':
      return [await drawingParagraph(block.drawing)];
  }
}

function paragraphOf({ text, letters }: Extract<DocumentBlock, { kind: 'paragraph' }>): Paragraph {
  if (!letters) return new Paragraph({ text });
  return new Paragraph({ children: [new TextRun({ text, ...(letters === 'bold' ? { bold: true } : { size: 19 }) })] });
}

function linkParagraph(before: string, address: string): Paragraph {
  if (!/^https?:/.test(address)) return new Paragraph({ text: before + address });
  const link = new ExternalHyperlink({ link: address, children: [new TextRun({ text: address, style: 'Hyperlink' })] });
  return new Paragraph({ children: [new TextRun(before), link] });
}

async function drawingParagraph({ svg, title, description }: DocumentDrawing): Promise<Paragraph> {
  const { png, width, height } = await drawImage({ svg, width: pixels });
  return new Paragraph({
    keepNext: true,
    children: [
      new ImageRun({
        type: 'png',
        data: png,
        transformation: { width: drawingWidth, height: Math.round((height / width) * drawingWidth) },
        altText: { name: title, title, description: `${title} ${description}` },
      }),
    ],
  });
}

/** A table under its name; an empty paragraph keeps it apart from what follows. */
function tableBlocks(table: DocumentTable): readonly Block[] {
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
      layout: TableLayoutType.FIXED,
      rows: [headerRow(table, widths), ...table.rows.map((row) => bodyRow(table, row, widths))],
    }),
    new Paragraph({ spacing: { after: 60 } }),
  ];
}

/** Longest word that a column makes room for: a longer one breaks in its cell, lest the table leave the page. */
const longestWord = 24;

/** Shares the width of the page out by what has to fit in each column without breaking a word. */
function columnWidths({ columns, rows }: DocumentTable): readonly number[] {
  const needs = columns.map(({ label, kind }, at) => {
    const texts = [label, ...rows.map((row) => row[at] ?? '')];
    const word = Math.max(...texts.flatMap((text) => text.split(/[ -]/)).map((part) => part.length));
    const whole = Math.max(...texts.map((text) => text.length));
    return Math.max(Math.min(word, longestWord) + 2, kind === 'text' ? Math.min(24, whole / 2) : 0, 6);
  });
  const all = needs.reduce((sum, need) => sum + need, 0);
  return needs.map((need) => Math.floor((textWidth * need) / all));
}

const cellMargins = { top: 40, bottom: 40, left: 80, right: 80 };

function headerRow({ columns }: DocumentTable, widths: readonly number[]): TableRow {
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

function bodyRow({ columns }: DocumentTable, row: readonly string[], widths: readonly number[]): TableRow {
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
function sizeOf(columns: DocumentTable['columns']): number {
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
