import { type CaseId, type Instant, route } from "@tongban/domain";
import { loadHead, type StoreContext, saveCase } from "@tongban/store";
import { logInfo } from "../edge/log.ts";

const TRIES = 5;

/**
 * Puts a submitted case on its window's board. A case that is past that (delivered twice, or withdrawn
 * meanwhile) is a refusal: acknowledged and recorded. A case that does not exist is a fault.
 */
export const routeCase = async (store: StoreContext, caseId: CaseId, now: Instant): Promise<void> => {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const before = await loadHead(store, caseId);
    if (!before) throw new Error("routed a case that is not in the table");
    const decision = route(before.kase, now);
    if (decision.kind === "refused") {
      logInfo("not routed", { caseId, code: decision.code });
      return;
    }
    const stamp = { id: "route", digest: "" };
    const saved = await saveCase(store, before, decision, stamp);
    if (saved.kind === "saved") return;
  }
  throw new Error("other commands kept being first; the queue tries again");
};
