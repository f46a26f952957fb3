import { refusal } from "../../refusal.ts";
import type { Staff } from "../../staff.ts";
import { type Case, type CaseIn, isIn } from "../case.ts";
import { leaseEndFrom } from "../due.ts";
import { transition } from "../transition.ts";

/**
 * Reserves a case for one clerk until the lease ends (working time, by the standard). A case whose lease ended
 * may be taken over; the version then fences off whatever its former holder still sends. A case that is past the board
 * and that nobody holds (accepted by lapse of time, or come over from a window that closed) is taken for good.
 */
export const claim = transition({
  from: ["routed", "claimed", "awaiting-supplement", "accepted", "suspended"],
  unless: (kase, _staff: Staff, now) => {
    if (isPastBoard(kase))
      return kase.holder === undefined
        ? undefined
        : refusal(heldRefusals[kase.status], { status: kase.status });
    if (kase.status === "routed" || now >= kase.leaseEnds) return undefined;
    const { holder, claimedAt, leaseEnds } = kase;
    return refusal("already-claimed", { holder, claimedAt, leaseEnds });
  },
  happens: (kase, staff, _input: undefined, moment) => {
    const claimed = { type: "CaseClaimed", holder: staff.id } as const;
    if (isPastBoard(kase)) return [claimed];
    const lease = leaseEndFrom(kase.origin.standard, moment);
    if (lease.kind === "refusal") return lease;
    const former = kase.status === "claimed" ? { takenOverFrom: kase.holder } : {};
    return [{ ...claimed, leaseEnds: lease.value, ...former }];
  },
});

/** Why a case that somebody holds for good is not to be claimed. */
const heldRefusals = {
  "awaiting-supplement": "awaiting-supplement",
  accepted: "already-accepted",
  suspended: "clock-paused",
} as const;

const isPastBoard = (kase: Case): kase is CaseIn<keyof typeof heldRefusals> =>
  isIn(kase, ["awaiting-supplement", "accepted", "suspended"]);
