import type { caseActionRoutes } from "@tongban/contract";
import { reassign, refused, type Staff } from "@tongban/domain";
import { loadStaff } from "@tongban/store";
import type { Broker } from "../edge/broker.ts";
import type { Run } from "../edge/call.ts";
import { commandWindowCase } from "./command.ts";

/** Gives a held case to another member of the window's team. */
export const reassignCase =
  (broker: Broker): Run<typeof caseActionRoutes.reassign, Staff> =>
  async (call) => {
    const [to] = await loadStaff(broker.store, [call.body.to]);
    return commandWindowCase(broker, call, call.params.caseId, (kase, moment) =>
      to
        ? reassign.verdict(kase, call.caller, to, moment)
        : refused("not-on-team", { staff: call.body.to, window: kase.window }),
    );
  };
