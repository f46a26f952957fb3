import type { Standard } from "../agreement/agreement.ts";
import { type Case, concludedAt } from "../case/case.ts";
import { isLive } from "../clock/clock.ts";
import { addMs, type Instant } from "../clock/instant.ts";

/** Calendar days that materials are kept after the end of their case, where the standard says none: our assumption. */
export const assumedRetentionDays = 1_095;

/** The law that an erasure follows: the shortest time that the purpose needs. */
export const ERASURE_BASIS = "个人信息保护法 19";

const DAY_MS = 86_400_000;

const daysOf = ({ retention }: Standard): number => retention?.amount ?? assumedRetentionDays;

/** When a case came to its end: once nobody owes anything for it any more, so not while its result is on its way. */
const endOf = (kase: Case): Instant | undefined => {
  if (kase.status === "closed") return kase.acknowledgedAt;
  return kase.status === "decided" ? undefined : concludedAt(kase);
};

/**
 * When the files of a case's materials are to be erased (个人信息保护法 19): some days after its end. Nothing while it is not
 * over; while anything about it is still owed, be it an order (督办), an explanation, the mending of a bad rating or a parcel that
 * is late or lost, which holds the erasure off; and once they are erased. A part of a joint case has files of its own where it was
 * inspected, or sent anything: they are erased as those of any case.
 */
export const erasureOf = (kase: Case): Instant | undefined => {
  const end = endOf(kase);
  if (end === undefined || kase.erased) return undefined;
  if (Object.values(kase.clocks).some(isLive) || (kase.overdueParcels ?? []).length > 0) return undefined;
  return addMs(end, daysOf(kase.origin.standard) * DAY_MS);
};
