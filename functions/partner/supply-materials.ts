import type { partnerOperations } from "@tongban/contract";
import { supply } from "@tongban/domain";
import type { Partner } from "@tongban/store";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { byHelper } from "../views/by-helper.ts";
import { commandOwnCase } from "./command.ts";

/** Supplies what a notice of supplement asked for. */
export const supplyMaterials =
  (resources: Resources): Run<typeof partnerOperations.supplyMaterials, Partner> =>
  (call) =>
    commandOwnCase(
      resources,
      call,
      call.params.caseId,
      byHelper(call.query, (kase, moment) => supply.verdict(kase, "partner", call.body, moment)),
    );
