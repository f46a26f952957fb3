import type { CaseId, Instant } from "@tongban/domain";
import { loadMaterialFile, loadMaterialFiles, noteMaterialFile } from "@tongban/store";
import { materialKeyOf, type Objects, previewKeyOf } from "@tongban/store/object";
import { logWarning } from "../edge/log.ts";
import type { Resources } from "../edge/resources.ts";

/**
 * Gives a case its own copies of the files that it cites, under its own context of encryption and for its own retention. It was
 * verified where it came from, and may be done twice; what is there no more is left for its sender, who reads `stalled`.
 */
export const copyCited = async (
  { store, objects }: Pick<Resources, "store"> & { readonly objects: Pick<Objects, "copy"> },
  caseId: CaseId,
  now: Instant,
): Promise<void> => {
  for (const { sha256, state, from } of (await loadMaterialFiles(store, caseId)).values()) {
    if (state !== "uploaded" || from === undefined) continue;
    const source = await loadMaterialFile(store, from, sha256);
    const { pages, previews = 0 } = source ?? {};
    const keys = [materialKeyOf(from, sha256), materialKeyOf(caseId, sha256)] as const;
    const names = [
      keys,
      ...Array.from({ length: previews }, (_, at) => keys.map((key) => previewKeyOf(key, at + 1))),
    ];
    const copied = await Promise.all(
      names.map(([one = "", other = ""]) => objects.copy(one, other, { case: caseId })),
    );
    if (source?.state !== "verified" || copied.includes("absent")) {
      logWarning("a cited file is gone", { caseId });
      continue;
    }
    await noteMaterialFile(store, caseId, {
      sha256,
      state: "verified",
      since: now,
      ...(pages === undefined ? {} : { pages }),
      ...(previews === 0 ? {} : { previews }),
    });
  }
};
