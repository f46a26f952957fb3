import type { materialMarkOperations } from "@tongban/contract";
import type { CaseId } from "@tongban/domain";
import { listMaterialMarks, type StoreContext } from "@tongban/store";
import type * as z from "zod";

/** The marks of a case as its handling region sees them. */
export const marksView = async (
  store: StoreContext,
  caseId: CaseId,
): Promise<z.output<typeof materialMarkOperations.listMaterialMarks.returns>> => {
  const marks = await listMaterialMarks(store, caseId);
  return { marks: marks.map(({ problem = null, ...marked }) => ({ ...marked, problem })) };
};
