import type { Instant } from "@tongban/domain";
import { epochMs } from "@tongban/domain";
import { createWebhookSecret } from "@tongban/signature";
import { loadWebhook, type Subscriber, saveWebhook, subscriberName, type Webhook } from "@tongban/store";
import { type Problem, problem } from "../answer.ts";
import type { Resources } from "../resources.ts";
import { resolveTarget } from "./webhook-target.ts";

/** Where an endpoint shall be, and what it may do. */
type Wanted = Pick<Webhook, "url" | "acknowledgeByAnswer"> & {
  /** Whether it may be on loopback. */
  readonly local: boolean;
};

/** An endpoint that was set, with the secret that is told this once. */
export type SetEndpoint = { readonly kind: "set"; readonly webhook: Webhook; readonly secret: string };

/**
 * Sets a subscriber's endpoint after a look at where it leads, with a new secret. What waits for delivery goes to the
 * new endpoint; when the last replay was stays known, so that setting anew does not allow another.
 */
export const setEndpoint = async (
  { store, sealing, targetRules }: Pick<Resources, "store" | "sealing" | "targetRules">,
  subscriber: Subscriber,
  { local, url, acknowledgeByAnswer }: Wanted,
  now: Instant,
): Promise<SetEndpoint | Problem> => {
  const target = await resolveTarget(url, { ...targetRules, local });
  if (target.kind === "target-refused") {
    const { kind: _, ...facts } = target;
    return problem("webhook-target-refused", facts);
  }
  const before = await loadWebhook(store, subscriber);
  const secret = createWebhookSecret();
  const webhook: Webhook = {
    url,
    acknowledgeByAnswer,
    sealedSecret: await sealing.seal(subscriberName(subscriber), "webhook-secret", secret),
    status: "enabled",
    enabledAt: now,
    generation: before?.generation ?? epochMs(now),
    health: { kind: "well" },
    ...(before?.replay ? { replay: before.replay } : {}),
  };
  await saveWebhook(store, subscriber, webhook);
  return { kind: "set", webhook, secret };
};
