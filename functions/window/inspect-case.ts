import type { inspectionOperations } from "@tongban/contract";
import {
  type EventFacts,
  missInspection,
  recordInspection,
  type Staff,
  scheduleInspection,
  standingAppointment,
} from "@tongban/domain";
import type { Call, Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import type { Command } from "../edge/run-command.ts";
import { commandWindowCase } from "./command.ts";

type InspectCase = typeof inspectionOperations.inspectCase;

/** Appoints a site inspection of a case, or says what became of the one that was appointed. */
export const inspectCase =
  (resources: Resources): Run<InspectCase, Staff> =>
  (call) =>
    commandWindowCase(resources, call, call.params.caseId, decide(call));

const decide =
  ({ caller, body }: Call<InspectCase, Staff>): Command["decide"] =>
  (kase, moment, events: readonly EventFacts[]) => {
    const appointment = standingAppointment(events);
    switch (body.do) {
      case "schedule":
        return scheduleInspection.verdict(kase, caller, body, moment);
      case "record":
        return recordInspection.verdict(kase, caller, { appointment, ...body }, moment);
      case "miss":
        return missInspection.verdict(kase, caller, { appointment, ...body }, moment);
    }
  };
