import type { partnerRoutes } from "@tongban/contract";
import { acknowledge } from "@tongban/domain";
import type { Partner } from "@tongban/store";
import type { Broker } from "../edge/broker.ts";
import type { Run } from "../edge/call.ts";
import { commandOwnCase } from "./command.ts";

/** Records that the partner has the result. */
export const acknowledgeResult =
  (broker: Broker): Run<typeof partnerRoutes.acknowledgeResult, Partner> =>
  (call) =>
    commandOwnCase(broker, call, call.params.caseId, (kase, moment) =>
      acknowledge.verdict(kase, "partner", "request", moment),
    );
