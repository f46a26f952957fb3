import type { partnerOperations } from "@tongban/contract";
import { rate } from "@tongban/domain";
import type { Partner } from "@tongban/store";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { commandOwnCase } from "./command.ts";

/** Rates a stage of a case in the name of its applicant. */
export const rateCase =
  (resources: Resources): Run<typeof partnerOperations.rateCase, Partner> =>
  (call) =>
    commandOwnCase(resources, call, call.params.caseId, (kase, moment) =>
      rate.verdict(kase, "partner", call.body, moment),
    );
