import { type Refusal, refusal } from "../../refusal.ts";
import type { Staff } from "../../staff.ts";
import type { Decision } from "../event.ts";
import { unlessHolder } from "../holding.ts";
import { transition } from "../transition.ts";

/** What a clerk decides, with what a refusal has to state. */
export type GivenDecision =
  | Extract<Decision, { readonly outcome: "granted" }>
  | { readonly outcome: "refused"; readonly reasons: string; readonly remedies: string };

/**
 * Decides an accepted case. A refusal states reasons and remedies (行政许可法 art 38). An instant matter is
 * decided on the spot (art 34): straight from its claim, with the acceptance as an event of the same write.
 */
export const decide = transition({
  from: ["claimed", "accepted"],
  unless: (kase, staff: Staff, now) =>
    kase.status === "claimed" && kase.origin.caseType !== "instant"
      ? refusal("not-accepted", { status: kase.status, allowedFrom: ["accepted"] })
      : unlessHolder(kase, staff, now),
  happens: (kase, _staff, given: GivenDecision) => {
    const unfounded = withoutGrounds(given);
    if (unfounded) return unfounded;
    const decision = decisionOf(given);
    if (kase.status === "accepted") return [{ type: "CaseDecided", ...decision }];
    return [{ type: "CaseAccepted" }, { type: "CaseDecided", ...decision }];
  },
});

const decisionOf = (given: GivenDecision): Decision => {
  if (given.outcome === "granted") return given;
  const { outcome, reasons, remedies } = given;
  return { outcome, prose: { reasons, remedies } };
};

const withoutGrounds = (given: GivenDecision): Refusal | undefined => {
  if (given.outcome === "granted") return undefined;
  const { reasons, remedies } = given;
  if (reasons.trim() === "") return refusal("reasons-required");
  return remedies.trim() === "" ? refusal("remedies-required") : undefined;
};
