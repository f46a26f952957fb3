import type { partnerOperations } from "@tongban/contract";
import { changeHelper } from "@tongban/domain";
import type { Partner } from "@tongban/store";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { commandOwnCase } from "./command.ts";

/** Names who acts for the applicant of a case, or revokes their mandate. */
export const setHelper =
  (resources: Resources): Run<typeof partnerOperations.setHelper, Partner> =>
  (call) =>
    commandOwnCase(resources, call, call.params.caseId, (kase, moment) =>
      changeHelper(kase, "partner", call.body, moment),
    );
