import type { Operation, parcelOperations } from "@tongban/contract";
import { type Case, type Staff, tookIn } from "@tongban/domain";
import type { Call, Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import type { Command } from "../../edge/run-command.ts";
import { changeParcel, postParcel } from "../../parcel/decide-parcel.ts";
import { commandCase } from "../../staff/command-case.ts";
import { atMyWindows } from "../../views/side-of.ts";

type Operations = typeof parcelOperations;

/** Puts a parcel that a window sends on the record of its case. */
export const sendCaseParcel =
  (resources: Resources): Run<Operations["sendWindowParcel"], Staff> =>
  (call) =>
    commandAtEnd(resources, call, call.params.caseId, postParcel(call.caller, call.body));

/** Receives, corrects or calls off a parcel of a case. */
export const changeCaseParcel =
  (resources: Resources): Run<Operations["changeWindowParcel"], Staff> =>
  (call) =>
    commandAtEnd(
      resources,
      call,
      call.params.caseId,
      changeParcel(call.caller, call.params.parcel, call.body),
    );

/** Runs a command of the team at either end of a case; for everybody else there is none. */
const commandAtEnd = (
  resources: Resources,
  call: Call<Operation, Staff>,
  caseId: Command["caseId"],
  decide: Command["decide"],
) =>
  commandCase(resources, call, {
    caseId,
    visible: (kase: Case) => atMyWindows(call.caller)(kase) || tookIn(call.caller, kase),
    decide,
  });
