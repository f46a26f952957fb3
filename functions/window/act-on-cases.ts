import type { batchOperations } from "@tongban/contract";
import { claim, release, type Staff, supervise } from "@tongban/domain";
import { inBatches } from "@tongban/store";
import { answered } from "../edge/answer.ts";
import type { Call, Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { type Command, runCommand } from "../edge/run-command.ts";
import { atMyWindows, sideOf } from "../views/side-of.ts";
import { giveCasesTo } from "./give-case.ts";

type Acting = Call<typeof batchOperations.actOnCases, Staff>;
type Body = Acting["body"];
type Deciding = Pick<Command, "visible" | "decide">;

/** So many cases are read and written at the same time. */
const TOGETHER = 5;

/** Does one thing with several cases, each by itself: one that is refused stops no other. */
export const actOnCases =
  (resources: Resources): Run<typeof batchOperations.actOnCases, Staff> =>
  async (call) => {
    const deciding = await decidingOn(resources, call.caller, call.body);
    const results = await inBatches(call.body.cases, TOGETHER, (one) =>
      actOnOne(resources, call, one, deciding),
    );
    return answered({ results });
  };

/** What each action asks of a case, and which cases exist for who asks. */
const decidingOn = async ({ store }: Resources, caller: Staff, body: Body): Promise<Deciding> => {
  const mine = atMyWindows(caller);
  switch (body.action) {
    case "claim":
      return { visible: mine, decide: (kase, moment) => claim.verdict(kase, caller, undefined, moment) };
    case "release":
      return { visible: mine, decide: (kase, moment) => release.verdict(kase, caller, body, moment) };
    case "reassign":
      return { visible: mine, decide: await giveCasesTo(store, caller, body) };
    case "supervise":
      return {
        visible: (kase) => sideOf(caller, kase) !== undefined,
        decide: (kase, moment) => supervise.verdict(kase, caller, body, moment),
      };
  }
};

const actOnOne = async (
  resources: Resources,
  { command: stamp, now }: Acting,
  { caseId, version: seen }: Body["cases"][number],
  deciding: Deciding,
) => {
  const outcome = await runCommand(resources, { caseId, stamp, seen, now, ...deciding });
  if (outcome.kind !== "done") return { caseId, done: false, problem: outcome.code, version: null };
  return { caseId, done: true, problem: null, version: outcome.history.head.kase.version };
};
