import type { guidanceOperations } from "@tongban/contract";
import { guidanceFor, type Staff } from "@tongban/domain";
import { loadContentOf, loadGuidance, loadHead } from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { sideOf } from "../views/side-of.ts";

/** Tells what helps with a case, by the version of the agreement that the case is on. */
export const getCaseGuidance =
  ({ store }: Pick<Resources, "store">): Run<typeof guidanceOperations.getCaseGuidance, Staff> =>
  async ({ params: { caseId }, caller }) => {
    const head = await loadHead(store, caseId);
    if (!head || sideOf(caller, head.kase) !== "handling") return problem("not-found");
    const { matter, pins } = head.kase.origin;
    const content = await loadContentOf(store, pins.agreement, pins.agreementVersion);
    const entries = content?.guidance ? await loadGuidance(store, content.guidance, matter) : [];
    const { checklist, phrases } = guidanceFor(entries, matter);
    return answered({ checklist: [...checklist], phrases: phrases.map((one) => ({ ...one })) });
  };
