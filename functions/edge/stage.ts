import { isSandboxKey } from "@tongban/contract";
import type { CaseId, Instant, PartnerId } from "@tongban/domain";
import type { HttpRequest, SignatureRefusal } from "@tongban/signature";
import type { StoreContext, Subscriber } from "@tongban/store";
import { type Problem, problem } from "./answer.ts";
import type { Exchanged } from "./webhook/exchanged.ts";

/** Whose time is asked for: a case's, which is that of the partner that submitted it. */
export type TimeOwner = { readonly caseId: CaseId } | { readonly partner: PartnerId };

/** What is in a request's way: a problem, or that its partner is to be told that it asks too much. */
export type Hindrance = Problem | { readonly kind: "out-of-budget" };

/** A delivery that is about to be posted, to an endpoint that has `timeout` ms for its answer. */
export type Posting = {
  readonly store: StoreContext;
  readonly subscriber: Subscriber;
  readonly timeout: number;
};

/** What a stage does in its own way; bundling puts a sandbox's in the place of this one. */
export type Stage = {
  /** What time it is for a partner and its cases, where the machine's clock says `now`. */
  readonly clockFor: (store: StoreContext, owner: TimeOwner, now: Instant) => Promise<Instant>;
  /** What is in the way of a partner's request that is signed as it should be. */
  readonly meet: (store: StoreContext, partner: PartnerId, path: string) => Promise<Hindrance | undefined>;
  /** What a partner is told beside the reason for which its signature was refused. */
  readonly explain: (request: HttpRequest, refusal: SignatureRefusal) => Readonly<Record<string, string>>;
  /** Why nobody registered a key here, as far as its name tells: it may be one of another stage. */
  readonly ofAnotherStage: (keyId: string) => Problem | undefined;
  /** Posts a delivery, or does something else in its place. */
  readonly post: (about: Posting, post: () => Promise<Exchanged>) => Promise<Exchanged>;
  /** Why a delivery is not posted now but later, so that others overtake it. */
  readonly heldBack: (store: StoreContext, subscriber: Subscriber) => Promise<string | undefined>;
  /** Since when, by the machine's clock, an event that happened `at` its partner's time may have been delivered. */
  readonly deliveredSince: (at: Instant, now: Instant) => Instant;
};

/** Production: time is the machine's, nothing is in the way, and a refused signature is told its reason alone. */
export const stage: Stage = {
  clockFor: async (_store, _owner, now) => now,
  meet: async () => undefined,
  explain: () => ({}),
  ofAnotherStage: (keyId) => (isSandboxKey(keyId) ? problem("sandbox-key") : undefined),
  post: (_about, post) => post(),
  heldBack: async () => undefined,
  deliveredSince: (at) => at,
};
