import type { originalOperations } from "@tongban/contract";
import { type Staff, seeOriginals } from "@tongban/domain";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { commandWindowCase } from "./command.ts";

/** Puts on the record that originals were shown at the window. */
export const seeCaseOriginals =
  (resources: Resources): Run<typeof originalOperations.seeOriginals, Staff> =>
  (call) =>
    commandWindowCase(resources, call, call.params.caseId, (kase, moment) =>
      seeOriginals.verdict(kase, call.caller, call.body.materials, moment),
    );
