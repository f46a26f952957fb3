/** Rows that a sheet of applications may have (CSV 投递). */
export const dropRowsAtMost = 50_000;

/** Most bytes of a sheet that is put into a folder of the broker: 32 MB, more than its rows take. */
export const dropSheetBytes = 33_554_432;

/**
 * That an application came as a row of a sheet which its partner put into its folder: no request was signed for it, and
 * this is what stands in the place of a signature. Who may put a file there, the bucket alone knows.
 */
export type DroppedRow = {
  /** SHA-256 of the sheet, hex. */
  readonly sheet: string;
  /** The version by which the bucket names these bytes; absent where it keeps no versions. */
  readonly version?: string;
  /** As a spreadsheet shows it: 2 is the first below the headings. */
  readonly row: number;
};
