import { createHash } from "node:crypto";
import type { CaseId, PartnerId } from "@tongban/domain";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const LENGTH = 26;

/**
 * The case that (partner, externalRef) names, for ever: 130 bits of SHA-256 in lower-case Crockford base32.
 * The same submission twice is the same case without any extra item.
 */
export const caseIdOf = (partner: PartnerId, externalRef: string): CaseId => {
  const digest = createHash("sha256").update(`${partner}\n${externalRef}`).digest();
  let bits = BigInt(`0x${digest.toString("hex")}`) >> BigInt(256 - LENGTH * 5);
  let text = "";
  for (let i = 0; i < LENGTH; i++) {
    text = ALPHABET.charAt(Number(bits & 31n)) + text;
    bits >>= 5n;
  }
  return text as CaseId;
};
