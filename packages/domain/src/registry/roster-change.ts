import type { Calendar } from "../clock/calendar.ts";
import { addDays, type Instant, instantAt, type LocalDate, localDateOf } from "../clock/instant.ts";
import { addWorkingDays } from "../clock/working-days.ts";
import type { StaffId, WindowId } from "../ids.ts";
import { type Refusal, refusal } from "../refusal.ts";
import type { Staff } from "../staff.ts";
import { type DutyPlan, namedIn, nextDuty, onDuty, type Roster, unstaffedDays } from "./roster.ts";

/** Working days before a day without anybody on duty on which the coordinators are told of it. */
export const unstaffedNoticeDays = 3;

/** Why a plan may not be a window's: it names somebody outside of the team, or pairs and dates do not fit. */
export const unlessPlanFits = (
  plan: DutyPlan,
  { window, team }: { readonly window: WindowId; readonly team: readonly StaffId[] },
): Refusal | undefined => {
  const stranger = namedIn(plan).find((id) => !team.includes(id));
  if (stranger !== undefined) return refusal("not-on-team", { staff: stranger, window });
  const alone = plan.pairs.find(({ a, b }) => a === b);
  if (alone) return refusal("pair-of-one", { staff: alone.a });
  const twice = repeated(plan.pairs.flatMap(({ a, b }) => [a, b]));
  if (twice !== undefined) return refusal("paired-twice", { staff: twice });
  const date = repeated(plan.exceptions.map((one) => one.date));
  return date === undefined ? undefined : refusal("date-repeated", { date });
};

const repeated = <T>(values: readonly T[]): T | undefined =>
  values.find((value, n) => values.indexOf(value) !== n);

/**
 * Refuses somebody who is not on duty on the day of an instant, and says when they are next. A lead answers for the
 * window's clocks whoever is on duty; without a roster everybody is.
 */
export const unlessOnDuty = (
  roster: Roster | undefined,
  { id, role }: Pick<Staff, "id" | "role">,
  now: Instant,
  calendar: Calendar,
): Refusal | undefined => {
  const today = localDateOf(now);
  if (!roster || role === "lead" || onDuty(roster, today, calendar).includes(id)) return undefined;
  const next = nextDuty(roster, id, today, calendar) ?? null;
  return refusal("not-on-duty", { window: roster.window, today, next });
};

/** The working days without anybody on duty that are near enough to be told of, told or not: from today on. */
export const unstaffedSoon = (roster: DutyPlan, now: Instant, calendar: Calendar): readonly LocalDate[] => {
  const today = localDateOf(now);
  const last = addWorkingDays(calendar, today, unstaffedNoticeDays);
  return unstaffedDays(roster, { from: today, until: last.ok ? addDays(last.date, 1) : today }, calendar);
};

/** A roster once the coordinators are told of the days that they were not told of; nothing where there are none. */
export const tellUnstaffed = (
  roster: Roster,
  now: Instant,
  calendar: Calendar,
): { readonly roster: Roster; readonly days: readonly LocalDate[] } | undefined => {
  const days = unstaffedSoon(roster, now, calendar).filter((date) => !roster.told.includes(date));
  if (days.length === 0) return undefined;
  const today = localDateOf(now);
  const kept = roster.told.filter((date) => date >= today);
  return { roster: { ...roster, told: [...kept, ...days].toSorted() }, days };
};

/** When a roster is looked at after an instant: at nine the next morning, for each day brings another one near. */
export const nextRosterLook = (now: Instant): Instant => instantAt(addDays(localDateOf(now), 1), "09:00");
