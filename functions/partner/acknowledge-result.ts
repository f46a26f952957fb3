import type { partnerOperations } from "@tongban/contract";
import { acknowledge } from "@tongban/domain";
import type { Partner } from "@tongban/store";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { byHelper } from "../views/by-helper.ts";
import { commandOwnCase } from "./command.ts";

/** Records that the partner has the result. */
export const acknowledgeResult =
  (resources: Resources): Run<typeof partnerOperations.acknowledgeResult, Partner> =>
  (call) =>
    commandOwnCase(
      resources,
      call,
      call.params.caseId,
      byHelper(call.query, (kase, moment) => acknowledge.verdict(kase, "partner", "request", moment)),
    );
