import type { intakeOperations } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { answered, problem } from "../../edge/answer.ts";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { checkingApplications } from "../../partner/application/check-application.ts";
import { findOwnDesk } from "./own-desk.ts";

/** Tells everything that is wrong with an application before a window takes it in, and keeps nothing. */
export const checkIntake = (resources: Resources): Run<typeof intakeOperations.checkIntake, Staff> => {
  const check = checkingApplications(resources);
  return async ({ params, body, caller, now, language }) => {
    const desk = await findOwnDesk(resources.store, caller, params.windowId);
    if (!desk) return problem("not-found");
    const { window, sender } = desk;
    const asSent = { ...body, source: window.region, mode: "agent-intake" };
    return answered(await check({ body: asSent, sender, now, language }));
  };
};
