import type { MissingPart } from "../agreement/admit.ts";
import type { AdmissionBook } from "../agreement/examine.ts";
import type { Origin } from "../case/case.ts";
import type { CaseEventDetail } from "../case/event.ts";
import type { Moment } from "../case/moment.ts";
import { type Allowed, allowed } from "../case/verdict.ts";
import { localDateOf } from "../clock/instant.ts";
import type { CaseId } from "../ids.ts";
import type { Refusal } from "../refusal.ts";
import { admitPart, type PartNotAdmitted } from "./admit-part.ts";
import type { PlacedPart } from "./case-part.ts";
import type { PartId } from "./joint-part.ts";

/** Where a part is to be handled: what admission knows of the region, whose calendar counts there, and the child's id. */
export type PartGround = {
  readonly id: CaseId;
  readonly run: number;
  readonly book: AdmissionBook;
  readonly calendar: Moment["calendar"];
};

/** A part that starts: the parent's event, and the child case that begins with it. */
export type StartedPart = {
  readonly kind: "started";
  readonly part: PartId;
  readonly detail: Extract<CaseEventDetail, { readonly type: "PartStarted" }>;
  readonly events: Allowed["events"];
};

/**
 * Starts a part of a joint case: its child case begins at a window of the co-handling region, with clocks of its own, by the
 * terms of the parent's row and the agreement that admitted the parent. What is missing is told.
 */
export const startPart = (
  parent: Origin,
  part: PlacedPart,
  { id, run, book, calendar }: PartGround,
  { now }: Pick<Moment, "now">,
): StartedPart | PartNotAdmitted | Refusal => {
  const admitted = admitPart(part, parent.pins.agreement, parent.handling, book, localDateOf(now));
  if (admitted.kind === "not-admitted") return admitted;
  const { standard, staffedWindow } = admitted;
  const { title, matter, promised, statutory } = part;
  const origin: Origin = {
    id,
    partner: parent.partner,
    externalRef: parent.externalRef,
    source: parent.handling,
    handling: part.region,
    matter,
    mode: "joint",
    caseType: "promised",
    submittedAt: now,
    applicant: parent.applicant,
    parent: { case: parent.id, part: part.id, run, title },
    pins: parent.pins,
    standard,
    ...(staffedWindow.calendar ? { calendar: staffedWindow.calendar } : {}),
    limits: { promised, ...(statutory ? { statutory } : {}) },
  };
  const { window } = staffedWindow;
  const begun = allowed(undefined, { kind: "broker" }, { now, calendar }, [
    {
      type: "CaseSubmitted",
      origin,
      window,
      ...(book.choice && book.choice !== "only" ? { choice: book.choice } : {}),
    },
  ]);
  if (begun.kind === "refusal") return begun;
  const detail = { type: "PartStarted", part: part.id, region: part.region, case: id, run } as const;
  return { kind: "started", part: part.id, detail, events: begun.events };
};

/** What is missing for a part, as refusals and events name it. */
export type PartGap = {
  readonly part: PartId;
  readonly title: string;
  readonly missing: readonly MissingPart[];
};
