import type { intakeOperations, Operation } from "@tongban/contract";
import {
  acknowledge,
  changeHelper,
  fillGap,
  giveCommitment,
  type Staff,
  supply,
  tookIn,
  withdraw,
} from "@tongban/domain";
import type { Call, Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import type { Command } from "../../edge/run-command.ts";
import { commandCase } from "../../staff/command-case.ts";
import { byHelper } from "../../views/by-helper.ts";

type Operations = typeof intakeOperations;

/** Runs a command for the applicant of a case that one of the caller's windows took in; others are not found. */
const commandTakenIn = (
  resources: Resources,
  call: Call<Operation, Staff>,
  caseId: Command["caseId"],
  decide: Command["decide"],
) =>
  commandCase(resources, call, {
    caseId,
    visible: (kase) => tookIn(call.caller, kase),
    decide,
  });

/** Supplies what a notice of supplement asked for. */
export const supplyForApplicant =
  (resources: Resources): Run<Operations["supplyForApplicant"], Staff> =>
  (call) =>
    commandTakenIn(
      resources,
      call,
      call.params.caseId,
      byHelper(call.query, (kase, moment) => supply.verdict(kase, call.caller, call.body, moment)),
    );

/** Puts the applicant's written commitment to bring what may follow on the record. */
export const commitForApplicant =
  (resources: Resources): Run<Operations["giveCommitmentForApplicant"], Staff> =>
  (call) =>
    commandTakenIn(
      resources,
      call,
      call.params.caseId,
      byHelper(call.query, (kase, moment) => giveCommitment.verdict(kase, call.caller, call.body, moment)),
    );

/** Names who acts for the applicant, or revokes their mandate. */
export const setHelperForApplicant =
  (resources: Resources): Run<Operations["setHelperForApplicant"], Staff> =>
  (call) =>
    commandTakenIn(resources, call, call.params.caseId, (kase, moment) =>
      changeHelper(kase, call.caller, call.body, moment),
    );

/** Brings what had to follow after an acceptance with gaps. */
export const fillGapForApplicant =
  (resources: Resources): Run<Operations["fillGapForApplicant"], Staff> =>
  (call) =>
    commandTakenIn(
      resources,
      call,
      call.params.caseId,
      byHelper(call.query, (kase, moment) => fillGap.verdict(kase, call.caller, call.body, moment)),
    );

/** Takes an application back before it is decided. */
export const withdrawForApplicant =
  (resources: Resources): Run<Operations["withdrawForApplicant"], Staff> =>
  (call) =>
    commandTakenIn(
      resources,
      call,
      call.params.caseId,
      byHelper(call.query, (kase, moment) => withdraw.verdict(kase, call.caller, call.body, moment)),
    );

/** Records that the applicant was handed the result. */
export const handOverResult =
  (resources: Resources): Run<Operations["handOverResult"], Staff> =>
  (call) =>
    commandTakenIn(
      resources,
      call,
      call.params.caseId,
      byHelper(call.query, (kase, moment) => acknowledge.verdict(kase, call.caller, "window", moment)),
    );
