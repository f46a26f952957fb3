import type { partnerRoutes } from "@tongban/contract";
import { withdraw } from "@tongban/domain";
import type { Partner } from "@tongban/store";
import type { Broker } from "../edge/broker.ts";
import type { Run } from "../edge/call.ts";
import { commandOwnCase } from "./command.ts";

/** Takes an application back before it is decided. */
export const withdrawCase =
  (broker: Broker): Run<typeof partnerRoutes.withdrawCase, Partner> =>
  (call) =>
    commandOwnCase(broker, call, call.params.caseId, (kase, moment) =>
      withdraw.verdict(kase, "partner", call.body, moment),
    );
