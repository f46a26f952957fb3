import type { ownInquiry } from "@tongban/contract";
import type { CaseId, Instant } from "@tongban/domain";
import { listCaseInquiries, loadInquiry, loadWindows, type StoreContext } from "@tongban/store";
import type * as z from "zod";
import { ownInquiryView } from "./inquiry-view.ts";

/** What was asked or complained about a case, with what was written: for its partner, and its applicant's session. */
export const readOwnInquiries = async (
  store: StoreContext,
  caseId: CaseId,
  now: Instant,
): Promise<z.output<typeof ownInquiry>[]> => {
  const listed = await listCaseInquiries(store, caseId);
  if (listed.length === 0) return [];
  const windows = await loadWindows(store, [...new Set(listed.map(({ window }) => window))]);
  const read = listed.map(async ({ id, window }) => {
    const kept = await loadInquiry(store, id);
    const names = windows.find((one) => one.id === window);
    return kept ? [await ownInquiryView(store, kept, names, now, true)] : [];
  });
  return (await Promise.all(read)).flat();
};
