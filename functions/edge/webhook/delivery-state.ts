import type { DeliveryState } from "@tongban/contract";
import type { Instant } from "@tongban/domain";
import type { DeliveryAttempt, Webhook } from "@tongban/store";

/** What became of one try. */
export type TryState = Exclude<DeliveryState, "untried">;

/**
 * What became of a try, by the endpoint as it is now. While an endpoint fails, nothing that it did not take since has
 * arrived; once it takes deliveries again, the time of the next try tells whether that was made.
 */
export const tryStateOf = (
  { delivered, at, nextTryAt }: DeliveryAttempt,
  webhook: Webhook | undefined,
  now: Instant,
): TryState => {
  if (delivered) return "delivered";
  if (webhook?.replay && at <= webhook.replay.at) return "superseded";
  if (webhook?.status !== "enabled") return "disabled";
  if (nextTryAt === undefined) return "failed";
  const isFailing = webhook.health.kind === "failing" && webhook.health.since <= at;
  return isFailing || now < nextTryAt ? "waiting" : "retried";
};

/** What became of a delivery, by its tries, oldest first. */
export const deliveryStateOf = (
  attempts: readonly DeliveryAttempt[],
  webhook: Webhook | undefined,
  now: Instant,
): DeliveryState => {
  const states = attempts.map((attempt) => tryStateOf(attempt, webhook, now));
  const last = states.at(-1);
  if (last === undefined) return "untried";
  const standing = (["delivered", "waiting"] as const).find((state) => states.includes(state));
  // What is due again and not tried yet waits for that.
  return standing ?? (last === "retried" ? "waiting" : last);
};
