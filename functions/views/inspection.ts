import type { inspectionView, outlinedInspection } from "@tongban/contract";
import {
  allowedInspectionActions,
  appointmentsOf,
  type Case,
  type EventFacts,
  type InspectionPoint,
  type Instant,
  type Staff,
} from "@tongban/domain";
import type * as z from "zod";
import type { OpenedEvent } from "./opened-events.ts";

type InspectionView = z.output<typeof inspectionView>;
type Viewer = { readonly staff: Staff; readonly now: Instant };

/** The site inspections of a case (踏勘) with what people wrote of them; who may do nothing about it gives no viewer. */
export const inspectionOf = (kase: Case, events: readonly OpenedEvent[], viewer?: Viewer): InspectionView => {
  const byNumber = new Map(events.map((event) => [event.n, event]));
  return {
    required: kase.origin.inspected ?? false,
    state: kase.inspection ?? null,
    appointments: appointmentsOf(events).map(({ n, at, way, organs, state, settledBy }) => {
      const made = byNumber.get(n)?.prose ?? {};
      const held = byNumber.get(settledBy);
      const isHeld = held?.type === "InspectionHeld";
      return {
        n,
        at,
        way,
        place: made["place"] ?? "",
        inspectors: made["inspectors"] ?? "",
        organs: [...organs],
        reason: made["reason"] ?? null,
        state,
        heldAt: isHeld ? held.heldAt : null,
        points: isHeld ? pointsIn(held.prose["checklist"]) : [],
        findings: isHeld ? (held.prose["findings"] ?? null) : null,
        conditions: isHeld ? (held.prose["conditions"] ?? null) : null,
        missedFor: held?.type === "InspectionMissed" ? (held.prose["reason"] ?? null) : null,
        materials: isHeld ? held.materials.map((material) => ({ ...material })) : [],
      };
    }),
    actions: viewer ? [...allowedInspectionActions(kase, viewer.staff, viewer.now)] : [],
  };
};

/** When and how a case is or was inspected, for the applicant. */
export const outlinedInspections = (events: readonly EventFacts[]): z.output<typeof outlinedInspection>[] =>
  appointmentsOf(events).map(({ at, way, state }) => ({ at, way, state }));

/** The checklist as it was kept: sealed text of the broker's own making. */
const pointsIn = (kept: string | undefined): InspectionPoint[] =>
  kept === undefined ? [] : (JSON.parse(kept) as InspectionPoint[]);
