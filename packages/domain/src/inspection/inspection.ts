import type { Case } from "../case/case.ts";
import type { EventFacts } from "../case/event.ts";
import { daysBetween, type Instant, localDateOf } from "../clock/instant.ts";
import { type Refusal, refusal } from "../refusal.ts";

/** How a site inspection (踏勘) is made: at the place, or by video. */
export const inspectionWays = ["on-site", "remote"] as const;

/** One of {@link inspectionWays}. */
export type InspectionWay = (typeof inspectionWays)[number];

/** What an inspection that was held came to. */
export const inspectionResults = ["passed", "conditional", "failed"] as const;

/** One of {@link inspectionResults}. */
export type InspectionResult = (typeof inspectionResults)[number];

/** How far a case's inspection is: an appointment stands, the applicant missed it, or it was held with a result. */
export const inspectionStates = ["scheduled", "missed", ...inspectionResults] as const;

/** One of {@link inspectionStates}. */
export type InspectionState = (typeof inspectionStates)[number];

/** What may be done about an inspection. */
export const inspectionActions = ["schedule", "record", "miss"] as const;

/** One of {@link inspectionActions}. */
export type InspectionAction = (typeof inspectionActions)[number];

/** An appointment of an inspection and what became of it; its number is that of the event that made it. */
export type Appointed = {
  readonly n: number;
  readonly at: Instant;
  readonly way: InspectionWay;
  /** Other organs that take part (联合踏勘), by name. */
  readonly organs: readonly string[];
  /** `moved`: a later appointment took its place. */
  readonly state: InspectionState | "moved";
  /** Number of the event that said so; that of the appointment while it stands. */
  readonly settledBy: number;
};

/** The appointments of a case's inspections, the first one first. */
export const appointmentsOf = (events: readonly EventFacts[]): readonly Appointed[] => {
  const appointments: Appointed[] = [];
  const settle = (state: Appointed["state"], settledBy: number): void => {
    const last = appointments.pop();
    if (last) appointments.push(last.state === "scheduled" ? { ...last, state, settledBy } : last);
  };
  for (const event of events) {
    const { n } = event;
    if (event.type === "InspectionScheduled") {
      settle("moved", n);
      const { appointedAt: at, way, organs } = event;
      appointments.push({ n, at, way, organs, state: "scheduled", settledBy: n });
    }
    if (event.type === "InspectionMissed") settle("missed", n);
    if (event.type === "InspectionHeld") settle(event.result, n);
  }
  return appointments;
};

/** The appointment that stands, if one does. */
export const standingAppointment = (events: readonly EventFacts[]): Appointed | undefined => {
  const last = appointmentsOf(events).at(-1);
  return last?.state === "scheduled" ? last : undefined;
};

/** Refuses a grant where the list wants an inspection first and none was passed, be it with conditions. */
export const unlessInspected = ({ origin, inspection }: Case): Refusal | undefined =>
  !origin.inspected || inspection === "passed" || inspection === "conditional"
    ? undefined
    : refusal("inspection-required", { inspection: inspection ?? null });

/** Calendar days from acceptance to an inspection, by dates. */
export const daysToInspection = (acceptedAt: Instant, heldAt: Instant): number =>
  daysBetween(localDateOf(acceptedAt), localDateOf(heldAt));
