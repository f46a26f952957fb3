import type { CaseEventType, EventFacts } from "../case/event.ts";
import { addMs, type Instant } from "../clock/instant.ts";
import { holdsCitizenId } from "../identifiers/citizen-id-in-text.ts";
import type { RegionCode } from "../identifiers/region-code.ts";
import type { CaseId, InquiryId, MatterId, PartnerId, StaffId, WindowId } from "../ids.ts";

/** What is asked of a window: how something is done (咨询), or that something was done badly (投诉). */
export const inquiryKinds = ["consultation", "complaint"] as const;

/** One of {@link inquiryKinds}. */
export type InquiryKind = (typeof inquiryKinds)[number];

/** How far an inquiry is; only a complaint is taken in hand. */
export const inquiryStates = ["received", "in-hand", "answered", "withdrawn"] as const;

/** One of {@link inquiryStates}. */
export type InquiryState = (typeof inquiryStates)[number];

/** What a complaint is about: how a case was handled, how a window works, or that something takes too long. */
export const complaintSubjects = ["handling", "window", "delay"] as const;

/** One of {@link complaintSubjects}. */
export type ComplaintSubject = (typeof complaintSubjects)[number];

/** What comes of a complaint. */
export const complaintFindings = ["upheld", "not-upheld"] as const;

/** One of {@link complaintFindings}. */
export type ComplaintFinding = (typeof complaintFindings)[number];

/** Who sent an inquiry: anyone who does not sign in, a partner's system, or staff for somebody who came to the window. */
export type InquirySender =
  | { readonly kind: "public" }
  | { readonly kind: "partner"; readonly id: PartnerId }
  | { readonly kind: "staff"; readonly id: StaffId; readonly name: string };

/** Who has a complaint in hand. */
export type InquiryHandler = { readonly id: StaffId; readonly name: string };

/** An inquiry without what people wrote: where it is, by when it is due, and what came of it. */
export type Inquiry = {
  readonly id: InquiryId;
  readonly kind: InquiryKind;
  /** Of a complaint. */
  readonly about?: ComplaintSubject;
  /** The region that answers, and its window. */
  readonly region: RegionCode;
  readonly window: WindowId;
  readonly matter?: MatterId;
  /** The case that it concerns, and the partner and the region that this one came from. */
  readonly caseId?: CaseId;
  readonly partner?: PartnerId;
  readonly source?: RegionCode;
  readonly sender: InquirySender;
  readonly askedAt: Instant;
  /** The last moment that is in time; forwarding does not move it. */
  readonly due: Instant;
  readonly state: InquiryState;
  readonly handler?: InquiryHandler;
  readonly finding?: ComplaintFinding;
  /** When it was answered or withdrawn. */
  readonly endedAt?: Instant;
  /** Whoever answers was told of it, and it is counted. */
  readonly told?: boolean;
  /** It was not answered in time, whether or not it was later. */
  readonly late?: boolean;
  /** Whoever complained was called back (回访) after the answer. */
  readonly calledBack?: boolean;
  /** Its question and answer stand in the public catalog, in words that name nobody. */
  readonly published?: boolean;
};

/** Whether somebody still owes an answer; while a complaint is, the files of its case are not erased. */
export const isInquiryOpen = ({ state }: Pick<Inquiry, "state">): boolean =>
  state === "received" || state === "in-hand";

/**
 * When time next brings something to an inquiry: whoever answers is told, by the broker and not by whoever anybody may
 * ask, and later that it is late.
 */
export const nextInquiryLook = (inquiry: Inquiry): Instant | undefined => {
  if (!isInquiryOpen(inquiry)) return undefined;
  if (!inquiry.told) return inquiry.askedAt;
  return inquiry.late ? undefined : addMs(inquiry.due, 1);
};

/** Events by which nobody handles a case: whoever did no more is not whom a complaint about it can be about. */
const besideHandling: ReadonlySet<CaseEventType> = new Set<CaseEventType>([
  "ApplicantRevealed",
  "SupervisionOrdered",
]);

/** Whom a complaint about a case may concern: every member of staff who did something in it, or was given it. */
export const concernedStaff = (events: readonly Pick<EventFacts, "type" | "actor">[]): ReadonlySet<StaffId> =>
  new Set(
    events.flatMap((event): readonly StaffId[] => {
      const given = "to" in event && event.type === "CaseReassigned" ? [event.to as StaffId] : [];
      return event.actor.kind === "staff" && !besideHandling.has(event.type)
        ? [event.actor.id, ...given]
        : given;
    }),
  );

const TELEPHONE = /(?<!\d)1[3-9]\d{9}(?!\d)/;

/** Whether a text names somebody by what the broker can tell: an identity number or a mobile telephone. */
export const namesSomebody = (text: string): boolean =>
  holdsCitizenId(text) || TELEPHONE.test(text.replace(/[\s-]/gu, ""));
