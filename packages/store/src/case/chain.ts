import { hash } from "node:crypto";
import type {
  BundleId,
  CaseEvent,
  CaseId,
  EventFacts,
  PartnerId,
  RegionCode,
  WindowId,
} from "@tongban/domain";
import canonicalize from "canonicalize";

/** Which command an event answers: its id, and a digest of what it asked, to recognise a repetition. */
export type CommandStamp = { readonly id: string; readonly digest: string };

/** What the first event says beside the domain's: how the case is found, and that the same submission is known again. */
export type FirstFacts = {
  /** SHA-256 of the submission's canonical JSON, base64url. */
  readonly submissionDigest: string;
  /** HMAC of the applicant's number. */
  readonly subject: string;
  /** HMAC of the applicant's full name. */
  readonly fullName: string;
  /** Nonce of the signed request that submitted it, which is spent by this event. */
  readonly nonce?: string;
};

/** An event as it is kept: the domain's facts, where it belongs, which command made it, and its link. */
export type KeptEvent = EventFacts & {
  readonly caseId: CaseId;
  readonly partner: PartnerId;
  readonly source: RegionCode;
  readonly handling: RegionCode;
  readonly window: WindowId;
  /** Of a part of a joint case, the case that it belongs to. */
  readonly parent?: CaseId;
  /** Of a member of a package, the bundle that it belongs to. */
  readonly bundle?: BundleId;
  /** The AWS region that wrote it. */
  readonly home: string;
  readonly command: CommandStamp;
  /** What people wrote in it, sealed; of the first event, the application. */
  readonly sealed?: Uint8Array;
  readonly first?: FirstFacts;
  readonly prevHash: string;
  readonly hash: string;
};

/** The `prevHash` of a case's first event. */
export const CHAIN_START = "";

/** SHA-256 of a value's RFC 8785 canonical JSON, base64url. */
export const digestOf = (value: unknown): string =>
  hash("sha256", canonicalize(value) ?? "null", "base64url");

type WithoutHash<E> = E extends unknown ? Omit<E, "hash"> : never;

/** Hash of an event: everything it says, its place in the chain included; bytes count as base64url. */
export const hashOf = (event: WithoutHash<KeptEvent>): string =>
  digestOf(event.sealed ? { ...event, sealed: Buffer.from(event.sealed).toString("base64url") } : event);

/** What has a place in a chain: its number from 1, the hash of the one before it, and its own. */
type Link = { readonly n: number; readonly prevHash: string; readonly hash: string };

/** Where a chain breaks: the number of the first link that does not follow, or nothing. `hashed` is the hash of what one says. */
export const firstBroken = <L extends Link>(
  links: readonly L[],
  hashed: (said: WithoutHash<L>) => string,
): number | undefined => {
  let previous = CHAIN_START;
  for (const [index, link] of links.entries()) {
    const { hash, ...said } = link;
    if (link.n !== index + 1 || link.prevHash !== previous || hashed(said as WithoutHash<L>) !== hash)
      return index + 1;
    previous = hash;
  }
  return undefined;
};

/** Where a case's chain breaks: the number of the first event that does not follow, or nothing. */
export const brokenLink = (events: readonly KeptEvent[]): number | undefined => firstBroken(events, hashOf);

/** The field under which what people wrote in an event is sealed. */
export const sealedField = (n: number): string => `event-${n}`;

/** The facts of an event, without what people wrote in it. */
export const factsOf = (event: CaseEvent): EventFacts => {
  if (!("prose" in event)) return event;
  const { prose: _prose, ...facts } = event;
  return facts;
};
