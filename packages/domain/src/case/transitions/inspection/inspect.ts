import type { Instant } from "../../../clock/instant.ts";
import {
  type Appointed,
  daysToInspection,
  type InspectionAction,
  type InspectionResult,
  type InspectionWay,
} from "../../../inspection/inspection.ts";
import type { DeclaredMaterial } from "../../../material/material.ts";
import { totalSizeOf, totalSizeRefusals } from "../../../material/total-size.ts";
import { type Refusal, refusal } from "../../../refusal.ts";
import type { Staff } from "../../../staff.ts";
import type { Case, CaseIn } from "../../case.ts";
import { unlessHolderOrLead } from "../../holding.ts";
import { transition } from "../../transition.ts";

/** An appointment as it is made; `reason` says why, where it takes the place of one that stands. */
export type InspectionAppointment = {
  readonly at: Instant;
  readonly way: InspectionWay;
  /** Where, or by which video room; the applicant is told. */
  readonly place: string;
  readonly inspectors: string;
  readonly organs: readonly string[];
  readonly reason?: string;
};

/** What an inspector looked at, and whether it is as it has to be. */
export type InspectionPoint = { readonly point: string; readonly met: boolean };

/** The record of an inspection that was held. */
export type InspectionRecord = {
  readonly heldAt: Instant;
  readonly result: InspectionResult;
  readonly points: readonly InspectionPoint[];
  readonly findings: string;
  readonly conditions?: string;
  /** Photographs and notes, whose files are sent afterwards. */
  readonly materials: readonly DeclaredMaterial[];
};

/** The appointment that stands, as the events of the case tell of it. */
type OnAppointment = { readonly appointment: Appointed | undefined };

const whileHandled = ["accepted", "suspended"] as const;

const unlessDone = ({ inspection }: CaseIn<"accepted" | "suspended">): Refusal | undefined =>
  inspection === "passed" || inspection === "conditional"
    ? refusal("already-inspected", { inspection })
    : undefined;

const unlessScheduled = ({ inspection }: CaseIn<"accepted" | "suspended">): Refusal | undefined =>
  inspection === "scheduled" ? undefined : refusal("no-inspection-scheduled");

/**
 * Makes an appointment for a site inspection (踏勘), or another one in the place of one that stands, was missed or failed.
 * It stops no clock: it is not among what 行政许可法 art 45 lists.
 */
export const scheduleInspection = transition({
  from: [...whileHandled],
  unless: (kase, staff: Staff) => unlessHolderOrLead(kase, staff) ?? unlessDone(kase),
  happens: (
    { inspection },
    _staff,
    { at, way, place, inspectors, organs, reason = "" }: InspectionAppointment,
    { now },
  ) => {
    if (at <= now) return refusal("inspection-time-impossible", { at });
    const moved = inspection === "scheduled";
    if (place.trim() === "" || inspectors.trim() === "" || (moved && reason.trim() === ""))
      return refusal("reasons-required");
    const named = [...new Set(organs.map((organ) => organ.trim()))].filter((organ) => organ !== "");
    const why: Readonly<Record<string, string>> = moved ? { reason: reason.trim() } : {};
    const prose = { place: place.trim(), inspectors: inspectors.trim(), ...why };
    return [{ type: "InspectionScheduled", appointedAt: at, way, organs: named, prose }];
  },
});

/** Records that the applicant was not there at the appointed time; another appointment may be made. */
export const missInspection = transition({
  from: [...whileHandled],
  unless: (kase, staff: Staff) => unlessHolderOrLead(kase, staff) ?? unlessScheduled(kase),
  happens: (_kase, _staff, { appointment, reason }: OnAppointment & { readonly reason: string }, { now }) => {
    if (!appointment || appointment.at > now)
      return refusal("inspection-time-impossible", { at: appointment?.at ?? null });
    return reason.trim() === ""
      ? refusal("reasons-required")
      : [{ type: "InspectionMissed", prose: { reason: reason.trim() } }];
  },
});

/** Records an inspection that was held: its checklist, findings, and result; photographs become materials of the case. */
export const recordInspection = transition({
  from: [...whileHandled],
  unless: (kase, staff: Staff) => unlessHolderOrLead(kase, staff) ?? unlessScheduled(kase),
  happens: (
    { acceptedAt },
    _staff,
    {
      appointment,
      heldAt,
      result,
      points,
      findings,
      conditions = "",
      materials,
    }: OnAppointment & InspectionRecord,
    { now },
  ) => {
    if (!appointment || heldAt > now || heldAt < acceptedAt)
      return refusal("inspection-time-impossible", { at: heldAt });
    if (findings.trim() === "" || (result === "conditional" && conditions.trim() === ""))
      return refusal("reasons-required");
    const [tooLarge] = totalSizeRefusals(totalSizeOf(materials));
    if (tooLarge) return tooLarge;
    const told: Readonly<Record<string, string>> = {
      findings: findings.trim(),
      ...(conditions.trim() === "" ? {} : { conditions: conditions.trim() }),
      ...(points.length === 0 ? {} : { checklist: JSON.stringify(points) }),
    };
    return [
      {
        type: "InspectionHeld",
        heldAt,
        result,
        remote: appointment.way === "remote",
        joint: appointment.organs.length > 0,
        materials,
        days: daysToInspection(acceptedAt, heldAt),
        prose: told,
      },
    ];
  },
});

const transitions = {
  schedule: scheduleInspection,
  record: recordInspection,
  miss: missInspection,
} as const satisfies Record<InspectionAction, unknown>;

/** What a member of the window's team may do about a case's inspection now; nobody else may do anything. */
export const allowedInspectionActions = (
  kase: Case,
  staff: Staff,
  now: Instant,
): readonly InspectionAction[] =>
  staff.windows.includes(kase.window)
    ? (["schedule", "record", "miss"] as const).filter(
        (action) => transitions[action].objection(kase, staff, now) === undefined,
      )
    : [];
