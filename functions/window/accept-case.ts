import type { windowRoutes } from "@tongban/contract";
import { accept, type Staff } from "@tongban/domain";
import type { Broker } from "../edge/broker.ts";
import type { Run } from "../edge/call.ts";
import { commandWindowCase } from "./command.ts";

/** Accepts a claimed case; the promise starts. */
export const acceptCase =
  (broker: Broker): Run<typeof windowRoutes.acceptCase, Staff> =>
  (call) =>
    commandWindowCase(broker, call, call.params.caseId, (kase, moment) =>
      accept.verdict(kase, call.caller, undefined, moment),
    );
