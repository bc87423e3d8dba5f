import writeXlsx from 'write-excel-file/node';
import type { SheetOrder, WorkbookOrder } from '../../foundation/file-order.ts';

/** Writes a workbook (.xlsx). */
export async function writeWorkbook({ sheets }: WorkbookOrder): Promise<Uint8Array<ArrayBuffer>> {
  const workbook = writeXlsx(
    sheets.map((sheet) => ({
      sheet: sheet.name,
      data: [...headerOf(sheet), ...sheet.rows.map((row) => [...row])],
      ...(sheet.isHeaderFixed && { stickyRowsCount: 1 }),
    })),
  );
  return new Uint8Array(await workbook.toBuffer());
}

function headerOf({ header }: SheetOrder): { readonly value: string; readonly fontWeight: 'bold' }[][] {
  return header ? [header.map((value) => ({ value, fontWeight: 'bold' as const }))] : [];
}
