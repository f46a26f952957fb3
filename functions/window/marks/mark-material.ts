import type { materialMarkOperations } from "@tongban/contract";
import { isOpen, markBounds, refusal, type Staff } from "@tongban/domain";
import { markMaterial as keepMark, listMaterialMarks, unmarkMaterial } from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { findHandledCase } from "../../staff/handled-case.ts";
import { marksView } from "./marks-view.ts";

/** Marks a material of a case, or takes its mark off; what is marked wrong says what is. A case that is over keeps its marks as they are. */
export const markMaterial =
  ({ store }: Pick<Resources, "store">): Run<typeof materialMarkOperations.markMaterial, Staff> =>
  async ({ params: { caseId }, body: { material, mark, problem: wrong }, caller, now: at }) => {
    const kase = await findHandledCase(store, caller, caseId);
    if (!kase) return problem("not-found");
    if (!isOpen(kase)) return refusal("examination-over", { status: kase.status });
    if (mark === "wrong" && wrong === undefined) return refusal("reasons-required");
    if (mark === null) await unmarkMaterial(store, caseId, material);
    else {
      const marks = await listMaterialMarks(store, caseId);
      if (marks.length >= markBounds.ofCase && marks.every((one) => one.material !== material))
        return refusal("too-many-marks", { limit: markBounds.ofCase });
      const by = { id: caller.id, name: caller.name };
      await keepMark(store, caseId, {
        material,
        mark,
        by,
        at,
        ...(wrong === undefined ? {} : { problem: wrong }),
      });
    }
    return answered(await marksView(store, caseId));
  };
