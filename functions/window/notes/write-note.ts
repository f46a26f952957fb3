import type { noteOperations } from "@tongban/contract";
import { mentionedOf, noteBounds, refusal, type Staff } from "@tongban/domain";
import { writeNote as keepNote, loadWindows } from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { findHandledCase } from "../../staff/handled-case.ts";
import { noteView } from "./note-view.ts";

/** Writes an internal note on a case of the caller's region, and tells those whom it mentions. */
export const writeNote =
  ({ store }: Pick<Resources, "store">): Run<typeof noteOperations.writeNote, Staff> =>
  async ({ params: { caseId }, body: { text, mentions: ids }, caller, command, now: at }) => {
    const kase = await findHandledCase(store, caller, caseId);
    if (!kase) return problem("not-found");
    const [window] = await loadWindows(store, [kase.window]);
    const mentions = mentionedOf(window?.team ?? [], kase.window, ids);
    if ("kind" in mentions) return mentions;
    const { origin, number } = kase;
    const by = { id: caller.id, name: caller.name };
    const outcome = await keepNote(
      store,
      caseId,
      { at, by, mentions, text, command },
      {
        most: noteBounds.ofCase,
        about: (n) => ({
          kind: "mentioned",
          at,
          caseId,
          ...(number === undefined ? {} : { number }),
          matter: origin.matter,
          of: `note-${n}`,
        }),
      },
    );
    if (outcome.kind === "raced") return problem("try-again");
    if (outcome.kind === "key-reused") return problem("idempotency-key-reused");
    if (outcome.kind === "full") return refusal("too-many-notes", { limit: noteBounds.ofCase });
    return answered(noteView(outcome.note));
  };
