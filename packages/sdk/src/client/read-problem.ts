import type { ProblemDetails } from "@tongban/contract";
import * as z from "zod";

/** A list of which what cannot be read is left out. */
const listOf = <T extends z.ZodType>(item: T) => z.array(item).optional().catch(undefined);

const parts = {
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  errors: listOf(z.looseObject({ at: z.string(), problem: z.string() })),
  missing: listOf(
    z.looseObject({ part: z.string(), code: z.string(), facts: z.record(z.string(), z.unknown()) }),
  ),
};

/** The contract's problem as a reader takes it: with codes, words and members that only a newer broker knows. */
const readable = z.looseObject({
  ...parts,
  correlationId: z.string(),
  also: listOf(z.looseObject(parts)),
});

/** Reads a problem of this broker's version or of a newer one; nothing where it is none of a broker. */
export const readProblem = (json: unknown): ProblemDetails | undefined => {
  const read = readable.safeParse(json);
  return read.success ? (read.data as ProblemDetails) : undefined;
};
