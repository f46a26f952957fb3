import { epochMs, type Instant } from "@tongban/domain";
import { signWebhook } from "@tongban/signature";
import { type Subscriber, subscriberName, type Webhook } from "@tongban/store";
import type { Lane } from "../edge/queues.ts";
import type { Resources } from "../edge/resources.ts";
import { postWebhook } from "../edge/webhook/post-webhook.ts";
import { resolveTarget } from "../edge/webhook/webhook-target.ts";
import { timeoutMs } from "./endpoint-health.ts";

/** What one try came to; `result` is `status-204`, or why there was no answer. */
export type Tried = {
  readonly kind: "delivered" | "failed" | "gone";
  readonly result: string;
  /** ms. */
  readonly duration: number;
  /** What it answered, where that was asked for. */
  readonly text: string;
};

/** An answer that acknowledges a result is shorter, bytes. */
const ANSWER_BYTES = 512;

/** An endpoint with whom it belongs to, and whether it may be on loopback. */
export type Endpoint = {
  readonly subscriber: Subscriber;
  readonly local: boolean;
  readonly webhook: Webhook;
};

/** What posting needs to know. */
type Posting = Pick<Resources, "sealing" | "targetRules"> & { readonly lane: Lane };

/** Posts an event to an endpoint, signed, and says what it answered within the time that its lane gives. */
export const postEvent = async (
  { sealing, targetRules, lane }: Posting,
  { subscriber, local, webhook }: Endpoint,
  event: { readonly id: string },
  now: Instant,
): Promise<Tried> => {
  const timeout = timeoutMs[lane];
  const started = performance.now();
  const tried = (kind: Tried["kind"], result: string, text = ""): Tried => ({
    kind,
    result,
    text,
    duration: Math.round(performance.now() - started),
  });
  const target = await resolveTarget(webhook.url, { ...targetRules, local }, timeout);
  if (target.kind === "target-refused") return tried("failed", "target-refused");
  const body = JSON.stringify(event);
  const secret = await sealing.open(subscriberName(subscriber), "webhook-secret", webhook.sealedSecret);
  const timestamp = Math.floor(epochMs(now) / 1_000);
  const signature = signWebhook({ id: event.id, timestamp, body }, [secret]);
  const headers = { "content-type": "application/cloudevents+json", "user-agent": "Tongban", ...signature };
  const posted = await postWebhook(target, headers, body, {
    timeout,
    most: webhook.acknowledgeByAnswer ? ANSWER_BYTES : 0,
  });
  if (posted.kind === "unreachable") return tried("failed", "unreachable");
  const result = `status-${posted.status}`;
  if (posted.status >= 200 && posted.status < 300) return tried("delivered", result, posted.text);
  return tried(posted.status === 410 ? "gone" : "failed", result);
};
