import { epochMs, type Instant } from "@tongban/domain";
import type { KeptEvent } from "@tongban/store";
import { returnMetrics } from "../deployment.ts";
import type { Measured } from "../edge/metrics.ts";
import type { Lane, WebhookMessage } from "../edge/queues.ts";

/**
 * Seconds from a decision to the first try to return it to its partner; nothing for any other delivery. Only the prompt
 * lane says how long the broker took: to the other one goes what waits for an endpoint that failed or was late, which is
 * that endpoint's time, and what a replay repeats.
 */
export const returnLateness = (
  lane: Lane,
  message: WebhookMessage,
  { type, at: decided }: Pick<KeptEvent, "type" | "at">,
  tried: Instant,
): number | undefined => {
  const isFirst = lane === "prompt" && message.attempt === 0 && "partner" in message;
  if (!isFirst || type !== "CaseDecided") return undefined;
  return Math.max(0, epochMs(tried) - epochMs(decided)) / 1_000;
};

/** What some deliveries say of how soon results are returned; nothing where none of them was a first one. */
export const returnMetricsOf = (
  latenesses: readonly number[],
): Readonly<Record<string, Measured>> | undefined =>
  latenesses.length === 0 ? undefined : { [returnMetrics.lateness]: { value: latenesses, unit: "Seconds" } };
