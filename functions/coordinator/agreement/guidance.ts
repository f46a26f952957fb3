import type { guidanceOperations } from "@tongban/contract";
import { changeGuidance, type GuidanceReference, refusal, reviseDraft, type Staff } from "@tongban/domain";
import { keepGuidance, loadGuidance, type StoreContext } from "@tongban/store";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { type AgreementDesk, commandKnown, loadOwnAgreement } from "./command.ts";

type Operations = typeof guidanceOperations;

/** Shows the guidance of an agreement, as it is published or drafted. */
export const getGuidance =
  ({ store }: Pick<Resources, "store">): Run<Operations["getGuidance"], Staff> =>
  async ({ params: { agreementId }, query: { of }, caller }) => {
    const head = await loadOwnAgreement(store, agreementId, caller);
    if (!head) return problem("not-found");
    const { draft, published, revision } = head.agreement;
    const content = of === "draft" ? draft?.content : published?.content;
    if (!content) return refusal(of === "draft" ? "no-draft" : "not-published");
    const entries = await entriesOf(store, content.guidance);
    return answered({ revision, entries: entries.map((one) => ({ ...one })) });
  };

/**
 * Gives the draft other guidance as one revision of it. It is kept before the command: under its digest it harms nobody,
 * and the command is refused where the agreement moved on from the revision that the caller saw.
 */
export const reviseGuidance =
  (desk: AgreementDesk): Run<Operations["reviseGuidance"], Staff> =>
  async (call) => {
    const { params, body, caller, now } = call;
    const head = await loadOwnAgreement(desk.store, params.agreementId, caller);
    if (!head) return problem("not-found");
    const before = await entriesOf(desk.store, head.agreement.draft?.content.guidance);
    const changed = changeGuidance(before, body);
    const kept = changed.kind === "refusal" ? changed : await keepGuidance(desk.store, changed.entries);
    return commandKnown(desk, call, params.agreementId, (agreement) => {
      if (!agreement.draft) return refusal("no-draft");
      if ("kind" in kept) return kept;
      return reviseDraft(agreement, caller, { ...agreement.draft.content, guidance: kept }, now);
    });
  };

const entriesOf = async (store: StoreContext, reference: GuidanceReference | undefined) =>
  reference ? loadGuidance(store, reference) : [];
