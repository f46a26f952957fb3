import { crockfordAlphabet, groupedByFour } from "./crockford.ts";

/** The code on a paper by which anyone can have it verified: 20 characters of Crockford base32, 100 bits by chance. */
export type VerificationCode = string & { readonly __brand: "VerificationCode" };

/** Characters of a code. */
export const VERIFICATION_CODE_LENGTH = 20;

const CODE = new RegExp(`^[${crockfordAlphabet}]{${VERIFICATION_CODE_LENGTH}}$`);

/** Reads a code as people type it: in either case, with or without separators, o for 0, i or l for 1. */
export const parseVerificationCode = (text: string): VerificationCode | undefined => {
  const plain = text.toLowerCase().replaceAll(/[\s-]/g, "").replaceAll("o", "0").replaceAll(/[il]/g, "1");
  return CODE.test(plain) ? (plain as VerificationCode) : undefined;
};

/** A code in groups, as it is printed: `0ABC-DEFG-…`. */
export const printedVerificationCode = (code: VerificationCode): string => groupedByFour(code.toUpperCase());
