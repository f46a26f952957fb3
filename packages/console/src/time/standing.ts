import {
  type Calendar,
  type Instant,
  openStatuses,
  readBusinessHours,
  type TimeLeft,
  timeLeft,
  type WarningLevel,
  warningLevel,
} from "@tongban/domain";
import type { CaseRow } from "../api/wire.ts";

/** How a case stands to its due moment. */
export type Standing =
  | { readonly kind: "finished" }
  /** Its clock stands still: due as told if it goes on when expected. */
  | { readonly kind: "paused" }
  /** The calendar is not here yet, or ends before the due moment: only its date can be shown. */
  | { readonly kind: "date-only" }
  | { readonly kind: "running"; readonly left: TimeLeft; readonly level: WarningLevel };

/** What is read of a case to say how it stands. */
export type Dated = Pick<CaseRow, "status" | "due" | "hours" | "calendar" | "finish">;

/** Whether a case still waits for its result. */
export const isOpenCase = ({ status }: Pick<CaseRow, "status">): boolean =>
  openStatuses.some((open) => open === status);

/** How a case stands at `now`, by its calendar (undefined until that is read) and the window's hours. */
export const standingOf = (kase: Dated, now: Instant, calendar: Calendar | undefined): Standing => {
  if (!isOpenCase(kase)) return { kind: "finished" };
  if (kase.status === "suspended") return { kind: "paused" };
  const hours = readBusinessHours(kase.hours);
  if (!hours.ok || calendar === undefined) return { kind: "date-only" };
  const left = timeLeft(calendar, now, kase.due.at, hours.value);
  return left.ok ? { kind: "running", left, level: warningLevel(left) } : { kind: "date-only" };
};
