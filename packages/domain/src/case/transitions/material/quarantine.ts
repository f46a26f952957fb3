import type { HeldBack } from "../../../material/material.ts";
import { openStatuses } from "../../case.ts";
import { transition } from "../../transition.ts";

/**
 * Says that the file of a material is held back from everybody (隔离), so that its sender supplies another one. A case
 * that is over needs none.
 */
export const quarantine = transition({
  from: openStatuses,
  happens: (_kase, _by: "broker", heldBack: HeldBack) => [{ type: "MaterialQuarantined", ...heldBack }],
});
