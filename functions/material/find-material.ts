import type { Case, CaseId, DeclaredMaterial } from "@tongban/domain";
import { type Refusal, refusal } from "@tongban/domain";
import { loadHistory } from "@tongban/store";
import { type Problem, problem } from "../edge/answer.ts";
import type { May } from "../views/side-of.ts";
import { declaredMaterials, materialsWhileHandled } from "./declared-materials.ts";
import type { MaterialDesk } from "./desk.ts";
import { materialHome } from "./material-home.ts";

/** A material of a case, as it was declared, and the case that it stands with. */
type Found = { readonly kind: "found"; readonly kase: Case; readonly material: DeclaredMaterial };

/** Finds a material by its digest (SHA-256, hex) for a caller who may have it; a case that they may not is not found. */
export const findMaterial = async <Caller>(
  { store, sealing }: MaterialDesk,
  may: May<Caller>,
  caller: Caller,
  { caseId, sha256 }: { readonly caseId: CaseId; readonly sha256: string },
): Promise<Found | Refusal | Problem> => {
  const history = await loadHistory(store, caseId);
  if (!history || !may(caller, history.head.kase)) return problem("not-found");
  const own = materialsWhileHandled(history).find((each) => each.sha256 === sha256);
  if (own) return { kind: "found", kase: history.head.kase, material: own };
  const home = await materialHome(store, history);
  const material = (await declaredMaterials(sealing, home)).find((each) => each.sha256 === sha256);
  if (!material) return refusal("material-not-declared", { sha256 });
  return { kind: "found", kase: home.head.kase, material };
};
