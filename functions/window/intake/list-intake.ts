import type { intakeOperations } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { listPartnerCases, type Place } from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { staffCaseRowView } from "../../views/staff-case.ts";
import { findOwnDesk, takesIn } from "./own-desk.ts";

/** Lists what a window took in, newest first, as the source side sees it. */
export const listIntake =
  ({ store, cursors }: Resources): Run<typeof intakeOperations.listIntake, Staff> =>
  async ({ params, query, caller }) => {
    const desk = await findOwnDesk(store, caller, params.windowId);
    if (!desk) return problem("not-found");
    const scope = `intake of ${desk.window.id}`;
    const from = query.cursor === undefined ? undefined : await cursors.read(scope, query.cursor);
    if (query.cursor !== undefined && from === undefined) return problem("unknown-cursor");
    const page = await listPartnerCases(store, desk.sender.id, query.limit, from as Place | undefined);
    return answered({
      takesIn: takesIn(desk.window),
      cases: page.heads.map(({ kase }) => staffCaseRowView(kase, new Map(), "source")),
      cursor: page.next ? await cursors.write(scope, page.next) : null,
    });
  };
