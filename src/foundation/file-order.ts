/** A file to be made, as plain data that a thread of its own can be handed. */
export type FileOrder = ImageOrder | WorkbookOrder | DocumentOrder;

/** Makes a file somewhere else than on the thread that answers pages. */
export type MakeFile = (order: FileOrder) => Promise<Uint8Array<ArrayBuffer>>;

/** A standalone SVG as a PNG of a width in pixels, its height in proportion. */
export interface ImageOrder {
  readonly kind: 'image';
  readonly svg: string;
  readonly width: number;
}

/** An Excel workbook. */
export interface WorkbookOrder {
  readonly kind: 'workbook';
  readonly sheets: readonly SheetOrder[];
}

export interface SheetOrder {
  readonly name: string;
  /** Names of the columns, in bold; absent where rows speak for themselves. */
  readonly header?: readonly string[];
  /** Whether the header stays in sight. */
  readonly isHeaderFixed?: boolean;
  readonly rows: readonly (readonly SheetCell[])[];
}

/** `null` is an empty cell. */
export type SheetCell = string | number | null;

/** A Word document, in the order of its blocks. */
export interface DocumentOrder {
  readonly kind: 'document';
  readonly title: string;
  readonly subject: string;
  readonly description: string;
  readonly creator: string;
  /** As word processors write it: `nl-BE`. */
  readonly language: string;
  /** What stands before the number of the page at the foot of each. */
  readonly footer: string;
  readonly blocks: readonly DocumentBlock[];
}

export type DocumentBlock =
  | { readonly kind: 'heading'; readonly level: 'title' | 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly letters?: 'bold' | 'small' }
  | { readonly kind: 'bullet'; readonly text: string }
  | { readonly kind: 'page-break' }
  | { readonly kind: 'link'; readonly before: string; readonly address: string }
  | { readonly kind: 'table'; readonly table: DocumentTable }
  | { readonly kind: 'drawing'; readonly drawing: DocumentDrawing };

/** A table with its name above it. */
export interface DocumentTable {
  readonly caption: string;
  readonly columns: readonly { readonly label: string; readonly kind: 'text' | 'number' }[];
  readonly rows: readonly (readonly string[])[];
}

/** A standalone SVG, with the text that stands for it. */
export interface DocumentDrawing {
  readonly svg: string;
  readonly title: string;
  readonly description: string;
}
