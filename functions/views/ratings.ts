import type { ratings } from "@tongban/contract";
import type { Case } from "@tongban/domain";
import type * as z from "zod";

/** The ratings of a case (好差评) as they stand. */
export const ratingsView = ({ ratings: given = [] }: Pick<Case, "ratings">): z.output<typeof ratings> =>
  given.map(({ stage, grade, at, appeal }) => ({ stage, grade, at, appeal: appeal ?? null }));
