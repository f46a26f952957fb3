import { parseOrganisationCode } from "./organisation-code.ts";
import { type Parsed, rejected } from "./parsed.ts";

/** A unified social credit code (统一社会信用代码, GB 32100): 18 characters, upper case. */
export type SocialCreditCode = string & { readonly __brand: "SocialCreditCode" };

/** Why a text is no unified social credit code; `wrong-organisation-code` means that positions 9 to 17 fail GB 11714. */
export type SocialCreditCodeProblem = "malformed" | "wrong-check-digit" | "wrong-organisation-code";

/** The alphabet of GB 32100: no I, O, S, V or Z. */
const VALUES = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const FORM = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

const checkDigitOf = (text: string): string => {
  const sum = WEIGHTS.reduce(
    (total, weight, index) => total + weight * VALUES.indexOf(text.charAt(index)),
    0,
  );
  return VALUES.charAt((31 - (sum % 31)) % 31);
};

/** Reads a unified social credit code by GB 32100, its own check digit first and then that of the organisation code in it. */
export const parseSocialCreditCode = (text: string): Parsed<SocialCreditCode, SocialCreditCodeProblem> => {
  if (!FORM.test(text)) return rejected("malformed");
  if (text[17] !== checkDigitOf(text)) return rejected("wrong-check-digit");
  return parseOrganisationCode(text.slice(8, 17)).ok
    ? { ok: true, value: text as SocialCreditCode }
    : rejected("wrong-organisation-code");
};
