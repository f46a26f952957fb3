import type { TFunction } from "i18next";
import type { Explanation } from "../../api/wire.ts";
import { groundText } from "../clocks/ground-text.ts";
import type { Festival } from "./holiday-names.ts";
import type { NamedDay, Step } from "./steps.ts";

const HOUR_MS = 3_600_000;

/** ms of working time as hours with one decimal where there is one. */
export const hoursText = (ms: number): string => String(Math.round((ms / HOUR_MS) * 10) / 10);

/** A holiday by name; a region's own has none. */
export const holidayText = (t: TFunction, festivals: readonly Festival[]): string =>
  festivals.length === 0
    ? t("explained.ownHoliday")
    : festivals.map((one) => t(`explained.festival.${one}`)).join(t("punctuation.comma"));

/** Why the days of a step count or not, and as which days of the limit they do. */
export const stepText = (t: TFunction, step: Step, { unit }: Explanation["limit"]): string => {
  const first = step.days[0];
  switch (step.reason) {
    case "working":
    case "make-up":
    case "calendar-day":
      return t(`explained.step.${step.reason}`, { days: countText(t, step) });
    case "hours":
      return t("explained.step.hours", {
        hours: hoursText(step.usesMs),
        sum: hoursText(step.days.at(-1)?.usedMs ?? 0),
      });
    case "holiday":
      return t("explained.step.holiday", { name: holidayText(t, first.festivals) });
    case "paused":
      return t("explained.step.paused", { ground: pauseText(t, first) });
    case "event":
      return t(unit === "working-hours" ? "explained.step.noHours" : "explained.step.event");
    case "closing":
    case "weekend":
      return t(`explained.step.${step.reason}`);
  }
};

/** The ground of the pause that takes a day; one that is only supposed has none. */
export const pauseText = (t: TFunction, { ground }: Pick<NamedDay, "ground">): string =>
  ground === undefined || ground === "agreed/supposed" ? t("explained.supposedPause") : groundText(t, ground);

const countText = (t: TFunction, { days }: Step): string => {
  const [from, to] = [days[0].count ?? 0, days.at(-1)?.count ?? 0];
  return from === to ? t("explained.day", { n: from }) : t("explained.days", { from, to });
};
