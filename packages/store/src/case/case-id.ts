import { hash } from "node:crypto";
import {
  type BundleId,
  type CaseId,
  crockfordAlphabet,
  type InquiryId,
  type InquiryKind,
  type PartId,
  type PartnerId,
} from "@tongban/domain";

const LENGTH = 26;
const INQUIRY_LENGTH = 10;
/** Bits of a character. */
const BITS = 5;

/**
 * The case that (partner, externalRef) names, for ever: 130 bits of SHA-256 in lower-case Crockford base32.
 * The same submission twice is the same case without any extra item.
 */
export const caseIdOf = (partner: PartnerId, externalRef: string): CaseId =>
  derived(`${partner}\n${externalRef}`);

/** The child case that a part of a joint case is, the first time it is started (run 1) or a later one. */
export const partCaseIdOf = (parent: CaseId, part: PartId, run: number): CaseId =>
  derived(`${parent}\n${part}\n${run}`);

/** The bundle that (partner, externalRef) names, for ever: another one than the case of that name. */
export const bundleIdOf = (partner: PartnerId, externalRef: string): BundleId =>
  derived(`${partner}\n${externalRef}\npackage`);

/** The inquiry that a caller's command names: the same command again is the same inquiry, without any extra item. */
export const inquiryIdOf = (kind: InquiryKind, caller: string, command: string): InquiryId =>
  `${kind === "complaint" ? "ts" : "zx"}-${derived(`${caller}\n${command}\ninquiry`, INQUIRY_LENGTH)}` as InquiryId;

const derived = <T extends string>(name: string, length = LENGTH): T => {
  const digest = hash("sha256", name, "buffer");
  let text = "";
  for (let bit = 0; bit < length * BITS; bit += BITS) {
    const pair = digest.readUInt16BE(bit >> 3);
    text += crockfordAlphabet[(pair >> (16 - BITS - (bit & 7))) & 31];
  }
  return text as T;
};
