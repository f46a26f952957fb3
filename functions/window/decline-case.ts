import type { windowRoutes } from "@tongban/contract";
import { decline, type Staff } from "@tongban/domain";
import type { Broker } from "../edge/broker.ts";
import type { Run } from "../edge/call.ts";
import { commandWindowCase } from "./command.ts";

/** Declines a claimed case, naming the reason and the right organ. */
export const declineCase =
  (broker: Broker): Run<typeof windowRoutes.declineCase, Staff> =>
  (call) =>
    commandWindowCase(broker, call, call.params.caseId, (kase, moment) =>
      decline.verdict(kase, call.caller, call.body, moment),
    );
