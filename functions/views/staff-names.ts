import { type Case, type RefusalFacts, type Staff, type StaffId, systemHolder } from "@tongban/domain";
import { loadStaff, type StoreContext } from "@tongban/store";
import type { StaffNames } from "./staff-case.ts";

/** What the broker is called where a holder is named. */
const systemName = "系统";

/** The names of everyone who holds one of the cases. */
export const namesOfHolders = async (
  store: StoreContext,
  cases: readonly Case[],
  viewer?: Staff,
): Promise<StaffNames> => {
  const holders = new Set(cases.flatMap((kase) => ("holder" in kase ? [kase.holder] : [])));
  const names = new Map<StaffId, string>([[systemHolder, systemName]]);
  if (viewer) names.set(viewer.id, viewer.name);
  const unknown = [...holders].filter((id) => !names.has(id));
  if (unknown.length === 0) return names;
  for (const { id, name } of await loadStaff(store, unknown)) names.set(id, name);
  return names;
};

/** Adds the holder's name to facts that name a holder, so that a refusal can say who. */
export const withHolderName = async (store: StoreContext, facts: RefusalFacts): Promise<RefusalFacts> => {
  const holder = facts["holder"];
  if (typeof holder !== "string") return facts;
  const [staff] = await loadStaff(store, [holder as StaffId]);
  return { ...facts, holderName: staff?.name ?? holder };
};
