import { concernedStaff, type Inquiry, type StaffId } from "@tongban/domain";
import { loadHistory, type StoreContext } from "@tongban/store";

/** Whom of the staff an inquiry concerns, as the events of its case tell now; a consultation concerns nobody. */
export const concernedBy = async (
  store: StoreContext,
  { kind, caseId }: Pick<Inquiry, "kind" | "caseId">,
): Promise<ReadonlySet<StaffId>> => {
  if (kind !== "complaint" || caseId === undefined) return new Set();
  return concernedStaff((await loadHistory(store, caseId))?.events ?? []);
};
