import { type Instant, localDateOf } from "../clock/instant.ts";
import { type Refusal, refusal } from "../refusal.ts";
import { type Period, parsePeriod } from "./period.ts";

/** A period that may be asked for: a real one that has begun. */
export const knownPeriod = (
  name: string,
  now: Instant,
): ({ readonly kind: "known" } & { readonly period: Period }) | Refusal => {
  const period = parsePeriod(name);
  return period && period.first <= localDateOf(now)
    ? { kind: "known", period }
    : refusal("no-such-period", { period: name });
};
