import type { SheetCell, WorkbookOrder } from '../../foundation/file-order.ts';
import { neutralise } from '../../foundation/spreadsheet-text.ts';
import { layout, tableNames, type Column, type Row, type TableName } from './layout.ts';
import { operationColumns, type Operation, type OperationColumn } from './operations.ts';

/** A workbook with a sheet for each table, the numbers in it as numbers. */
export function workbookOf(tables: Readonly<Record<TableName, readonly Row[]>>): WorkbookOrder {
  return {
    kind: 'workbook',
    sheets: tableNames.map((table) => ({
      name: table,
      header: layout[table].map(({ name }) => name),
      isHeaderFixed: true,
      rows: tables[table].map((row) => layout[table].map((column) => cellOf(column, row[column.name] ?? ''))),
    })),
  };
}

const numeric: readonly Column['kind'][] = ['amount', 'decimal', 'percent', 'number', 'score', 'year'];

function cellOf({ kind }: Column, text: string): SheetCell {
  if (text === '') return null;
  return numeric.includes(kind) ? Number(text) : neutralise(text);
}

const amounts: readonly OperationColumn[] = ['total_cost_eur', 'co_financing_rate_percent'];

/** The list of operations as a workbook. */
export function operationsWorkbook(operations: readonly Operation[]): WorkbookOrder {
  const cell = (operation: Operation, column: OperationColumn): SheetCell => {
    const text = operation[column];
    if (text === '') return null;
    return amounts.includes(column) ? Number(text) : neutralise(text);
  };
  const rows = operations.map((operation) => operationColumns.map((column) => cell(operation, column)));
  return { kind: 'workbook', sheets: [{ name: 'operations', header: operationColumns, isHeaderFixed: true, rows }] };
}
