import type { Bundle, Case, CaseId } from "@tongban/domain";
import { loadHeads, type StoreContext } from "@tongban/store";

/** The cases of a bundle's members, those that have begun, strongly consistent. */
export const loadMemberCases = async (
  store: StoreContext,
  { members }: Bundle,
): Promise<ReadonlyMap<CaseId, Case>> => {
  const heads = await loadHeads(
    store,
    members.map(({ case: id }) => id),
  );
  return new Map(heads.map(({ kase }) => [kase.origin.id, kase]));
};
