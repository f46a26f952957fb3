import {
  epochMs,
  type Instant,
  msUntilToken,
  type OwnRates,
  type PartnerId,
  type RateClass,
  type RatePolicy,
  type Rates,
  ratePolicy,
  tokensIn,
} from "@tongban/domain";
import { type StoreContext, takeRateTokens } from "@tongban/store";
import { rateMetrics } from "../../deployment.ts";
import { logFault } from "../log.ts";
import { putMetrics } from "../metrics.ts";
import { batchLifeMs, isOver, nextSize, noBatch, type TokenBatch } from "./token-batch.ts";

/** What a partner may still ask of a class, as far as this run of the function knows. */
export type Budget = {
  readonly policy: RatePolicy;
  /** Requests that are left; what other runs take meanwhile is not seen. */
  readonly left: number;
  /** Set where this request is one too many: seconds until there may be room for one. */
  readonly waitSeconds?: number;
};

/** A request's way to its partner's budget. */
export type Allowance = {
  readonly policy: RatePolicy;
  /** Takes one request out of the budget. */
  readonly take: () => Promise<Budget>;
  /** Puts it back: of a request that failed on our side, or that the partner did not make. */
  readonly giveBack: () => void;
};

/** Who asks for what, and when. */
export type Asking = {
  readonly partner: { readonly id: PartnerId; readonly rates?: OwnRates };
  readonly of: RateClass;
  readonly now: Instant;
};

/** ms for which a run takes a bucket to be empty at least: asking again costs a write. */
const leastEmptyMs = 1_000;

/** ms that the table may take to say what is left; after that the request is let through. */
const patienceMs = 2_000;

/** For so long a run lets requests through without asking a table that failed, ms. */
const unlimitedMs = 1_000;

/** Partners and classes that a run remembers. */
const mostRemembered = 1_000;

/**
 * Limits partners' requests over all runs of all functions by their buckets in the table. Tokens are out of the
 * bucket before they are used, so that no number of runs lets through more than the bucket gave; those of a run that ended
 * are lost, and come back as time fills the bucket. Where the table fails, requests go through, and that is counted.
 */
export const rateLimiter = (store: StoreContext, rates: Rates): ((asking: Asking) => Allowance) => {
  const batches = new Map<string, TokenBatch>();
  const keep = (name: string, batch: TokenBatch): void => {
    if (batches.size >= mostRemembered && !batches.has(name)) batches.clear();
    batches.set(name, batch);
  };
  return ({ partner, of, now }) => {
    const policy = ratePolicy(rates, partner.rates, of);
    const name = `${of} ${partner.id}`;
    const time = epochMs(now);
    const known = () => batches.get(name) ?? noBatch;
    return {
      policy,
      take: async () => {
        if (isOver(known(), time)) keep(name, await refill(store, { partner, policy, now }, known()));
        const batch = known();
        if (batch.tokens === 0) return refused(policy, batch, time);
        keep(name, { ...batch, tokens: batch.tokens - 1 });
        const left = batch.tokens - 1 + tokensIn(policy.quota, batch.fullAt, time);
        return { policy, left: Math.min(policy.quota, left) };
      },
      giveBack: () => keep(name, { ...known(), tokens: known().tokens + 1 }),
    };
  };
};

const refused = (policy: RatePolicy, { fullAt, emptyUntil }: TokenBatch, time: number): Budget => {
  const wait = Math.max(msUntilToken(policy.quota, fullAt, time), emptyUntil - time);
  return { policy, left: 0, waitSeconds: Math.max(1, Math.ceil(wait / 1_000)) };
};

type Refilling = {
  readonly partner: Asking["partner"];
  readonly policy: RatePolicy;
  readonly now: Instant;
};

const refill = async (
  store: StoreContext,
  { partner, policy, now }: Refilling,
  before: TokenBatch,
): Promise<TokenBatch> => {
  const time = epochMs(now);
  const wanted = nextSize(before, policy.quota, time);
  const { fullAt } = before;
  try {
    const wish = { wanted, fullAt, now: time };
    const lease = await takeRateTokens(store, partner.id, policy, wish, AbortSignal.timeout(patienceMs));
    return lease.kind === "tokens"
      ? { tokens: lease.tokens, size: lease.tokens, takenAt: time, emptyUntil: 0, fullAt: lease.fullAt }
      : { ...noBatch, emptyUntil: time + Math.max(leastEmptyMs, lease.waitMs), fullAt: lease.fullAt };
  } catch (fault) {
    logFault("requests-unlimited", fault, { partner: partner.id });
    putMetrics(now, { [rateMetrics.unlimited]: { value: 1, unit: "Count" } });
    return {
      tokens: policy.quota,
      size: 1,
      takenAt: time + unlimitedMs - batchLifeMs,
      emptyUntil: 0,
      fullAt,
    };
  }
};

/** The allowance of a caller who is to see what being refused is like: nothing is taken from its budget. */
export const outOfBudget = ({ policy }: Allowance): Allowance => ({
  policy,
  take: async () => ({ policy, left: 0, waitSeconds: 1 }),
  giveBack: () => {},
});
