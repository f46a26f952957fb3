import type { windowRoutes } from "@tongban/contract";
import { decide, type Staff } from "@tongban/domain";
import type { Broker } from "../edge/broker.ts";
import type { Run } from "../edge/call.ts";
import { commandWindowCase } from "./command.ts";

/** Decides an accepted case, or an instant one straight from its claim. */
export const decideCase =
  (broker: Broker): Run<typeof windowRoutes.decideCase, Staff> =>
  (call) =>
    commandWindowCase(broker, call, call.params.caseId, (kase) =>
      decide(kase, call.caller, call.body, broker.calendar, call.now),
    );
