import type { Case, CaseId, Staff } from "@tongban/domain";
import { loadHead, type StoreContext } from "@tongban/store";
import { sideOf } from "../views/side-of.ts";

/** A case that the caller may see from its handling side; nothing where it does not exist for them, or came from theirs. */
export const findHandledCase = async (
  store: StoreContext,
  caller: Staff,
  caseId: CaseId,
): Promise<Case | undefined> => {
  const head = await loadHead(store, caseId);
  return head && sideOf(caller, head.kase) === "handling" ? head.kase : undefined;
};
