import type { matterListOperations, Operation } from "@tongban/contract";
import {
  type AgreementId,
  type ChangedList,
  changeList,
  type Refusal,
  refusal,
  reviseDraft,
  type Staff,
} from "@tongban/domain";
import { type AgreementHead, keepList, type StoreContext } from "@tongban/store";
import { problem } from "../../../edge/answer.ts";
import type { Call, Run } from "../../../edge/call.ts";
import { type AgreementDesk, commandKnown, loadOwnAgreement } from "../command.ts";
import type { ReadList } from "./lists.ts";

type Operations = typeof matterListOperations;

/** Adds, changes and takes off some rows of the draft. */
export const reviseDraftRows =
  (desk: AgreementDesk, read: ReadList): Run<Operations["reviseDraftRows"], Staff> =>
  (call) =>
    reviseList(desk, call, call.params.agreementId, async ({ draft }) =>
      draft ? changeList(await read(draft.content.list), call.body) : refusal("no-draft"),
    );

/**
 * Gives the draft another list as one revision of it. The list is kept before the command: under its digest it harms
 * nobody, and the command is refused where the agreement moved on from the revision that the caller saw.
 */
export const reviseList = async (
  desk: AgreementDesk,
  call: Call<Operation, Staff>,
  id: AgreementId,
  change: (agreement: AgreementHead["agreement"]) => Promise<ChangedList | Refusal>,
): ReturnType<Run<Operations["reviseDraftRows"], Staff>> => {
  const { caller, now } = call;
  const head = await loadOwnAgreement(desk.store, id, caller);
  if (!head) return problem("not-found");
  const revised = await revisedList(desk.store, head, change);
  return commandKnown(desk, call, id, (agreement) => {
    if (!agreement.draft) return refusal("no-draft");
    if (revised.kind === "refusal") return revised;
    return reviseDraft(agreement, caller, { ...agreement.draft.content, list: revised.list }, now);
  });
};

const revisedList = async (
  store: StoreContext,
  { agreement }: AgreementHead,
  change: (agreement: AgreementHead["agreement"]) => Promise<ChangedList | Refusal>,
) => {
  const changed = await change(agreement);
  return changed.kind === "refusal"
    ? changed
    : { kind: "kept" as const, list: await keepList(store, changed.rows) };
};
