import { type Instant, type LocalDate, localDateOf } from "../clock/instant.ts";
import type { MatterId } from "../ids.ts";
import { type Refusal, refusal } from "../refusal.ts";
import type { Case } from "./case.ts";
import type { Actor } from "./event.ts";
import type { Moment } from "./moment.ts";
import type { Verdict } from "./verdict.ts";

/** Who helps an applicant (帮办人): staff of the source window, staff of the partner, or a person of the applicant's own. */
export const helperKinds = ["window-staff", "partner-staff", "person"] as const;

/** One of {@link helperKinds}. */
export type HelperKind = (typeof helperKinds)[number];

/**
 * The mandate (授权) by which a named helper acts for the applicant of a case: to the end of a day in China, or until it is
 * revoked. The name is masked; in full it stands sealed in the event.
 */
export type Mandate = {
  readonly kind: HelperKind;
  readonly name: string;
  readonly until: LocalDate;
  readonly revoked?: true;
};

/** How a mandate stands. */
export const mandateStates = ["in-force", "expired", "revoked"] as const;

/** One of {@link mandateStates}. */
export type MandateState = (typeof mandateStates)[number];

/** How a mandate stands at a moment. */
export const mandateStateOf = ({ until, revoked }: Mandate, now: Instant): MandateState => {
  if (revoked) return "revoked";
  return localDateOf(now) > until ? "expired" : "in-force";
};

/** Refuses a helper who has no mandate of this case, or one that is over. */
export const unlessMandated = ({ helper }: Pick<Case, "helper">, now: Instant): Refusal | undefined => {
  if (!helper) return refusal("no-helper");
  const state = mandateStateOf(helper, now);
  if (state === "in-force") return undefined;
  return state === "revoked"
    ? refusal("mandate-revoked")
    : refusal("mandate-expired", { until: helper.until });
};

/** Refuses a mandate that is over, or that is for other matters. */
export const unlessMandateFits = (
  { until, matters }: { readonly until: LocalDate; readonly matters?: readonly MatterId[] },
  matter: MatterId,
  now: Instant,
): Refusal | undefined => {
  if (localDateOf(now) > until) return refusal("mandate-expired", { until });
  return matters && !matters.includes(matter)
    ? refusal("mandate-not-for-matter", { matter, matters })
    : undefined;
};

/**
 * What a command for the applicant comes to where their helper gives it: refused without a mandate in force, and on the
 * record as the helper's, through whom it was sent.
 */
export const throughHelper = (kase: Case, { now }: Moment, verdict: Verdict): Verdict => {
  const wrong = unlessMandated(kase, now);
  if (wrong) return wrong;
  if (verdict.kind === "refusal") return verdict;
  const events = verdict.events.map((event) => ({ ...event, actor: helping(event.actor) }));
  return { ...verdict, events };
};

const helping = (actor: Actor): Actor =>
  actor.kind === "partner" || actor.kind === "staff" ? { ...actor, helper: true } : actor;
