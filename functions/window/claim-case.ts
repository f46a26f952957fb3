import type { windowRoutes } from "@tongban/contract";
import { claim, type Staff } from "@tongban/domain";
import type { Broker } from "../edge/broker.ts";
import type { Run } from "../edge/call.ts";
import { commandWindowCase } from "./command.ts";

/** Reserves a waiting case, or one whose lease ended, for the caller. */
export const claimCase =
  (broker: Broker): Run<typeof windowRoutes.claimCase, Staff> =>
  (call) =>
    commandWindowCase(broker, call, call.params.caseId, (kase, moment) =>
      claim.verdict(kase, call.caller, undefined, moment),
    );
