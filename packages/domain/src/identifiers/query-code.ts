import { crockfordAlphabet, groupedByFour } from "./crockford.ts";
import { type Parsed, rejected } from "./parsed.ts";

/**
 * A query code (查询码) of a case: 19 characters of Crockford base32 (95 bits) and a check character, as it is kept;
 * {@link groupedQueryCode} is how people read it.
 */
export type QueryCode = string & { readonly __brand: "QueryCode" };

/** Why a text is no query code; `wrong-check-character` means that a character was misread. */
export type QueryCodeProblem = "malformed" | "wrong-check-character";

/** Characters of a query code, as it is kept. */
export const QUERY_CODE_ALPHABET = crockfordAlphabet.toUpperCase();

/** Characters before the check character. */
export const QUERY_CODE_LENGTH = 19;

const SIZE = QUERY_CODE_ALPHABET.length;
const FORM = /^[0-9A-HJKMNP-TV-Z]{20}$/;

/** The scheme of ISO/IEC 7064 for hybrid systems, over 32 characters: it finds every single wrong character. */
const checkCharacterOf = (text: string): string => {
  let product = SIZE;
  for (const character of text) {
    const sum = (product + QUERY_CODE_ALPHABET.indexOf(character)) % SIZE;
    product = ((sum === 0 ? SIZE : sum) * 2) % (SIZE + 1);
  }
  return QUERY_CODE_ALPHABET.charAt((SIZE + 1 - product) % SIZE);
};

/** Appends the check character to the {@link QUERY_CODE_LENGTH} characters of a code. */
export const withCheckCharacter = (text: string): QueryCode =>
  `${text}${checkCharacterOf(text)}` as QueryCode;

/**
 * Reads a query code as people type it: full-width or small letters, spaces and hyphens between groups, and what looks
 * alike (I and L for 1, O for 0).
 */
export const parseQueryCode = (text: string): Parsed<QueryCode, QueryCodeProblem> => {
  const plain = text
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[\s\-–—]/g, "")
    .replaceAll(/[IL]/g, "1")
    .replaceAll("O", "0");
  if (!FORM.test(plain)) return rejected("malformed");
  return plain.endsWith(checkCharacterOf(plain.slice(0, QUERY_CODE_LENGTH)))
    ? { ok: true, value: plain as QueryCode }
    : rejected("wrong-check-character");
};

/** A query code in groups of four, to be printed and read aloud: `7K3Q-F9XW-2M4T-R8BH-N5Y1`. */
export const groupedQueryCode = (code: QueryCode): string => groupedByFour(code);
