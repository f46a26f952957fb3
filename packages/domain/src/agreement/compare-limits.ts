import type { Limit } from "../clock/limit.ts";

/** How a limit compares with another one; limits of different units are never converted, on the spot is the shortest. */
export const compareLimits = (a: Limit, b: Limit): "shorter" | "same" | "longer" | "incomparable" => {
  if (a.unit === "instant" || b.unit === "instant") {
    if (a.unit === b.unit) return "same";
    return a.unit === "instant" ? "shorter" : "longer";
  }
  if (a.unit !== b.unit) return "incomparable";
  if (a.amount === b.amount) return "same";
  return a.amount < b.amount ? "shorter" : "longer";
};

/** A limit as facts name it: `10 working-days`, `instant`. */
export const limitText = (limit: Limit): string =>
  limit.unit === "instant" ? limit.unit : `${limit.amount} ${limit.unit}`;
