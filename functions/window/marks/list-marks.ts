import type { materialMarkOperations } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { findHandledCase } from "../../staff/handled-case.ts";
import { marksView } from "./marks-view.ts";

/** Shows what the examination of a case's materials found, to its handling region. */
export const listMarks =
  ({ store }: Pick<Resources, "store">): Run<typeof materialMarkOperations.listMaterialMarks, Staff> =>
  async ({ params: { caseId }, caller }) =>
    (await findHandledCase(store, caller, caseId))
      ? answered(await marksView(store, caseId))
      : problem("not-found");
