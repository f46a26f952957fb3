import { type ClockName, clockNames, isLive, rungs } from "../clock/clock.ts";
import { addMs, type Instant } from "../clock/instant.ts";
import { nextBusinessMoment } from "../clock/warning-times.ts";
import { erasureOf } from "../material/retention.ts";
import type { Case } from "./case.ts";
import type { Moment } from "./moment.ts";

/** What the broker has to do for a case when its time comes, unless somebody does something before. */
export type Timer = { readonly at: Instant } & (
  | { readonly does: "warn"; readonly clock: ClockName }
  | { readonly does: "lapse" }
  | { readonly does: "deem-accepted" }
  | { readonly does: "abandon" }
  | { readonly does: "terminate" }
  | { readonly does: "invite" }
  | { readonly does: "erase" }
);

/**
 * The next thing that time alone brings to a case; nothing where only people can. The earliest first; of several at
 * one instant what changes the case comes before what only warns.
 */
export const nextTimer = (kase: Case): Timer | undefined => earliest([...changes(kase), ...warnings(kase)]);

/**
 * The next timer as a moment allows it: where the standard gives warnings in business hours only, one whose time
 * passed at night, or while nobody swept, waits until the window works; what changes the case waits for nothing.
 */
export const timerAllowedAt = (kase: Case, { now, calendar }: Moment): Timer | undefined => {
  const { hours, warnings: ladder } = kase.origin.standard;
  const opening = ladder.officeHours ? nextBusinessMoment({ calendar, hours }, addMs(now, -1)) : now;
  if (opening <= now) return nextTimer(kase);
  const waiting = [...warnings(kase)].map((timer) =>
    timer.at < opening ? { ...timer, at: opening } : timer,
  );
  return earliest([...changes(kase), ...waiting]);
};

const earliest = (timers: readonly Timer[]): Timer | undefined => {
  let next: Timer | undefined;
  for (const timer of timers) if (!next || timer.at < next.at) next = timer;
  return next;
};

function* changes(kase: Case): Iterable<Timer> {
  const { notice, supplement, gap, payment } = kase.clocks;
  if (kase.status === "claimed") yield { at: kase.leaseEnds, does: "lapse" };
  // Exactly when it is due is still in time.
  if ((kase.status === "routed" || kase.status === "claimed") && isLive(notice))
    yield { at: addMs(notice.promised.at, 1), does: "deem-accepted" };
  if (kase.status === "awaiting-supplement" && isLive(supplement))
    yield { at: addMs(supplement.promised.at, 1), does: "abandon" };
  if (kase.status === "accepted" || kase.status === "suspended")
    for (const owed of [gap, payment])
      if (isLive(owed)) yield { at: addMs(owed.promised.at, 1), does: "terminate" };
  if (kase.invitation) yield { at: kase.invitation.at, does: "invite" };
  const erasure = erasureOf(kase);
  if (erasure !== undefined) yield { at: erasure, does: "erase" };
}

function* warnings({ clocks }: Case): Iterable<Timer> {
  for (const name of clockNames) {
    const clock = clocks[name];
    if (!isLive(clock)) continue;
    for (const rung of rungs) {
      const at = clock.warnings[rung];
      if (at !== undefined) yield { at, does: "warn", clock: name };
    }
  }
}
