import type { staffCaseFile, staffCaseRow } from "@tongban/contract";
import { type Case, isOpen } from "@tongban/domain";
import type * as z from "zod";
import type { OpenedEvent } from "./opened-events.ts";

type Row = z.output<typeof staffCaseRow>;
type File = z.output<typeof staffCaseFile>;

/** How far the review of a case is (审核); nothing where its matter has none, or no decision is owed any more. */
export const reviewIn = (kase: Case): Row["review"] => {
  if (!kase.origin.reviewed || !isOpen(kase)) return null;
  return (kase.status === "accepted" ? kase.review?.state : undefined) ?? "owed";
};

type EventOf<T extends OpenedEvent["type"]> = Extract<OpenedEvent, { readonly type: T }>;

const isOf =
  <T extends OpenedEvent["type"]>(type: T) =>
  (event: OpenedEvent): event is EventOf<T> =>
    event.type === type;

/** The last decision that was proposed for review, and what became of it; nothing where none was, or it was decided. */
export const proposalIn = (kase: Case, events: readonly OpenedEvent[]): File["proposal"] => {
  if (reviewIn(kase) === null) return null;
  const asked = events.findLast(isOf("ReviewAsked"));
  if (!asked) return null;
  const later = events.slice(events.indexOf(asked) + 1);
  const returned = later.findLast(isOf("ReviewReturned"));
  const reviewed = returned ?? later.findLast(isOf("ReviewPassed"));
  return {
    outcome: asked.outcome,
    document: asked.outcome === "granted" ? asked.document : null,
    reasons: asked.prose["reasons"] ?? null,
    remedies: asked.prose["remedies"] ?? null,
    proposedBy: nameIn(asked),
    proposedAt: asked.at,
    reviewedBy: reviewed ? nameIn(reviewed) : null,
    returnedFor: returned?.prose["reasons"] ?? null,
  };
};

const nameIn = ({ actor }: OpenedEvent): string => (actor.kind === "staff" ? actor.name : actor.kind);
