import { dueAt } from "../../clock/due.ts";
import type { Limit } from "../../clock/limit.ts";
import { lawfulGrounds, pauseGroundOf } from "../../clock/pause-ground.ts";
import { refusal } from "../../refusal.ts";
import type { Staff } from "../../staff.ts";
import { unlessHolder } from "../holding.ts";
import { transition } from "../transition.ts";

/** Why the clock is to stand still, for how long as far as can be told, and what the applicant is told of it. */
export type Suspension = { readonly ground: string; readonly expected: Limit; readonly reasons: string };

/**
 * Stops the handling clock for a procedure that law (行政许可法 art 45) or the agreement does not count; the time it
 * needs is told to the applicant in writing. A site visit is no such procedure.
 */
export const suspend = transition({
  from: ["accepted"],
  unless: (kase, staff: Staff, now) => unlessHolder(kase, staff, now),
  happens: (
    { origin: { standard } },
    _staff,
    { ground, expected, reasons }: Suspension,
    { now, calendar },
  ) => {
    const lawful = pauseGroundOf(ground, standard.pauseGrounds);
    if (!lawful) {
      const agreed = standard.pauseGrounds.map((name) => `agreed/${name}`);
      return refusal("pause-ground-unlawful", { ground, grounds: [...lawfulGrounds, ...agreed] });
    }
    if (reasons.trim() === "") return refusal("reasons-required");
    const end = dueAt(calendar, now, expected, standard.hours);
    if (!end.ok) return refusal("due-date-beyond-calendar", { year: end.year });
    return [{ type: "CaseSuspended", ground: lawful, expectedEnd: end.due, prose: { reasons } }];
  },
});
