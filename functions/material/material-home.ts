import { type CaseHistory, loadHistory, type StoreContext } from "@tongban/store";

/**
 * The case that the application's materials of a case stand with: a part of a joint case has those of the joint case. What came
 * to the part while it was handled stands with the part.
 */
export const materialHome = async (store: StoreContext, history: CaseHistory): Promise<CaseHistory> => {
  const { parent } = history.head.kase.origin;
  if (!parent) return history;
  return (await loadHistory(store, parent.case)) ?? absent();
};

const absent = (): never => {
  throw new Error("a part of a joint case that is not in the table");
};
