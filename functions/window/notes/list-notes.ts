import type { noteOperations } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { listNotes as readNotes } from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { findHandledCase } from "../../staff/handled-case.ts";
import { noteView } from "./note-view.ts";

/** Notes of one answer. */
const PAGE = 50;

/** Lists the internal notes on a case of the caller's region, the last first. */
export const listNotes =
  ({ store, cursors }: Pick<Resources, "store" | "cursors">): Run<typeof noteOperations.listNotes, Staff> =>
  async ({ params: { caseId }, query: { cursor }, caller }) => {
    if (!(await findHandledCase(store, caller, caseId))) return problem("not-found");
    const scope = `notes of ${caseId}`;
    const from = cursor === undefined ? undefined : await cursors.read(scope, cursor);
    if (cursor !== undefined && typeof from !== "number") return problem("unknown-cursor");
    const { notes, next } = await readNotes(store, caseId, PAGE, from as number | undefined);
    return answered({
      notes: notes.map(noteView),
      cursor: next === undefined ? null : await cursors.write(scope, next),
    });
  };
