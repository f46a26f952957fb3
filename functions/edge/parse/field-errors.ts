import { type FieldError, fieldProblem, type Said, unknownField } from "@tongban/contract";
import { holdsCitizenId } from "@tongban/domain";
import type * as z from "zod";

/** Errors as they are gathered. */
export type FieldErrors = FieldError[];

/** A value as its schema reads it; what is wrong with it is added to `errors`, under a pointer that begins with `at`. */
export const checked = (at: string, schema: z.ZodType, value: unknown, errors: FieldErrors): unknown => {
  const answer = schema.safeParse(value, { reportInput: true });
  if (answer.success) return answer.data;
  for (const issue of answer.error.issues) {
    if (issue.code === "unrecognized_keys") {
      for (const key of issue.keys)
        errors.push({ at: pointer(at, [...issue.path, key]), said: unknownField });
    } else
      errors.push({ at: pointer(at, issue.path), said: inEntry(value, issue.path, fieldProblem(issue)) });
  }
  return undefined;
};

/**
 * The JSON pointer (RFC 6901) of a field; the whole body is `/`. A name that the sender chose could be someone's: it
 * stands as `?` unless it is a short plain word.
 */
export const pointer = (at: string, path: readonly PropertyKey[]): string =>
  [at, ...path.map((part) => (typeof part === "number" ? part : safeName(String(part))))].join("/") || "/";

/** Where a sender's own name does not stand in the pointer, says which entry of its object is meant. */
const inEntry = (value: unknown, path: readonly PropertyKey[], said: Said): Said => {
  let within: unknown = value;
  for (const part of path) {
    if (!(within instanceof Object)) return said;
    if (typeof part === "string" && safeName(part) !== part) {
      const n = Object.keys(within).indexOf(part) + 1;
      return { en: `entry ${n}: ${said.en}`, zh: `第 ${n} 项：${said.zh}` };
    }
    within = Object.entries(within).find(([name]) => name === String(part))?.[1];
  }
  return said;
};

/** A member's name if it can be no personal data, else `?`. */
export const safeName = (name: string): string =>
  /^[A-Za-z][A-Za-z0-9_]{0,40}$/.test(name) && !holdsCitizenId(name) ? name : "?";
