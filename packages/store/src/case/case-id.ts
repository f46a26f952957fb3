import { hash } from "node:crypto";
import type { CaseId, PartnerId } from "@tongban/domain";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH = 26;
/** Bits of a character. */
const BITS = 5;

/**
 * The case that (partner, externalRef) names, for ever: 130 bits of SHA-256 in lower-case Crockford base32.
 * The same submission twice is the same case without any extra item.
 */
export const caseIdOf = (partner: PartnerId, externalRef: string): CaseId => {
  const digest = hash("sha256", `${partner}\n${externalRef}`, "buffer");
  let text = "";
  for (let bit = 0; bit < LENGTH * BITS; bit += BITS) {
    const pair = digest.readUInt16BE(bit >> 3);
    text += ALPHABET[(pair >> (16 - BITS - (bit & 7))) & 31];
  }
  return text as CaseId;
};
