/** What is wrong with the shape of a table's text, at a line (from 1). */
export interface ShapeFault {
  readonly code: 'ragged-row' | 'quote' | 'open-quote' | 'nul' | 'line-end';
  readonly line: number;
  /** The number of cells found, for a ragged row. */
  readonly cells: number;
}

/** What a scan found: rows that are not blank, faults (the first 100 with all of them counted), and lines asked for. */
export interface ScanOutcome {
  readonly rows: number;
  /** Rows of delimiters alone, which are passed over as blank lines are. */
  readonly emptyRows: number;
  readonly hasQuotes: boolean;
  readonly faults: readonly ShapeFault[];
  readonly faultCount: number;
  readonly lines: ReadonlyMap<number, number>;
}

export interface Scan {
  readonly feed: (bytes: Uint8Array) => void;
  readonly finish: () => ScanOutcome;
}

export interface ScanOrder {
  readonly delimiter: string;
  readonly quote: 'double' | 'none';
  /** Cells that each row must have. */
  readonly cells: number;
  /** The line on which the scan begins, from 1. */
  readonly firstLine: number;
  /** Ordinals of rows (from 0) whose lines are asked for. */
  readonly wanted?: readonly number[];
}

const lineFeed = 10;
const carriageReturn = 13;
const doubleQuote = 34;
const mostFaults = 100;

/** Where a scan stands: at the begin of a cell, within one, within quotes, or after a closing quote. */
const atStart = 0;
const inCell = 1;
const inQuotes = 2;
const afterQuote = 3;

/**
 * Checks the shape of delimited text as RFC 4180 has it, byte by byte in pieces of any size: the same number of cells
 * in every row, quotes only around whole cells and doubled inside, one kind of line end, no NUL. Blank lines and rows of
 * delimiters alone are passed over. It is the judge of what a row is; whoever reads the cells has to find the same number of rows.
 */
export function startScan(order: ScanOrder): Scan {
  return new TableScan(order);
}

class TableScan implements Scan {
  private readonly order: ScanOrder;
  private readonly faults: ShapeFault[] = [];
  private readonly lines = new Map<number, number>();
  private readonly wanted: ReadonlySet<number>;
  private faultCount = 0;
  private state = atStart;
  private line: number;
  private rowLine: number;
  private found = 1;
  private rows = 0;
  private emptyRows = 0;
  private isFilled = false;
  private hasQuotes = false;
  private hasReturn = false;
  private returnsFirst: boolean | undefined;

  constructor(order: ScanOrder) {
    this.order = order;
    this.line = order.firstLine;
    this.rowLine = order.firstLine;
    this.wanted = new Set(order.wanted);
  }

  /** Letters and delimiters are passed over here, for speed; everything else is looked at one by one. */
  feed(bytes: Uint8Array): void {
    const delimiter = this.order.delimiter.charCodeAt(0);
    const { length } = bytes;
    let { state, found } = this;
    for (let at = 0; at < length; at += 1) {
      const byte = bytes[at] as number;
      if (byte > doubleQuote && byte !== delimiter && (state === inCell || state === inQuotes)) continue;
      if (byte === delimiter && state === inCell && !this.hasReturn) {
        found += 1;
        state = atStart;
        continue;
      }
      this.state = state;
      this.found = found;
      this.meet(byte, delimiter);
      ({ state, found } = this);
    }
    this.state = state;
    this.found = found;
  }

  finish(): ScanOutcome {
    if (this.hasReturn) this.loneReturn();
    if (this.state === inQuotes) this.fault('open-quote', this.rowLine);
    else this.endRow();
    const { rows, emptyRows, hasQuotes, faults, faultCount, lines } = this;
    return { rows, emptyRows, hasQuotes, faults, faultCount, lines };
  }

  private meet(byte: number, delimiter: number): void {
    if (this.hasReturn && byte !== lineFeed) this.loneReturn();
    if (byte === lineFeed) this.breakLine();
    else if (byte === 0) this.meetNul();
    else if (byte === doubleQuote && this.order.quote === 'double') this.meetQuote();
    else if (this.state === inQuotes) return;
    else if (byte === delimiter) this.endCell();
    else if (byte === carriageReturn) this.hasReturn = true;
    else this.meetLetter();
  }

  private endCell(): void {
    this.found += 1;
    this.state = atStart;
  }

  private breakLine(): void {
    const { hasReturn } = this;
    this.hasReturn = false;
    this.line += 1;
    if (this.state === inQuotes) return;
    if ((this.returnsFirst ??= hasReturn) !== hasReturn) this.fault('line-end', this.line - 1);
    this.endRow();
    this.rowLine = this.line;
  }

  private loneReturn(): void {
    this.hasReturn = false;
    this.fault('line-end', this.line);
  }

  private meetNul(): void {
    this.isFilled = true;
    this.fault('nul', this.line);
    if (this.state === atStart) this.state = inCell;
  }

  private meetQuote(): void {
    this.hasQuotes = true;
    this.isFilled = true;
    if (this.state === inCell) this.fault('quote', this.line);
    else this.state = this.state === inQuotes ? afterQuote : inQuotes;
  }

  private meetLetter(): void {
    if (this.state === afterQuote) this.fault('quote', this.line);
    this.state = inCell;
    this.isFilled = true;
  }

  private endRow(): void {
    if (this.found > 1 || this.state !== atStart) {
      if (this.found !== this.order.cells) this.fault('ragged-row', this.rowLine);
      if (this.isFilled) this.countRow();
      else this.emptyRows += 1;
    }
    this.isFilled = false;
    this.found = 1;
    this.state = atStart;
  }

  private countRow(): void {
    if (this.wanted.size > 0 && this.wanted.has(this.rows)) this.lines.set(this.rows, this.rowLine);
    this.rows += 1;
  }

  private fault(code: ShapeFault['code'], line: number): void {
    this.faultCount += 1;
    if (this.faults.length < mostFaults) this.faults.push({ code, line, cells: this.found });
  }
}
