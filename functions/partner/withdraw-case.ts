import type { partnerOperations } from "@tongban/contract";
import { withdraw } from "@tongban/domain";
import type { Partner } from "@tongban/store";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { byHelper } from "../views/by-helper.ts";
import { commandOwnCase } from "./command.ts";

/** Takes an application back before it is decided. */
export const withdrawCase =
  (resources: Resources): Run<typeof partnerOperations.withdrawCase, Partner> =>
  (call) =>
    commandOwnCase(
      resources,
      call,
      call.params.caseId,
      byHelper(call.query, (kase, moment) => withdraw.verdict(kase, "partner", call.body, moment)),
    );
