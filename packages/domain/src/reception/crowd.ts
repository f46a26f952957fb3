import { type LocalDate, weekday } from "../clock/instant.ts";
import { byHour, type QueueFigures } from "./queue-figures.ts";

/** How many numbers are usually taken in an hour of a weekday: the mean over the days that had any. */
export type UsualCrowd = {
  /** 1 Monday to 7 Sunday. */
  readonly weekday: number;
  readonly hour: number;
  readonly usual: number;
};

/** The usual crowd by weekday and hour, from past days; hours in which nobody comes are left out. */
export const usualCrowd = (
  days: readonly { readonly date: LocalDate; readonly figures: QueueFigures }[],
): readonly UsualCrowd[] => {
  const worked = days.filter(({ figures }) => byHour(figures).some((n) => n > 0));
  const byWeekday = Map.groupBy(worked, ({ date }) => weekday(date));
  return [...byWeekday]
    .sort(([a], [b]) => a - b)
    .flatMap(([day, same]) => {
      const hours = same.map(({ figures }) => byHour(figures));
      return Array.from({ length: 24 }, (_, hour) => {
        const sum = hours.reduce((total, of) => total + (of[hour] ?? 0), 0);
        return { weekday: day, hour, usual: Math.round((sum / same.length) * 10) / 10 };
      });
    })
    .filter(({ usual }) => usual > 0);
};
