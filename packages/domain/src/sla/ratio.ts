/** A share with what it is made of; `rate` is null where there is nothing to divide by. */
export type Ratio = { readonly part: number; readonly whole: number; readonly rate: number | null };

/** Divides, unless there is nothing to divide by. */
export const ratio = (part: number, whole: number): Ratio => ({
  part,
  whole,
  rate: whole === 0 ? null : part / whole,
});
