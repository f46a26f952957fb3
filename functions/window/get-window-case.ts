import type { windowRoutes } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { loadHistory } from "@tongban/store";
import { problem } from "../edge/answer.ts";
import type { Broker } from "../edge/broker.ts";
import type { Run } from "../edge/call.ts";
import { atMyWindows, showCase } from "./command.ts";

/** Shows a case of the caller's windows, or to a coordinator of the caller's regions; others are not found. */
export const getWindowCase =
  (broker: Broker): Run<typeof windowRoutes.getWindowCase, Staff> =>
  async ({ params, caller, now }) => {
    const history = await loadHistory(broker.store, params.caseId);
    if (!history) return problem("not-found");
    const { kase } = history.head;
    const inMyRegions = caller.role === "coordinator" && caller.regions.includes(kase.handling);
    if (!inMyRegions && !atMyWindows(caller)(kase)) return problem("not-found");
    return showCase(broker, history, caller, now);
  };
