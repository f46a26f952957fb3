import type { ClockName } from "../clock/clock.ts";
import type { Instant } from "../clock/instant.ts";
import type { Case } from "./case.ts";

/** When a window was done with a case, and whether the clock that ended then was late. */
export type Finish = { readonly at: Instant; readonly late: boolean; readonly lateStatutory: boolean };

/** How a case was decided or declined; nothing while it is open, and where it ended by others: withdrawn, abandoned or terminated. */
export const finishOf = (kase: Case): Finish | undefined => {
  switch (kase.status) {
    case "decided":
    case "closed":
      return finish(kase, "handling", kase.decidedAt);
    case "declined":
      return finish(kase, "notice", kase.declinedAt);
    default:
      return undefined;
  }
};

const finish = ({ clocks }: Case, clock: ClockName, at: Instant): Finish => {
  const end = clocks[clock]?.end;
  return { at, late: end?.late ?? false, lateStatutory: end?.lateStatutory ?? false };
};
