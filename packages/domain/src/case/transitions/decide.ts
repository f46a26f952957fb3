import type { Calendar } from "../../clock/calendar.ts";
import type { Instant } from "../../clock/instant.ts";
import { type Refused, refused } from "../../refusal.ts";
import type { Staff } from "../../staff.ts";
import { type Case, type CaseIn, enter } from "../case.ts";
import { actorOf, type Decision, decided, heldBy, startingFrom } from "../decision.ts";
import type { CaseEvent, DecisionMade } from "../event.ts";
import { acceptedDueOf } from "./accept.ts";

/**
 * Decides an accepted case. A refusal states reasons and remedies (行政许可法 art 38). An instant matter is
 * decided on the spot (art 34): straight from its claim, with the acceptance as an event of the same write.
 */
export const decide = (
  kase: Case,
  staff: Staff,
  decision: DecisionMade,
  calendar: Calendar,
  now: Instant,
): Decision => {
  const instant = kase.caseType === "instant";
  const start = startingFrom(kase, instant ? ["claimed", "accepted"] : ["accepted"]);
  if (start.kind === "refused") return start;
  const denied = heldBy(start.kase, staff.id, now) ?? unfounded(decision);
  if (denied) return denied;

  if (start.kase.status === "accepted") {
    return decided(kase, decidedCase(start.kase, decision, now), actorOf(staff), now, {
      type: "CaseDecided",
      ...decision,
    });
  }
  return acceptAndDecide(kase, staff, decision, calendar, now);
};

const acceptAndDecide = (
  kase: Case,
  staff: Staff,
  decision: DecisionMade,
  calendar: Calendar,
  now: Instant,
): Decision => {
  const clocks = acceptedDueOf(kase, calendar, now);
  if (clocks.kind === "refused") return clocks;
  const acceptance = { holder: staff.id, acceptedAt: now, acceptedDue: clocks.due };
  const accepted = enter(kase, { status: "accepted", ...acceptance }, clocks.due.promised);
  const next = decidedCase({ ...accepted, status: "accepted", ...acceptance }, decision, now);
  const by = { at: now, actor: actorOf(staff) };
  const events: CaseEvent[] = [
    {
      ...by,
      type: "CaseAccepted",
      n: kase.version + 1,
      before: kase.status,
      after: "accepted",
      due: clocks.due,
    },
    { ...by, type: "CaseDecided", n: kase.version + 2, before: "accepted", after: "decided", ...decision },
  ];
  return { kind: "decided", next, events };
};

const decidedCase = (kase: CaseIn<"accepted">, { outcome }: DecisionMade, now: Instant): Case => {
  const { holder, acceptedAt, acceptedDue } = kase;
  return enter(kase, { status: "decided", holder, acceptedAt, acceptedDue, decidedAt: now, outcome });
};

const unfounded = (decision: DecisionMade): Refused | undefined => {
  if (decision.outcome === "granted") return undefined;
  if (decision.reasons.trim() === "") return refused("reasons-required");
  return decision.remedies.trim() === "" ? refused("remedies-required") : undefined;
};
