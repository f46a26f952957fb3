import type { CaseEventType, EventFacts } from "../case/event.ts";
import { isBadRating } from "../case/rating.ts";
import { clockTable } from "../clock/clock.ts";
import type { StaffId } from "../ids.ts";

/** What the console tells a member of staff in person. */
export const notificationKinds = [
  "assigned",
  "mentioned",
  "due-soon",
  "overdue",
  "supplement-supplied",
  "gap-filled",
  "review-asked",
  "review-passed",
  "review-returned",
  "transfer-arrived",
  "supervised",
  "parcel-arrived",
  "parcel-late",
  "parcel-lost",
  "rated-badly",
  "rating-appealed",
  "appeal-decided",
  "consultation-asked",
  "complaint-made",
  "inquiry-late",
] as const;

/** One of {@link notificationKinds}. */
export type NotificationKind = (typeof notificationKinds)[number];

/** Days that a notification is kept, read or not. Ours. */
export const notificationsKeptDays = 30;

/**
 * Whom an event is told to: one person, who holds the case, the reviewers of its window, its leads where nobody holds
 * it, the team of the window that took the case in, both ends: that team, and the case's holder and leads, or the coordinators of the
 * region that it came from.
 */
export type NotificationReceiver =
  | StaffId
  | "holder"
  | "reviewers"
  | "holder-or-leads"
  | "intake-team"
  | "both-ends"
  | "source-coordinators";

/** What an event is told as, and to whom. */
export type StaffNews = { readonly kind: NotificationKind; readonly to: NotificationReceiver };

type FactsOf<T extends CaseEventType> = Extract<EventFacts, { readonly type: T }>;

/** The events that somebody is told of in person; nothing where an event of the type concerns nobody. */
export const staffNews: {
  readonly [T in CaseEventType]?: (facts: FactsOf<T>) => StaffNews | undefined;
} = {
  CaseReassigned: ({ to }) => ({ kind: "assigned", to }),
  CaseTransferred: ({ holder }) => ({ kind: "transfer-arrived", to: holder ?? "holder-or-leads" }),
  SupplementSupplied: ({ leaseEnds }) =>
    leaseEnds === undefined ? undefined : { kind: "supplement-supplied", to: "holder" },
  GapFilled: () => ({ kind: "gap-filled", to: "holder" }),
  WarningGiven: ({ clock, rung }) =>
    // What waits for the applicant or the partner is not late at the window.
    clockTable[clock].owner === "handling-window"
      ? { kind: rung === "red" ? "overdue" : "due-soon", to: "holder" }
      : undefined,
  ReviewAsked: () => ({ kind: "review-asked", to: "reviewers" }),
  ReviewPassed: () => ({ kind: "review-passed", to: "holder" }),
  ReviewReturned: () => ({ kind: "review-returned", to: "holder" }),
  CaseRated: ({ grade }) => (isBadRating(grade) ? { kind: "rated-badly", to: "holder-or-leads" } : undefined),
  RatingAppealed: () => ({ kind: "rating-appealed", to: "source-coordinators" }),
  RatingAppealDecided: () => ({ kind: "appeal-decided", to: "holder-or-leads" }),
  SupervisionOrdered: () => ({ kind: "supervised", to: "holder-or-leads" }),
  ParcelReceived: () => ({ kind: "parcel-arrived", to: "intake-team" }),
  ParcelLate: () => ({ kind: "parcel-late", to: "both-ends" }),
  ParcelLost: () => ({ kind: "parcel-lost", to: "both-ends" }),
};

/** What an event is told to staff as; nothing where nobody is told in person. */
export const staffNewsOf = (facts: EventFacts): StaffNews | undefined =>
  // Each entry takes its own type's events only, and the event it is found by is one.
  (staffNews[facts.type] as ((facts: EventFacts) => StaffNews | undefined) | undefined)?.(facts);
