import type { CaseStatus } from "../case/case.ts";
import type { EventFacts } from "../case/event.ts";
import { type Instant, type LocalDate, localDateOf } from "../clock/instant.ts";
import type { RegionCode } from "../identifiers/region-code.ts";
import type { WindowId } from "../ids.ts";
import type { Metric } from "./metric.ts";
import type { Scope } from "./scope.ts";

/** By how much an event changes a metric of a scope, on the Shanghai date on which it happened. */
export type Contribution = {
  readonly scope: Scope;
  readonly day: LocalDate;
  readonly metric: Metric;
  readonly delta: number;
};

/** An event, and where its case belongs: all that it is counted by. */
export type CountedEvent = Pick<EventFacts, "before" | "after"> & {
  readonly at: Instant;
  readonly source: RegionCode;
  readonly handling: RegionCode;
  readonly window: WindowId;
};

/** What an event adds to the counters; a recount sums the same over the kept events. */
export const contributions = (event: CountedEvent): readonly Contribution[] => {
  const day = localDateOf(event.at);
  return scopesOf(event).flatMap((scope) =>
    inStatus(scope, event).map(([metric, delta]) => ({ scope, day, metric, delta })),
  );
};

/** The scopes whose lists an event may change. */
export const scopesOf = ({ source, handling, window }: CountedEvent): readonly Scope[] => [
  { kind: "handling", id: handling },
  { kind: "source", id: source },
  { kind: "window", id: window },
];

/** A case counts at a window from the day it is routed there: until then its window may be another one. */
const inStatus = (
  { kind }: Scope,
  { before, after }: CountedEvent,
): readonly (readonly [Metric, number])[] => {
  const counts = (status: CaseStatus | null) =>
    status !== null && (kind !== "window" || status !== "submitted");
  const left = counts(before) ? [[`in:${before as CaseStatus}`, -1] as const] : [];
  const entered = counts(after) ? [[`in:${after}`, 1] as const] : [];
  return before === after ? [] : [...left, ...entered];
};
