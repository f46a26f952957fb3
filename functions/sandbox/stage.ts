import { isSandboxKey } from "@tongban/contract";
import { addMs, type Instant, instantFromEpochMs, type PartnerId } from "@tongban/domain";
import { contentDigest, expectedSignatureBase } from "@tongban/signature";
import { attemptsKeptDays, loadHead, type StoreContext } from "@tongban/store";
import { keepSandboxPartner, loadMoved } from "@tongban/store/sandbox";
import { problem } from "../edge/answer.ts";
import type { Stage } from "../edge/stage.ts";
import { isOvertaken, postOrMeetFault } from "./faults/meet-delivery-fault.ts";
import { meetFault } from "./faults/meet-fault.ts";
import { sandboxLimits } from "./limits.ts";

const DAY_MS = 86_400_000;
/** ms after which a partner that is there is kept for longer. */
const KEPT_AGAIN_MS = 3_600_000;

const keptAt = new Map<PartnerId, number>();

const keep = async (store: StoreContext, partner: PartnerId): Promise<void> => {
  const now = Date.now();
  if (now - (keptAt.get(partner) ?? 0) < KEPT_AGAIN_MS) return;
  keptAt.set(partner, now);
  await keepSandboxPartner(store, partner, instantFromEpochMs(now), sandboxLimits.unusedDays);
};

/** A time that was moved on already is not moved again: it is the later of both. */
const movedOn = (now: Instant, moved: number): Instant => {
  const there = addMs(instantFromEpochMs(Date.now()), moved);
  return moved > 0 && there > now ? there : now;
};

/** A sandbox: partners move the time of their cases, force faults on themselves, and are told what a signature should be over. */
export const stage: Stage = {
  clockFor: async (store, owner, now) => {
    const partner =
      "partner" in owner ? owner.partner : (await loadHead(store, owner.caseId))?.kase.origin.partner;
    return partner && isSandboxKey(partner) ? movedOn(now, await loadMoved(store, partner)) : now;
  },
  meet: async (store, partner, path) => {
    if (!isSandboxKey(partner)) return undefined;
    await keep(store, partner);
    return path.startsWith("/sandbox/") ? undefined : meetFault(store, partner);
  },
  explain: (request, { reason }) => {
    if (reason === "digest-mismatch") return { expectedDigest: contentDigest(request.body ?? "") };
    const expected = reason === "signature-invalid" ? expectedSignatureBase(request) : undefined;
    return expected === undefined ? {} : { expectedSignatureBase: expected };
  },
  ofAnotherStage: (keyId) =>
    isSandboxKey(keyId)
      ? problem("sandbox-key-unknown", { unusedDays: sandboxLimits.unusedDays })
      : problem("production-key"),
  post: postOrMeetFault,
  heldBack: isOvertaken,
  // Nobody keeps how far the clock was ahead then.
  deliveredSince: (_at, now) => addMs(now, -attemptsKeptDays * DAY_MS),
};
