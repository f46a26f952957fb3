import { type Parsed, rejected } from "./parsed.ts";

/** An organisation code (组织机构代码, GB 11714): 9 characters `0`–`9`, `A`–`Z` without a hyphen, the last a check digit. */
export type OrganisationCode = string & { readonly __brand: "OrganisationCode" };

/** Why a text is no organisation code. */
export type OrganisationCodeProblem = "malformed" | "wrong-check-digit";

const FORM = /^[0-9A-Z]{8}[0-9X]$/;
const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** Unlike GB 32100, GB 11714 counts letters without gaps, so A is 10 and Z is 35. */
const VALUES = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

const CHECK_DIGITS = "0X987654321";

const checkDigitOf = (text: string): string =>
  CHECK_DIGITS.charAt(
    WEIGHTS.reduce((sum, weight, index) => sum + weight * VALUES.indexOf(text.charAt(index)), 0) % 11,
  );

/** Reads an organisation code by GB 11714 in its form without a hyphen. */
export const parseOrganisationCode = (text: string): Parsed<OrganisationCode, OrganisationCodeProblem> => {
  if (!FORM.test(text)) return rejected("malformed");
  return text[8] === checkDigitOf(text)
    ? { ok: true, value: text as OrganisationCode }
    : rejected("wrong-check-digit");
};
