import type { intakeOperations } from "@tongban/contract";
import { refusal, type Staff } from "@tongban/domain";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { takingApplications } from "../../partner/application/take-application.ts";
import { findOwnDesk, takesIn } from "./own-desk.ts";
import { receiptsIn } from "./receipt.ts";

/**
 * Takes an application in at a window for another region (收件): the same decision as a partner's submission, with who
 * took it in and what they checked on the record. The same content under the same reference gives the same receipt.
 */
export const takeIn = (resources: Resources): Run<typeof intakeOperations.takeIn, Staff> => {
  const take = takingApplications(resources);
  const receiptOf = receiptsIn(resources);
  return async ({ params, body, caller, now }) => {
    const desk = await findOwnDesk(resources.store, caller, params.windowId);
    if (!desk) return problem("not-found");
    const { window, sender } = desk;
    if (!takesIn(window)) return refusal("takes-nothing-in", { window: window.id });
    const application = { ...body.application, source: window.region, mode: "agent-intake" as const };
    const intake = { window: window.id, ...body.identity };
    const taken = await take({ application, sender, now, once: undefined, taken: { by: caller, intake } });
    if (taken.kind !== "taken") return taken;
    const { history } = taken;
    return answered(await receiptOf(history, now), history.head.kase.version);
  };
};
