import type { Case, CaseId } from "@tongban/domain";
import { loadBundle, loadMaterialFiles, type MaterialFile, type StoreContext } from "@tongban/store";

/** How far a file is, and the case that it lies with. */
export type HeldFile = { readonly file: MaterialFile; readonly holder: CaseId };

/**
 * How far the files of a case's materials are. What was given once to a bundle (一件事) lies with the member that it was sent
 * for, and counts for every other one that declares it.
 */
export const loadHeldFiles = async (
  store: StoreContext,
  { origin: { id, bundle } }: Case,
): Promise<ReadonlyMap<string, HeldFile>> => {
  const kept = bundle && (await loadBundle(store, bundle.id));
  const others = (kept?.bundle.members ?? []).map((member) => member.case).filter((one) => one !== id);
  const found = new Map<string, HeldFile>();
  for (const holder of [id, ...others])
    for (const [sha256, file] of await loadMaterialFiles(store, holder)) {
      const known = found.get(sha256);
      if (!known || isFurther(file, known.file)) found.set(sha256, { file, holder });
    }
  return found;
};

/** Of one file in two cases, the one that readers may open counts, then the one that arrived. */
const isFurther = (one: MaterialFile, known: MaterialFile): boolean => rank(one) > rank(known);

const rank = ({ state }: MaterialFile): number =>
  ["declared", "erased", "quarantined", "uploaded", "verified"].indexOf(state);
