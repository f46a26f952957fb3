import type { partnerOperations } from "@tongban/contract";
import type { Partner } from "@tongban/store";
import { answered } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { partnerCaseView } from "../../views/partner-case.ts";
import { takingApplications } from "./take-application.ts";

/** Takes a partner's application, or answers again as the first time where it was taken before. */
export const submitCase = (resources: Resources): Run<typeof partnerOperations.submitCase, Partner> => {
  const take = takingApplications(resources);
  return async ({ body: application, caller: sender, now, once }) => {
    const taken = await take({ application, sender, now, once });
    if (taken.kind !== "taken") return taken;
    const { history } = taken;
    return answered(await partnerCaseView(resources, history, now), history.head.kase.version);
  };
};
