import type { TFunction } from "i18next";
import type { Limit } from "../api/wire.ts";

/** A limit in its own unit, such as 20 个工作日; null is a limit that law does not set. */
export const limitText = (t: TFunction, limit: Limit | null): string => {
  if (limit === null) return t("limit.none");
  return limit.unit === "instant" ? t("limit.instant") : t(`limit.${limit.unit}`, { count: limit.amount });
};
