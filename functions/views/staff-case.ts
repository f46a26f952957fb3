import type { staffCase, staffCaseFile, staffCaseRow } from "@tongban/contract";
import {
  allowedActions,
  allowedIntakeActions,
  type Case,
  type CaseEventType,
  type CaseId,
  calendarRegionOf,
  entryOf,
  finishOf,
  type Instant,
  type Staff,
  type StaffId,
  seeOriginals,
  warnedOf,
} from "@tongban/domain";
import type { CaseHistory } from "@tongban/store";
import type * as z from "zod";
import type { Resources } from "../edge/resources.ts";
import { citedLicences } from "../licence/cited-licences.ts";
import { citedAs } from "../material/declared-materials.ts";
import { maskApplicant } from "./applicant.ts";
import {
  caseSummary,
  caseTerms,
  declinationOf,
  dueInstants,
  eventSummary,
  placementOf,
  resultOf,
  withdrawalOf,
} from "./case-summary.ts";
import { clockRunsOf } from "./clock-runs.ts";
import { feeView } from "./fee.ts";
import { handOverIn } from "./hand-over.ts";
import { helperOf } from "./helper.ts";
import { inspectionOf } from "./inspection.ts";
import { intakeOf } from "./intake.ts";
import { jointView } from "./joint.ts";
import { noticesOf } from "./notices.ts";
import { type OpenedEvent, openEvents } from "./opened-events.ts";
import { mayPostTo, parcelsView } from "./parcels.ts";
import { ratingsView } from "./ratings.ts";
import { readApplication } from "./read-application.ts";
import { deliveryOf, deliveryWithoutCode } from "./result-delivery.ts";
import { proposalIn, reviewIn } from "./reviewed-decision.ts";
import { type CaseSide, sideOf } from "./side-of.ts";

/** Names of members of staff by id. */
export type StaffNames = ReadonlyMap<StaffId, string>;

/** What a case is shown from. */
type CaseSources = Pick<Resources, "store" | "sealing">;

/** A case as a row of a board; the source side is not told who works on it. */
export const staffCaseRowView = (
  kase: Case,
  names: StaffNames,
  side: CaseSide = "handling",
  partDues: ReadonlyMap<CaseId, Instant> = new Map(),
): z.output<typeof staffCaseRow> => {
  const holder = side === "handling" && "holder" in kase ? kase.holder : null;
  return {
    ...caseSummary(kase),
    side,
    partner: kase.origin.partner,
    applicant: kase.origin.applicant,
    priority: kase.priority ?? false,
    overdueParcels: kase.overdueParcels?.length ?? 0,
    holder,
    holderName: holder === null ? null : (names.get(holder) ?? holder),
    leaseEnds: side === "handling" && kase.status === "claimed" ? kase.leaseEnds : null,
    ...dueInstants(kase),
    review: side === "handling" ? reviewIn(kase) : null,
    finish: finishOf(kase) ?? null,
    partDue: partDues.get(kase.origin.id) ?? null,
    warning: warnedOf(kase) ?? null,
    hours: kase.origin.standard.hours,
    calendar: calendarRegionOf(kase.origin),
  };
};

/**
 * A case as staff see it, with the actions that the viewer may take now; its application stays sealed. The source
 * side sees what became of the case, not who works on it, and not who looked at personal data.
 */
export const staffCaseFileView = async (
  { store, sealing }: CaseSources,
  history: CaseHistory,
  viewer: Staff,
  names: StaffNames,
  now: Instant,
): Promise<z.output<typeof staffCaseFile>> => {
  const {
    head: { kase },
    events,
  } = history;
  const side = sideOf(viewer, kase) ?? "handling";
  const seen = await openEvents(sealing, events, side === "handling" ? "handling-region" : "elsewhere");
  return {
    ...staffCaseRowView(kase, names, side),
    placement: placementOf(kase, events),
    terms: {
      ...caseTerms(kase),
      pauseGrounds: [...kase.origin.standard.pauseGrounds],
      priorityGrounds: [...(kase.origin.standard.priorityGrounds ?? [])],
    },
    extension: extensionIn(kase, side),
    greenChannel: side === "handling" ? greenChannelIn(kase, seen) : null,
    ratings: ratingsView(kase),
    proposal: side === "handling" ? proposalIn(kase, seen) : null,
    handOver: side === "handling" ? handOverIn(kase, seen) : null,
    joint: await jointView(store, history, seen, now),
    inspection: inspectionOf(kase, seen, { staff: viewer, now }),
    parcels: parcelsView(kase, seen, viewer),
    mayPost: [...mayPostTo(kase, viewer)],
    maySeeOriginals: maySeeOriginals(kase, viewer, now),
    clocks: clockRunsOf(events, now),
    fee: await feeView(store, history),
    notices: noticesOf(seen),
    result: resultOf(seen),
    delivery: side === "handling" ? deliveryOf(seen) : deliveryWithoutCode(seen),
    declination: declinationOf(seen),
    withdrawal: withdrawalOf(seen),
    helper: helperOf(kase, now),
    intake: intakeOf(seen),
    intakeActions: [...allowedIntakeActions(kase, viewer, now)],
    timeline: seen.map(side === "handling" ? timelineEntry : sourceEntry),
    actions: side === "handling" ? [...allowedActions(kase, viewer, now)] : [],
  };
};

const maySeeOriginals = (kase: Case, viewer: Staff, now: Instant): boolean =>
  viewer.windows.includes(kase.window) && seeOriginals.objection(kase, viewer, now) === undefined;

/** An extension that was asked for is the handling region's own business until it is approved. */
const extensionIn = (kase: Case, side: CaseSide): z.output<typeof staffCaseFile>["extension"] => {
  const extension = "extension" in kase ? kase.extension : undefined;
  if (!extension || (side === "source" && extension.state === "asked")) return null;
  return { state: extension.state, by: extension.by };
};

/** Why a case goes first, by the last event that let it; nothing where it does not. */
const greenChannelIn = (
  { priority }: Case,
  events: readonly OpenedEvent[],
): z.output<typeof staffCaseFile>["greenChannel"] => {
  const given = priority ? events.findLast(({ type }) => type === "PriorityGiven") : undefined;
  if (given?.type !== "PriorityGiven") return null;
  const { ground, prose, actor, at } = given;
  const givenBy = actor.kind === "staff" ? actor.name : actor.kind;
  return { ground, reasons: prose["reasons"] ?? "", givenBy, givenAt: at };
};

/** A case as staff see it, with its application masked; names of what it is handled by come from elsewhere. */
export const staffCaseView = async (
  sources: CaseSources,
  history: CaseHistory,
  viewer: Staff,
  names: StaffNames,
  now: Instant,
): Promise<Omit<z.output<typeof staffCase>, "names" | "package">> => {
  const [{ applicant, form, materials, citations = [], results = [] }, licences] = await Promise.all([
    readApplication(sources.sealing, history),
    citedLicences(sources.sealing, history),
  ]);
  return {
    ...(await staffCaseFileView(sources, history, viewer, names, now)),
    application: {
      applicant: maskApplicant(applicant),
      form: Object.entries(form).map(([label, value]) => ({ label, value })),
      materials: [...materials, ...citations.flatMap(citedAs)],
      licences,
      results: results.map(({ title, document }) => ({ title, document })),
    },
  };
};

const timelineEntry = (event: OpenedEvent) => ({
  ...eventSummary(event),
  actorKind: event.actor.kind,
  actor:
    event.actor.kind === "staff"
      ? event.actor.name
      : event.actor.kind === "partner"
        ? event.actor.id
        : event.actor.kind,
  note: noteOf(event),
});

/** What who sent a case does: where staff did it, they are of the window that took it in. */
const bySender: ReadonlySet<CaseEventType> = new Set([
  "CaseSubmitted",
  "SupplementSupplied",
  "HelperNamed",
  "HelperRevoked",
  "CaseWithdrawn",
  "ResultAcknowledged",
]);

/** A parcel to the handling window is sent at the source. */
const isSentHere = (event: OpenedEvent): boolean =>
  bySender.has(event.type) || (event.type === "ParcelSent" && event.way === "to-handling");

/** What the source region is told of an event: no names of the handling region's staff, and no notes. */
const sourceEntry = (event: OpenedEvent) => {
  const entry = timelineEntry(event);
  const isOfTheirs = entry.actorKind !== "staff" || isSentHere(event);
  return { ...entry, actor: isOfTheirs ? entry.actor : "staff", note: null };
};

/** What a timeline says beside an event: a fact, what people wrote, or both. */
export const noteOf = (event: OpenedEvent): string | null => {
  const source = entryOf(event).note?.(event);
  if (!source) return null;
  const { text, prose } = source;
  const lines = [text, prose === undefined ? undefined : event.prose[prose]].filter(
    (line) => line !== undefined,
  );
  return lines.length === 0 ? null : lines.join("\n");
};
