import type { windowRoutes } from "@tongban/contract";
import { release, type Staff } from "@tongban/domain";
import type { Broker } from "../edge/broker.ts";
import type { Run } from "../edge/call.ts";
import { commandWindowCase } from "./command.ts";

/** Puts a claimed case back on the board. */
export const releaseCase =
  (broker: Broker): Run<typeof windowRoutes.releaseCase, Staff> =>
  (call) =>
    commandWindowCase(broker, call, call.params.caseId, (kase, moment) =>
      release.verdict(kase, call.caller, undefined, moment),
    );
