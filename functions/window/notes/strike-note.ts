import type { noteOperations } from "@tongban/contract";
import { type Staff, unlessStrikes } from "@tongban/domain";
import { strikeNote as keepStrike, loadNote } from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { findHandledCase } from "../../staff/handled-case.ts";
import { noteView } from "./note-view.ts";

/** Strikes out an internal note; the same command again is answered with the note as it is. */
export const strikeNote =
  ({ store }: Pick<Resources, "store">): Run<typeof noteOperations.strikeNote, Staff> =>
  async ({ params: { caseId, n }, body: { reason }, caller, command, now: at }) => {
    if (!(await findHandledCase(store, caller, caseId))) return problem("not-found");
    const found = await loadNote(store, caseId, n);
    if (!found) return problem("not-found");
    if (found.struckBy?.id === command.id && found.struckBy.digest === command.digest)
      return answered(noteView(found.note));
    const refused = unlessStrikes(found.note, caller);
    if (refused) return refused;
    const by = { id: caller.id, name: caller.name };
    if ((await keepStrike(store, caseId, n, { at, by, command, reason })) === "conflict")
      return problem("try-again");
    return answered(noteView({ ...found.note, struck: { at, by }, struckFor: reason }));
  };
