import { type CaseHistory, loadHistory } from "@tongban/store";
import type { Resources } from "../edge/resources.ts";
import type { Applicant } from "./applicant-authentication.ts";

/** The case that a query code or a session names; that it is not there is a fault. */
export const loadOwnHistory = async (
  { store }: Pick<Resources, "store">,
  { caseId }: Applicant,
): Promise<CaseHistory> => {
  const history = await loadHistory(store, caseId);
  if (!history) throw new Error("a query code leads to a case that is not there");
  return history;
};
