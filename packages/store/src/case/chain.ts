import { createHash } from "node:crypto";
import type { CaseEvent, CaseId, PartnerId, RegionCode, WindowId } from "@tongban/domain";
import canonicalize from "canonicalize";

/** Which command an event answers: its id, and a digest of what it asked, to recognise a repetition. */
export type CommandStamp = { readonly id: string; readonly digest: string };

/** An event as it is kept: the domain's event, where it belongs, which command made it, and its link. */
export type KeptEvent = CaseEvent & {
  readonly caseId: CaseId;
  readonly partner: PartnerId;
  readonly source: RegionCode;
  readonly handling: RegionCode;
  readonly window: WindowId;
  readonly command: CommandStamp;
  /** First event only: the application, sealed. */
  readonly sealed?: Uint8Array;
  /** First event only: SHA-256 of the submission's canonical JSON, base64url. */
  readonly submissionDigest?: string;
  readonly prevHash: string;
  readonly hash: string;
};

/** The `prevHash` of a case's first event. */
export const CHAIN_START = "";

/** SHA-256 of a value's RFC 8785 canonical JSON, base64url. */
export const digestOf = (value: unknown): string =>
  createHash("sha256")
    .update(canonicalize(value) ?? "null")
    .digest("base64url");

/** Hash of an event: everything it says, its place in the chain included; bytes count as base64url. */
export const hashOf = (event: Omit<KeptEvent, "hash">): string =>
  digestOf(event.sealed ? { ...event, sealed: Buffer.from(event.sealed).toString("base64url") } : event);

/** Where a chain breaks: the number of the first event that does not follow, or nothing. */
export const brokenLink = (events: readonly KeptEvent[]): number | undefined => {
  let previous = CHAIN_START;
  for (const [index, event] of events.entries()) {
    const { hash, ...said } = event;
    if (event.n !== index + 1 || event.prevHash !== previous || hashOf(said) !== hash) return index + 1;
    previous = hash;
  }
  return undefined;
};
