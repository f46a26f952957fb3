import type { TFunction } from "i18next";
import type { StaffCase } from "../../api/wire.ts";

type Used = NonNullable<StaffCase["clocks"][number]["end"]>["used"];

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How much of a limit was used, in the limit's own unit: days are whole, hours have one decimal, minutes are begun ones. */
export const usedText = (t: TFunction, used: Used): string => {
  if ("days" in used) return t(`limit.${used.unit}`, { count: used.days });
  if (used.unit === "working-hours")
    return t("limit.working-hours", { count: Math.round((used.ms / HOUR) * 10) / 10 });
  return t("limit.minutes", { count: Math.max(1, Math.ceil(used.ms / MINUTE)) });
};
