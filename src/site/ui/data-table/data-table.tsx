import type { Child } from 'hono/jsx';
import type { Locale } from '../../../foundation/locale.ts';
import { siteText } from '../../texts.ts';
import { readWrittenNumber } from '../../../foundation/written-number.ts';

/** A column of a table; numbers stand right, in figures of equal width. */
export interface TableColumn {
  readonly label: string;
  readonly kind: 'text' | 'number';
}

/** A cell; `sortBy` is what it is sorted by, where that is not its text or, in a column of numbers, what its text says. */
export interface TableCell {
  readonly content: Child;
  readonly sortBy?: number | string;
}

/** Figures in rows. */
export interface DataTableProps {
  readonly locale: Locale;
  /** Unique on the page. */
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  /** Cells in the order of the columns; the first of a row is its heading. */
  readonly rows: readonly (readonly TableCell[])[];
  /** Rows to stand out, by index, such as the region in focus. */
  readonly highlighted?: readonly number[];
}

/** Tables of more rows than this scroll within a box of their own, and say so; shorter ones stand there whole. */
const mostRowsInSight = 60;

/**
 * A table with caption and headings that scrolls sideways on its own; on paper every row is there. With JavaScript, headings sort it; the page
 * never depends on that.
 *
 * Accessibility: a caption names the table; each column and each row has a heading with its scope; the part that
 * scrolls is a region with a name that the keyboard reaches (WCAG 2.1.1); it is sorted by buttons in the headings,
 * which tell the order by `aria-sort`.
 */
export function DataTable({ locale, id, caption, columns, rows, highlighted = [] }: DataTableProps) {
  const t = siteText(locale);
  const isTall = rows.length > mostRowsInSight;
  const box = isTall ? 'data-table__scroll data-table__scroll--tall' : 'data-table__scroll';
  return (
    <sortable-table class="data-table" data-label={t('table.sort', { column: '%' })}>
      {/* A region that scrolls must be reachable by keyboard (WCAG 2.1.1). */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div class={box} role="region" aria-label={t('table.scroll', { caption })} tabindex={0}>
        <table id={id}>
          <caption>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th scope="col" class={classOf(column)}>
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr class={highlighted.includes(index) ? 'data-table__highlight' : undefined}>
                {row.map((cell, position) => writeCell(cell, columns[position]!, position === 0, locale))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {isTall && <p class="data-table__more">{t('table.tall', { count: rows.length })}</p>}
    </sortable-table>
  );
}

/** Called rather than made a component of: a table can have ten thousand cells. */
function writeCell(cell: TableCell, column: TableColumn, isHeading: boolean, locale: Locale) {
  const { content } = cell;
  const sortBy = cell.sortBy ?? (column.kind === 'number' ? numberIn(content, locale) : undefined);
  if (isHeading) {
    return (
      <th scope="row" class={classOf(column)} data-sort={sortBy}>
        {content}
      </th>
    );
  }
  return (
    <td class={classOf(column)} data-sort={sortBy}>
      {content}
    </td>
  );
}

/** Three digits after the decimal sign of the language are decimals here: it is the site that printed them. */
function numberIn(content: Child, locale: Locale): number | undefined {
  const reading = typeof content === 'string' ? readWrittenNumber(content, locale) : undefined;
  if (reading?.kind === 'ambiguous') return reading.readings[1];
  return reading?.kind === 'number' ? reading.value : undefined;
}

function classOf(column: TableColumn): string | undefined {
  return column.kind === 'number' ? 'number' : undefined;
}
