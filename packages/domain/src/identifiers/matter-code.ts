import { type Parsed, rejected } from "./parsed.ts";
import { parseSocialCreditCode, type SocialCreditCode } from "./social-credit-code.ts";

/** A basic code (基本编码): the 12 digits that name a matter all over the country, such as 000123020000. */
export type BasicCode = string & { readonly __brand: "BasicCode" };

/** An implementation code (实施编码): 31 characters that name a matter as one organ handles it. */
export type ImplementationCode = string & { readonly __brand: "ImplementationCode" };

/** The parts of an implementation code: the organ, the level it acts at (行使层级, one digit) and the matter. */
export type ImplementationCodeParts = {
  readonly organ: SocialCreditCode;
  readonly level: number;
  readonly matter: BasicCode;
};

/** Why a text is no implementation code; `wrong-organ` means that its first 18 characters fail GB 32100 or GB 11714. */
export type ImplementationCodeProblem = "malformed" | "wrong-organ";

const BASIC = /^\d{12}$/;
const IMPLEMENTATION = /^[0-9A-Z]{18}\d{13}$/;

/** Reads a basic code of 12 digits; it has no check digit. */
export const parseBasicCode = (text: string): Parsed<BasicCode, "malformed"> =>
  BASIC.test(text) ? { ok: true, value: text as BasicCode } : rejected("malformed");

/** Reads an implementation code: a valid unified social credit code, one digit for the level, and a basic code. */
export const parseImplementationCode = (
  text: string,
): Parsed<ImplementationCode, ImplementationCodeProblem> => {
  if (!IMPLEMENTATION.test(text)) return rejected("malformed");
  return parseSocialCreditCode(text.slice(0, 18)).ok
    ? { ok: true, value: text as ImplementationCode }
    : rejected("wrong-organ");
};

/** Builds an implementation code; refuses a level that is no digit. */
export const makeImplementationCode = ({
  organ,
  level,
  matter,
}: ImplementationCodeParts): Parsed<ImplementationCode, ImplementationCodeProblem> =>
  parseImplementationCode(`${organ}${level}${matter}`);
