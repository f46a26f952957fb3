import type { handlingOperations, windowOperations } from "@tongban/contract";
import type { Staff } from "@tongban/domain";
import { noteOpening, type Partner } from "@tongban/store";
import type { Run } from "../../edge/call.ts";
import type { Resources } from "../../edge/resources.ts";
import { actingFor } from "./acting-for.ts";

/** Shows a case to a handling system as the person sees it whom it acts for. That both opened it is on the record. */
export const getHandledCase =
  (
    { store }: Resources,
    getWindowCase: Run<typeof windowOperations.getWindowCase, Staff>,
  ): Run<typeof handlingOperations.getHandledCase, Partner> =>
  async (call) => {
    const { caller, params, query, now: at } = call;
    const acting = await actingFor(store, caller, params.caseId, query.by);
    if (acting.kind !== "acting") return acting;
    const { person } = acting;
    await noteOpening(store, params.caseId, { at, kind: "partner", by: caller.id, name: person.name });
    return getWindowCase({ ...call, query: {}, body: undefined, caller: person });
  };
