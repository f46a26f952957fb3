import { type Submission, type staffCase, type staffCaseRow, submission } from "@tongban/contract";
import {
  allowedActions,
  type Case,
  type CitizenId,
  type Instant,
  maskCitizenId,
  maskName,
  maskPhone,
  type Staff,
  type StaffId,
} from "@tongban/domain";
import type { CaseHistory, KeptEvent } from "@tongban/store";
import type * as z from "zod";
import type { Broker } from "../edge/broker.ts";
import { caseSummary, caseTerms, declinationOf, dueInstants, resultOf } from "./case-summary.ts";
import { type CaseSide, sideOf } from "./side-of.ts";

/** Names of members of staff by id. */
export type StaffNames = ReadonlyMap<StaffId, string>;

/** A case as a row of a board; the source side is not told who works on it. */
export const staffCaseRowView = (
  kase: Case,
  names: StaffNames,
  side: CaseSide = "handling",
): z.output<typeof staffCaseRow> => {
  const holder = side === "handling" && "holder" in kase ? kase.holder : null;
  return {
    ...caseSummary(kase),
    side,
    partner: kase.partner,
    applicant: kase.applicant,
    holder,
    holderName: holder === null ? null : (names.get(holder) ?? holder),
    leaseEnds: side === "handling" && kase.status === "claimed" ? kase.leaseEnds : null,
    ...dueInstants(kase),
    hours: kase.standard.hours,
  };
};

/**
 * A case as staff see it, with its application masked and the actions that the viewer may take now. The source side
 * sees what became of the case, not who works on it, and not who looked at personal data.
 */
export const staffCaseView = async (
  { sealing }: Pick<Broker, "sealing">,
  { head: { kase }, events }: CaseHistory,
  viewer: Staff,
  names: StaffNames,
  now: Instant,
): Promise<z.output<typeof staffCase>> => {
  const side = sideOf(viewer, kase) ?? "handling";
  const { applicant, form, materials } = await openApplication({ sealing }, events);
  return {
    ...staffCaseRowView(kase, names, side),
    terms: caseTerms(kase),
    result: resultOf(events),
    declination: declinationOf(events),
    withdrawal: withdrawalOf(events),
    application: {
      applicant: maskApplicant(applicant),
      form: Object.entries(form).map(([label, value]) => ({ label, value })),
      materials,
    },
    timeline:
      side === "handling" ? events.map(timelineEntry) : events.filter(isShownToSource).map(sourceEntry),
    actions: side === "handling" ? [...allowedActions(kase, viewer, now)] : [],
  };
};

/** The application as it was submitted, opened from the first event. */
export const openApplication = async (
  { sealing }: Pick<Broker, "sealing">,
  events: readonly KeptEvent[],
): Promise<Submission> => {
  const [first] = events;
  if (!first?.sealed) throw new Error("a case without a sealed application");
  return submission.parse(JSON.parse(await sealing.open(first.caseId, "application", first.sealed)));
};

const maskApplicant = (applicant: Submission["applicant"]) => {
  const masked = (person: { readonly name: string; readonly citizenId: string }) =>
    `${maskName(person.name)} ${maskCitizenId(person.citizenId as CitizenId)}`;
  return applicant.kind === "person"
    ? {
        kind: applicant.kind,
        name: maskName(applicant.name),
        number: maskCitizenId(applicant.citizenId as CitizenId),
        phone: applicant.phone ? maskPhone(applicant.phone) : null,
        agent: null,
      }
    : {
        kind: applicant.kind,
        name: applicant.name,
        number: applicant.creditCode,
        phone: applicant.agent.phone ? maskPhone(applicant.agent.phone) : null,
        agent: masked(applicant.agent),
      };
};

const withdrawalOf = (events: readonly KeptEvent[]) => {
  const event = events.findLast(({ type }) => type === "CaseWithdrawn");
  return event?.type === "CaseWithdrawn" ? { withdrawnAt: event.at, reason: event.reason } : null;
};

const timelineEntry = (event: KeptEvent) => ({
  n: event.n,
  type: event.type,
  at: event.at,
  from: event.before,
  to: event.after,
  actorKind: event.actor.kind,
  actor:
    event.actor.kind === "staff"
      ? event.actor.name
      : event.actor.kind === "partner"
        ? event.actor.id
        : "broker",
  note: noteOf(event),
});

const isShownToSource = ({ type }: KeptEvent): boolean => type !== "ApplicantRevealed";

const sourceEntry = (event: KeptEvent) => {
  const entry = timelineEntry(event);
  return { ...entry, actor: entry.actorKind === "staff" ? "staff" : entry.actor, note: null };
};

const noteOf = (event: KeptEvent): string | null => {
  switch (event.type) {
    case "CaseDeclined":
    case "CaseWithdrawn":
    case "ApplicantRevealed":
      return event.reason;
    case "CaseReassigned":
      return event.toName;
    case "CaseDecided":
      return event.outcome;
    default:
      return null;
  }
};
