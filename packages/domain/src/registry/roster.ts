import { type Calendar, dayIn } from "../clock/calendar.ts";
import { addDays, type LocalDate, weekday } from "../clock/instant.ts";
import type { RegionCode } from "../identifiers/region-code.ts";
import type { StaffId, WindowId } from "../ids.ts";

/** The days of a week, Monday first. */
export const weekdays = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;

/** One of {@link weekdays}. */
export type WeekdayName = (typeof weekdays)[number];

/** Who is on duty on the working days of a week; Saturday and Sunday count where they are make-up days (调休). */
export type DutyWeek = { readonly [D in WeekdayName]: readonly StaffId[] };

/** A date that differs from its weekday: who is away, and who is on duty beside the others. */
export type DutyException = {
  readonly date: LocalDate;
  readonly away: readonly StaffId[];
  readonly instead: readonly StaffId[];
};

/** Two members who stand in for each other (AB 岗). */
export type DutyPair = { readonly a: StaffId; readonly b: StaffId };

/** What the lead or a coordinator says of a window's duty. */
export type DutyPlan = {
  readonly week: DutyWeek;
  /** At most one for each date. */
  readonly exceptions: readonly DutyException[];
  readonly pairs: readonly DutyPair[];
};

/** The roster of a window (排班): who of its team is on duty when. Where there is none, everybody is on each working day. */
export type Roster = DutyPlan & {
  readonly window: WindowId;
  readonly region: RegionCode;
  /** Working days without anybody on duty that the coordinators were told of, in order. */
  readonly told: readonly LocalDate[];
};

/** Whether a date is worked; one that the calendar does not hold is not said to be. */
const isWorked = (calendar: Calendar, date: LocalDate): boolean => {
  const day = dayIn(calendar, date);
  return day.ok && day.working;
};

/**
 * Who is on duty on a date: on a working day those of its weekday but who is away, and on any day whom an exception
 * names. Nobody on a day off that no exception names.
 */
export const onDuty = (plan: DutyPlan, date: LocalDate, calendar: Calendar): readonly StaffId[] =>
  onDutyWhere(plan, date, isWorked(calendar, date));

/** Who is on duty on a date of which is known whether it is worked. */
export const onDutyWhere = (
  { week, exceptions }: DutyPlan,
  date: LocalDate,
  isWorkingDay: boolean,
): readonly StaffId[] => {
  const exception = exceptions.find((one) => one.date === date);
  const usual = isWorkingDay ? usualOn(week, date) : [];
  const away = exception?.away ?? [];
  const instead = exception?.instead ?? [];
  return [...new Set([...usual.filter((id) => !away.includes(id)), ...instead])];
};

const usualOn = (week: DutyWeek, date: LocalDate): readonly StaffId[] => {
  const name = weekdays[weekday(date) - 1];
  return name === undefined ? [] : week[name];
};

/** Days ahead in which somebody's next duty is looked for. */
const SEARCHED_DAYS = 60;

/** The first date from another one on which somebody is on duty; nothing within the next 60 days. */
export const nextDuty = (
  plan: DutyPlan,
  staff: StaffId,
  from: LocalDate,
  calendar: Calendar,
): LocalDate | undefined =>
  datesFrom(from, SEARCHED_DAYS).find((date) => onDuty(plan, date, calendar).includes(staff));

/** The working days of a calendar without anybody on duty, from a date on and before another one, in order. */
export const unstaffedDays = (
  plan: DutyPlan,
  { from, until }: { readonly from: LocalDate; readonly until: LocalDate },
  calendar: Calendar,
): readonly LocalDate[] =>
  datesBefore(from, until).filter(
    (date) => isWorked(calendar, date) && onDuty(plan, date, calendar).length === 0,
  );

const datesFrom = (from: LocalDate, days: number): readonly LocalDate[] =>
  Array.from({ length: days }, (_, n) => addDays(from, n));

const datesBefore = (from: LocalDate, until: LocalDate): readonly LocalDate[] => {
  const dates: LocalDate[] = [];
  for (let date = from; date < until; date = addDays(date, 1)) dates.push(date);
  return dates;
};

/** Who stands in for somebody (AB 岗); nothing where nobody does. */
export const partnerOf = ({ pairs }: Pick<DutyPlan, "pairs">, staff: StaffId): StaffId | undefined => {
  const pair = pairs.find(({ a, b }) => a === staff || b === staff);
  return pair && (pair.a === staff ? pair.b : pair.a);
};

/** The roster without somebody who leaves the window: off every day, and out of their pair. The same one where it does not name them. */
export const withoutMember = (roster: Roster, staff: StaffId): Roster => {
  if (!namedIn(roster).includes(staff)) return roster;
  const others = (ids: readonly StaffId[]): readonly StaffId[] => ids.filter((id) => id !== staff);
  return {
    ...roster,
    week: mapWeek(roster.week, others),
    exceptions: roster.exceptions
      .map(({ date, away, instead }) => ({ date, away: others(away), instead: others(instead) }))
      .filter(({ away, instead }) => away.length + instead.length > 0),
    pairs: roster.pairs.filter(({ a, b }) => a !== staff && b !== staff),
  };
};

const mapWeek = (week: DutyWeek, of: (ids: readonly StaffId[]) => readonly StaffId[]): DutyWeek => ({
  monday: of(week.monday),
  tuesday: of(week.tuesday),
  wednesday: of(week.wednesday),
  thursday: of(week.thursday),
  friday: of(week.friday),
  saturday: of(week.saturday),
  sunday: of(week.sunday),
});

/** Everybody whom a plan names, each once. */
export const namedIn = ({ week, exceptions, pairs }: DutyPlan): readonly StaffId[] => [
  ...new Set([
    ...weekdays.flatMap((day) => week[day]),
    ...exceptions.flatMap(({ away, instead }) => [...away, ...instead]),
    ...pairs.flatMap(({ a, b }) => [a, b]),
  ]),
];
