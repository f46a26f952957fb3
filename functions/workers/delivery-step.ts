import { epochMs, type Instant } from "@tongban/domain";
import type { Webhook } from "@tongban/store";
import type { Lane, WebhookMessage } from "../edge/queues.ts";
import { CLAIM_MS, laneOf } from "./endpoint-health.ts";

/** What is done with a delivery that came out of its queue. */
export type DeliveryStep =
  /** Nothing waits for it: the event is in the feed. */
  | { readonly kind: "drop"; readonly because: "unset" | "disabled" | "superseded" }
  /** It goes to the patient lane, to be looked at again after some seconds. */
  | { readonly kind: "defer"; readonly seconds: number }
  /** It is tried now; of a failing endpoint's, the one that {@link claimTry} lets through. */
  | { readonly kind: "try" };

/** Decides on a delivery by its endpoint's state; `random` spreads those that wait for a failing endpoint. */
export const deliveryStep = (
  lane: Lane,
  webhook: Webhook | undefined,
  message: WebhookMessage,
  now: Instant,
  random: () => number,
): DeliveryStep => {
  if (!webhook) return { kind: "drop", because: "unset" };
  if (webhook.status === "disabled") return { kind: "drop", because: "disabled" };
  if (message.generation < webhook.generation) return { kind: "drop", because: "superseded" };
  const ms = epochMs(now);
  if (message.notBefore !== undefined && ms < message.notBefore)
    return { kind: "defer", seconds: (message.notBefore - ms) / 1_000 };
  const { health } = webhook;
  if (health.kind === "failing" && now < health.nextTryAt)
    return { kind: "defer", seconds: ((epochMs(health.nextTryAt) - ms) / 1_000) * (1 + 0.2 * random()) };
  if (lane === "prompt" && laneOf(health, now) === "patient") return { kind: "defer", seconds: 0 };
  return { kind: "try" };
};

/** For a delivery whose failing endpoint another run tries just now, seconds. */
export const whileAnotherTries = (random: () => number): number =>
  (CLAIM_MS / 1_000) * (0.5 + 0.5 * random());
