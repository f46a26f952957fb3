import type { TFunction } from "i18next";
import type { ServiceFigures } from "../api/wire.ts";

type Share = { readonly rate: number | null };
type Speed = ServiceFigures["speeds"][number];
type Unit = Speed["unit"];

const NOTHING = "–";

/** A share as a percentage with one decimal, such as 98.3 %; a dash where nothing was counted. Only all is 100 %. */
export const shareText = (rate: number | null): string => {
  if (rate === null) return NOTHING;
  const tenths = Math.round(rate * 1000);
  return `${((rate < 1 ? Math.min(tenths, 999) : tenths) / 10).toFixed(1)} %`;
};

/** An amount of a unit with one decimal, such as 3.6 个工作日; sums of working hours come in minutes. */
export const amountText = (t: TFunction, unit: Unit, { rate }: Share): string => {
  if (rate === null) return NOTHING;
  const amount = (unit === "working-hours" ? rate / 60 : rate).toFixed(1);
  return t(`serviceLevel.amount.${unit}`, { amount });
};

const HOUR = 60;
const DAY = 24 * HOUR;
/** Minutes from which on a time is told in days. */
const LONG = 3 * DAY;

/** A time by the clock on the wall, in minutes: hours, or days where it is three of them or more; a dash for none. */
export const wallTimeText = (t: TFunction, minutes: number | null): string => {
  if (minutes === null) return NOTHING;
  return minutes < LONG
    ? t("serviceLevel.hours", { amount: (minutes / HOUR).toFixed(1) })
    : t("serviceLevel.amount.calendar-days", { amount: (minutes / DAY).toFixed(1) });
};

/** The average of each unit that something was counted in, one after the other; a dash where nothing was. */
export const averagesText = (t: TFunction, speeds: readonly Pick<Speed, "unit" | "average">[]): string => {
  const counted = speeds.filter(({ average }) => average.rate !== null);
  if (counted.length === 0) return NOTHING;
  return counted.map(({ unit, average }) => amountText(t, unit, average)).join(t("punctuation.semicolon"));
};
