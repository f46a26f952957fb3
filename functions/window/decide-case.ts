import type { caseActionOperations } from "@tongban/contract";
import { askReview, decide, type Staff } from "@tongban/domain";
import { digestOf } from "@tongban/store";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { commandWindowCase } from "./command.ts";

type Operations = typeof caseActionOperations;

/** Decides a case; the digest of what is decided shows whether it is what was reviewed. */
export const decideCase =
  (resources: Resources): Run<Operations["decide"], Staff> =>
  (call) =>
    commandWindowCase(resources, call, call.params.caseId, (kase, moment) =>
      decide.verdict(kase, call.caller, { ...call.body, digest: digestOf(call.body) }, moment),
    );

/** Proposes a decision for review, by the digest that the decision will be compared by. */
export const askForReview =
  (resources: Resources): Run<Operations["ask-review"], Staff> =>
  (call) =>
    commandWindowCase(resources, call, call.params.caseId, (kase, moment) =>
      askReview.verdict(kase, call.caller, { ...call.body, digest: digestOf(call.body) }, moment),
    );
