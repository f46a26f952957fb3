import type { partnerOperations } from "@tongban/contract";
import { fillGap, giveCommitment } from "@tongban/domain";
import type { Partner } from "@tongban/store";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { byHelper } from "../views/by-helper.ts";
import { commandOwnCase } from "./command.ts";

/** Puts a written commitment to bring what may follow on the record of a case. */
export const commitToGaps =
  (resources: Resources): Run<typeof partnerOperations.giveCommitment, Partner> =>
  (call) =>
    commandOwnCase(
      resources,
      call,
      call.params.caseId,
      byHelper(call.query, (kase, moment) => giveCommitment.verdict(kase, "partner", call.body, moment)),
    );

/** Takes what had to follow after an acceptance with gaps. */
export const fillGaps =
  (resources: Resources): Run<typeof partnerOperations.fillGap, Partner> =>
  (call) =>
    commandOwnCase(
      resources,
      call,
      call.params.caseId,
      byHelper(call.query, (kase, moment) => fillGap.verdict(kase, "partner", call.body, moment)),
    );
