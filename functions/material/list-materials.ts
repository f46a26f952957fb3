import type { applicantOperations, materialOperations } from "@tongban/contract";
import { type CaseId, erasureOf } from "@tongban/domain";
import { loadHistory, loadMaterialFiles } from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import { citedLicences } from "../licence/cited-licences.ts";
import { loadHeldFiles } from "../package/shared-files.ts";
import type { May } from "../views/side-of.ts";
import { declaredMaterials, materialsWhileHandled, suppliedByApplicant } from "./declared-materials.ts";
import type { MaterialDesk } from "./desk.ts";
import { materialHome } from "./material-home.ts";
import { materialView } from "./material-view.ts";

/** Shows the materials of a case, and how far their files are, to callers who may see the case. */
export const listMaterials =
  <Caller>(
    { store, sealing }: MaterialDesk,
    maySee: May<Caller>,
  ): Run<typeof materialOperations.listMaterials, Caller> =>
  async ({ params: { caseId }, caller, now }) => {
    const history = await loadHistory(store, caseId);
    if (!history || !maySee(caller, history.head.kase)) return problem("not-found");
    const home = await materialHome(store, history);
    const isPart = home !== history;
    const [materials, files, ownFiles, licences] = await Promise.all([
      declaredMaterials(sealing, home),
      loadHeldFiles(store, home.head.kase),
      isPart ? loadMaterialFiles(store, caseId) : undefined,
      citedLicences(sealing, home),
    ]);
    const own = isPart ? materialsWhileHandled(history) : [];
    return answered({
      materials: [
        ...materials.map((material) => materialView(material, files.get(material.sha256)?.file, now)),
        ...own.map((material) => materialView(material, ownFiles?.get(material.sha256), now)),
      ],
      licences,
      erasure: erasureOf(home.head.kase) ?? null,
    });
  };

/** Shows what the applicant of a case supplied themselves, and how far the files are. */
export const listSupplied =
  ({ store }: MaterialDesk): Run<typeof applicantOperations.listOwnMaterials, { readonly caseId: CaseId }> =>
  async ({ caller: { caseId }, now }) => {
    const [history, files] = await Promise.all([
      loadHistory(store, caseId),
      loadMaterialFiles(store, caseId),
    ]);
    if (!history) return problem("not-found");
    const materials = suppliedByApplicant(history);
    return answered({
      materials: materials.map((material) => materialView(material, files.get(material.sha256), now)),
      licences: [],
      erasure: erasureOf(history.head.kase) ?? null,
    });
  };
