/** A fault of a row, by its ordinal below the header (from 0). */
export interface RowFault {
  readonly code: string;
  readonly ordinal: number;
  /** `{row 12}` in it becomes the line of that row. */
  readonly message: string;
  readonly hint: string;
  /** How many rows have the same fault, beyond those that are told. */
  readonly untold: number;
}
