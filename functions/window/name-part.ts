import type { caseActionOperations } from "@tongban/contract";
import { namePart, partOf, refusal, refusedParts, type Staff, startPart } from "@tongban/domain";
import { loadHistory } from "@tongban/store";
import type { Run } from "../edge/call.ts";
import type { Resources } from "../edge/resources.ts";
import { childChanges } from "../joint/child-changes.ts";
import { loadPartGround } from "../joint/part-ground.ts";
import { placedIn } from "../joint/placed-in.ts";
import { commandCase } from "../staff/command-case.ts";
import { atMyWindows } from "../views/side-of.ts";

type NamePart = Run<(typeof caseActionOperations)["name-part"], Staff>;

/** Gives a part that came back to a region again: the part's new case begins in the transaction that says so. */
export const nameCasePart =
  (resources: Resources): NamePart =>
  async (call) => {
    const { caller, now } = call;
    const { caseId } = call.params;
    const { part: id, region } = call.body;
    const history = await loadHistory(resources.store, caseId);
    const terms = history && placedIn(history.events).find((part) => part.id === id);
    const run = partOf(history?.head.kase.parts, id)?.run ?? 0;
    const part = terms && { ...terms, region };
    const origin = history?.head.kase.origin;
    const started =
      origin && part
        ? startPart(origin, part, await loadPartGround(resources, origin, part, run + 1, now), { now })
        : undefined;
    return commandCase(resources, call, {
      caseId,
      visible: atMyWindows(caller),
      decide: (kase, moment) => {
        const objection = namePart.objection(kase, caller, now);
        if (objection) return objection;
        if (!started) return refusal("part-not-returned", { parts: [id] });
        if (started.kind === "not-admitted")
          return refusedParts([{ part: id, title: part?.title ?? id, missing: started.missing }]);
        return started.kind === "refusal" ? started : namePart.verdict(kase, caller, started, moment);
      },
      along: async (seen) =>
        started?.kind === "started" ? childChanges(resources.sealing, seen, [started]) : [],
    });
  };
