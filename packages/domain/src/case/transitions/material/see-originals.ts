import { originalsOutstanding } from "../../../material/originals.ts";
import { refusal } from "../../../refusal.ts";
import type { Staff } from "../../../staff.ts";
import { unlessHolderOrLead } from "../../holding.ts";
import { transition } from "../../transition.ts";

/**
 * Says that originals were shown at the window and agree with what was sent (核验原件), by the titles that are outstanding; by
 * the case's holder or a lead. Those that come by post are seen when their parcel is received.
 */
export const seeOriginals = transition({
  from: ["claimed", "awaiting-supplement", "accepted", "suspended"],
  unless: unlessHolderOrLead,
  happens: (kase, _staff: Staff, shown: readonly string[]) => {
    const outstanding = originalsOutstanding(kase);
    const others = shown.filter((title) => !outstanding.includes(title));
    return others.length > 0 || shown.length === 0
      ? refusal("original-not-asked", { materials: others, outstanding })
      : [{ type: "OriginalsSeen", materials: [...new Set(shown)] }];
  },
});
