import { randomInt } from "node:crypto";
import { crockfordAlphabet } from "@tongban/domain";

/** A code by chance: so many characters of Crockford's base32 in lower case, of five bits each. */
export const chanceCode = (characters: number): string =>
  Array.from({ length: characters }, () =>
    crockfordAlphabet.charAt(randomInt(crockfordAlphabet.length)),
  ).join("");
