import { type CaseId, calendarRegionOf, type Instant, noteDelay, parcelsOf } from "@tongban/domain";
import { decideAndSave, loadHistory } from "@tongban/store";
import { logInfo } from "../edge/log.ts";
import type { Resources } from "../edge/resources.ts";

/**
 * Notes that a parcel is late, or lost, once however often it is told: what is due follows from the case's events, and
 * the save moves the timer on. One that arrived meanwhile is left alone.
 */
export const lookAtParcel = async (
  { store, calendarOf }: Pick<Resources, "store" | "calendarOf">,
  caseId: CaseId,
  n: number,
  now: Instant,
): Promise<void> => {
  const changed = await decideAndSave(store, {
    load: async () => {
      const history = (await loadHistory(store, caseId)) ?? absent();
      return { ...history, calendar: await calendarOf(calendarRegionOf(history.head.kase.origin)) };
    },
    decide: ({ head, events, calendar }) => {
      const parcel = parcelsOf(events).find((one) => one.n === n);
      return noteDelay.verdict(head.kase, "broker", { parcel }, { now, calendar });
    },
    command: { id: "timer", digest: "" },
  });
  if (changed.kind === "raced") throw new Error("other commands kept being first; the queue tries again");
  if (changed.kind === "refusal") logInfo("parcel timer moved on", { caseId, code: changed.code });
};

const absent = (): never => {
  throw new Error("a parcel of a case that is not in the table");
};
