import { caseActionOperations, type handled, type handlingOperations } from "@tongban/contract";
import { actionOfReport, type Case, type Refusal, type ReportedAction, type Staff } from "@tongban/domain";
import type { Partner } from "@tongban/store";
import type * as z from "zod";
import { answered, problem } from "../../edge/answer.ts";
import type { Call, Run, Served } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { actingFor } from "./acting-for.ts";

type CommandHandledCase = typeof handlingOperations.commandHandledCase;

/**
 * Does something with a case for a person of its window's team, by the handler of the person's own action. The event's
 * command is named by the system and its key, so that the record says through which system a person acted.
 */
export const commandHandledCase =
  ({ store }: Resources, actions: readonly Served<Staff>[]): Run<CommandHandledCase, Partner> =>
  async (call) => {
    const { caller, params, body, command, seen = 0 } = call;
    const acting = await actingFor(store, caller, params.caseId, body.by);
    if (acting.kind !== "acting") return acting;
    // What a status means follows from the case: nobody has seen a later one than was just read.
    const { version } = acting.kase;
    if (seen > version) return problem("version-stale", { version, seen });
    const asked = actionIn(body, acting.kase);
    if (asked.kind === "refusal") return asked;
    const { name, roles } = caseActionOperations[asked.action];
    if (!roles.some((role) => role === acting.person.role)) return problem("forbidden");
    const served = actions.find(({ operation }) => operation.name === name);
    if (!served) throw new Error(`no handler of ${name}`);
    const stamp = { ...command, id: `${caller.id}/${command.id}` };
    const answer = await served.run({
      ...call,
      caller: acting.person,
      body: asked.input,
      command: stamp,
    } as never);
    if (answer.kind !== "answered") return answer;
    return answered(resultOf(asked.action, answer.value), answer.version);
  };

/** The action that a command names, or that the national status asks for which it reports. */
const actionIn = (body: Call<CommandHandledCase, Partner>["body"], kase: Case): ReportedAction | Refusal => {
  if (body.action !== "report")
    return { kind: "action", action: body.action, input: body.input as object | undefined };
  const { code, ...input } = body.input;
  return actionOfReport(code, input, kase);
};

/** What an action's own operation returns, under the name that tells it from what others return. */
const resultOf = (action: ReportedAction["action"], value: unknown): z.output<typeof handled> =>
  // The edge checks every answer against its operation's schema.
  ({ case: null, applicant: null, [action === "reveal" ? "applicant" : "case"]: value }) as z.output<
    typeof handled
  >;
