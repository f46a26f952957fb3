import type { DayReason, LocalDate } from "@tongban/domain";
import { localDateOf } from "@tongban/domain";
import type { ExplainedClock, Explanation } from "../../api/wire.ts";
import type { Festival } from "./holiday-names.ts";

/** A day on the way to a due instant, with the names that the broker leaves to who shows it. */
export type NamedDay = Explanation["days"][number] & {
  /** Why handling stood still, of a day that a pause takes. */
  readonly ground: string | undefined;
  /** The festivals that a holiday belongs to. */
  readonly festivals: readonly Festival[];
};

/** Days in a row for which the same is to be said. */
export type Step = {
  readonly reason: DayReason;
  readonly days: readonly [NamedDay, ...NamedDay[]];
  /** ms of working hours that these days used. */
  readonly usesMs: number;
};

/** Adds to each day of an explanation the ground of its pause and the names of its holiday. */
export const namedDays = (
  { days }: Pick<Explanation, "days">,
  segments: ExplainedClock["segments"],
  festivalsOf: (date: LocalDate) => readonly Festival[],
): readonly NamedDay[] =>
  days.map((day) => ({
    ...day,
    ground: day.reason === "paused" ? groundOn(segments, day.date) : undefined,
    festivals: day.reason === "holiday" ? festivalsOf(day.date) : [],
  }));

/** A pause takes the days after the one that it began on, to the one that it ended on or is expected to. */
const groundOn = (segments: ExplainedClock["segments"], date: LocalDate): string | undefined =>
  segments.find(({ kind, from, to, expectedEnd }) => {
    const end = to ?? expectedEnd;
    return kind === "paused" && localDateOf(from) < date && (end === undefined || date <= localDateOf(end));
  })?.ground;

/** The steps from the start of a clock to its due instant: days in a row with the same reason, holiday and ground are one. */
export const stepsOf = (days: readonly NamedDay[]): readonly Step[] => {
  const steps: Step[] = [];
  let usedMs = 0;
  for (const day of days) {
    const usesMs = (day.usedMs ?? usedMs) - usedMs;
    usedMs += usesMs;
    const last = steps.at(-1);
    if (last && sameStep(last.days[0], day))
      steps[steps.length - 1] = { ...last, days: [...last.days, day], usesMs: last.usesMs + usesMs };
    else steps.push({ reason: day.reason, days: [day], usesMs });
  }
  return steps;
};

const sameStep = (one: NamedDay, other: NamedDay): boolean =>
  one.reason === other.reason &&
  one.ground === other.ground &&
  one.provisional === other.provisional &&
  one.festivals.join() === other.festivals.join();
