import { type CaseHistory, loadMaterialFiles, type MaterialFile } from "@tongban/store";
import type { Resources } from "../../edge/resources.ts";
import { declaredMaterials, materialsWhileHandled } from "../../material/declared-materials.ts";
import { materialHome } from "../../material/material-home.ts";
import { loadHeldFiles } from "../../package/shared-files.ts";

/** Whether a file that a case declares is still to come, or to be looked at. */
export const awaitsFiles = async (
  { store, sealing }: Pick<Resources, "store" | "sealing">,
  history: CaseHistory,
): Promise<boolean> => {
  const home = await materialHome(store, history);
  const own = home === history ? [] : materialsWhileHandled(history);
  const [declared, held, ownFiles] = await Promise.all([
    declaredMaterials(sealing, home),
    loadHeldFiles(store, home.head.kase),
    own.length > 0 ? loadMaterialFiles(store, history.head.kase.origin.id) : undefined,
  ]);
  return (
    declared.some(({ sha256 }) => isUnderWay(held.get(sha256)?.file)) ||
    own.some(({ sha256 }) => isUnderWay(ownFiles?.get(sha256)))
  );
};

/** What was held back is not waited for: the bytes that were declared cannot become better. */
const isUnderWay = (file: MaterialFile | undefined): boolean =>
  file === undefined || file.state === "declared" || file.state === "uploaded";
