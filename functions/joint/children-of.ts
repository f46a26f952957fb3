import { type Case, type CaseId, type CasePart, partStates } from "@tongban/domain";
import { type Head, loadHeads, partCaseIdOf, type StoreContext } from "@tongban/store";

/** The child case of a part's present run; nothing where it was not started yet. */
export const childIdOf = ({ origin: { id } }: Case, { id: part, run }: CasePart): CaseId | undefined =>
  run > 0 ? partCaseIdOf(id, part, run) : undefined;

/** The heads of the child cases of some joint cases, strongly consistent, by their ids. */
export const loadChildren = async (
  store: StoreContext,
  cases: readonly Case[],
  states: readonly CasePart["state"][] = partStates,
): Promise<ReadonlyMap<CaseId, Head>> => {
  const ids = cases.flatMap((kase) =>
    (kase.parts ?? [])
      .filter(({ state }) => states.includes(state))
      .flatMap((part) => childIdOf(kase, part) ?? []),
  );
  if (ids.length === 0) return new Map();
  const heads = await loadHeads(store, ids);
  return new Map(heads.map((head) => [head.kase.origin.id, head]));
};
