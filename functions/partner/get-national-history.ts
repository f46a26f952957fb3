import type { handlingOperations } from "@tongban/contract";
import { nationalStatusOf, nationalStepOf } from "@tongban/domain";
import { loadHistory, type Partner } from "@tongban/store";
import { answered, problem } from "../edge/answer.ts";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { openEvents } from "../views/opened-events.ts";
import { noteOf } from "../views/staff-case.ts";
import { handlesCase, ownsCase } from "./own-case.ts";

/** Characters of an implementation code (实施编码), with which a case number begins, and of what comes before its 基本编码. */
const IMPLEMENTATION_CODE = 31;
const BEFORE_BASIC_CODE = 19;

/** Shows how a case went by the national exchange table, to the partner that sent it and to the system that handles it. */
export const getNationalHistory =
  ({ store, sealing }: Resources): Run<typeof handlingOperations.getNationalHistory, Partner> =>
  async ({ params: { caseId }, caller }) => {
    const history = await loadHistory(store, caseId);
    if (!history) return problem("not-found");
    const { kase } = history.head;
    const handles = handlesCase(caller, kase);
    if (!handles && !ownsCase(caller, kase)) return problem("not-found");
    const seen = await openEvents(sealing, history.events, handles ? "handling-region" : "elsewhere");
    const number = kase.number ?? null;
    const implementationCode = number?.slice(0, IMPLEMENTATION_CODE) ?? null;
    return answered(
      {
        caseId,
        number,
        implementationCode,
        basicCode: implementationCode?.slice(BEFORE_BASIC_CODE) ?? null,
        status: nationalStatusOf(kase),
        history: seen.flatMap((event) => {
          const step = nationalStepOf(event);
          if (!step) return [];
          const name = handles && event.actor.kind === "staff" ? event.actor.name : null;
          const remark = handles ? noteOf(event) : null;
          return [{ ...step, at: event.at, by: event.actor.kind, name, remark }];
        }),
      },
      kase.version,
    );
  };
