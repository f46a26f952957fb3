import type { windowRoutes } from "@tongban/contract";
import { type Decision, decide, type Staff } from "@tongban/domain";
import type { Broker } from "../edge/broker.ts";
import type { Call, Run } from "../edge/call.ts";
import { commandWindowCase } from "./command.ts";

type DecideCase = typeof windowRoutes.decideCase;

/** Decides an accepted case, or an instant one straight from its claim. */
export const decideCase =
  (broker: Broker): Run<DecideCase, Staff> =>
  (call) =>
    commandWindowCase(broker, call, call.params.caseId, (kase, moment) =>
      decide.verdict(kase, call.caller, decisionOf(call.body), moment),
    );

const decisionOf = (body: Call<DecideCase, Staff>["body"]): Decision => {
  if (body.outcome === "granted") return body;
  const { outcome, reasons, remedies } = body;
  return { outcome, prose: { reasons, remedies } };
};
