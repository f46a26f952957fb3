import { parseLocalDate } from "../clock/instant.ts";
import { type Parsed, rejected } from "./parsed.ts";

/** A citizen identity number (公民身份号码, GB 11643): 18 characters, the last a check digit `0`–`9` or `X`. */
export type CitizenId = string & { readonly __brand: "CitizenId" };

/** Why a text is no citizen identity number. */
export type CitizenIdProblem = "malformed" | "unreal-date" | "wrong-check-digit";

const FORM = /^\d{17}[\dX]$/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = "10X98765432";

const checkDigitOf = (text: string): string =>
  CHECK_DIGITS.charAt(WEIGHTS.reduce((sum, weight, index) => sum + weight * Number(text[index]), 0) % 11);

/**
 * Reads a citizen identity number by GB 11643, a final `x` becoming `X`. The birth date must be a real one; the address
 * code is not judged, because retired codes stay valid.
 */
export const parseCitizenId = (text: string): Parsed<CitizenId, CitizenIdProblem> => {
  const id = text.replace(/x$/, "X");
  if (!FORM.test(id)) return rejected("malformed");
  const born = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;
  if (parseLocalDate(born) === undefined) return rejected("unreal-date");
  return id[17] === checkDigitOf(id) ? { ok: true, value: id as CitizenId } : rejected("wrong-check-digit");
};
