import { epochMs, type Instant } from "@tongban/domain";
import { stage } from "@tongban/functions/stage";
import { signWebhook } from "@tongban/signature";
import { type DeliveryAttempt, type Subscriber, subscriberName, type Webhook } from "@tongban/store";
import type { Lane } from "../edge/queues.ts";
import type { Resources } from "../edge/resources.ts";
import type { Exchanged } from "../edge/webhook/exchanged.ts";
import { postWebhook } from "../edge/webhook/post-webhook.ts";
import { resolveTarget } from "../edge/webhook/webhook-target.ts";
import { timeoutMs } from "./endpoint-health.ts";

/** What one try came to, and how many ms it took. */
export type Tried = Exchanged & { readonly duration: number };

/** An answer that acknowledges a result is shorter, bytes. */
const ANSWER_BYTES = 512;

/** An endpoint with whom it belongs to, and whether it may be on loopback. */
export type Endpoint = {
  readonly subscriber: Subscriber;
  readonly local: boolean;
  readonly webhook: Webhook;
};

/** Under which name the answer of an endpoint is sealed: it may repeat what it was sent. */
export const answerOf = (subscriber: Subscriber) => [subscriberName(subscriber), "webhook-answer"] as const;

/** The header fields of every delivery, beside those that sign it. */
export const webhookFields = {
  "content-type": "application/cloudevents+json",
  "user-agent": "Tongban",
} as const;

/** What posting needs to know. */
type Posting = Pick<Resources, "store" | "sealing" | "targetRules"> & { readonly lane: Lane };

/**
 * Posts an event to an endpoint, signed, and says what it answered within the time that its lane gives. `now` is the
 * machine's time, which the signature carries: receivers refuse one that is old or in the future.
 */
export const postEvent = async (
  posting: Posting,
  endpoint: Endpoint,
  event: { readonly id: string },
  now: Instant,
): Promise<Tried> => {
  const { store, lane } = posting;
  const about = { store, subscriber: endpoint.subscriber, timeout: timeoutMs[lane] };
  const started = performance.now();
  const exchanged = await stage.post(about, () => exchange(posting, endpoint, event, now));
  return { ...exchanged, duration: Math.round(performance.now() - started) };
};

const exchange = async (
  { sealing, targetRules, lane }: Posting,
  { subscriber, local, webhook }: Endpoint,
  event: { readonly id: string },
  now: Instant,
): Promise<Exchanged> => {
  const timeout = timeoutMs[lane];
  const target = await resolveTarget(webhook.url, { ...targetRules, local }, timeout);
  if (target.kind === "target-refused") return { kind: "failed", result: "target-refused", ...nothingSaid };
  const body = JSON.stringify(event);
  const secrets = await Promise.all(
    secretsOf(webhook, now).map((sealed) =>
      sealing.open(subscriberName(subscriber), "webhook-secret", sealed),
    ),
  );
  const timestamp = Math.floor(epochMs(now) / 1_000);
  const signature = signWebhook({ id: event.id, timestamp, body }, secrets);
  const headers = { ...webhookFields, ...signature };
  const posted = await postWebhook(target, headers, body, {
    timeout,
    most: webhook.acknowledgeByAnswer ? ANSWER_BYTES : 0,
  });
  if (posted.kind === "unreachable") return { kind: "failed", result: "unreachable", ...nothingSaid };
  const { status, text, start } = posted;
  return { kind: kindOf(status), result: `status-${status}`, text, start };
};

const nothingSaid = { text: "", start: "" } as const;

const kindOf = (status: number): Exchanged["kind"] => {
  if (status >= 200 && status < 300) return "delivered";
  return status === 410 ? "gone" : "failed";
};

/** A try as it is kept, what the endpoint said sealed. */
export const attemptOf = async (
  { sealing }: Pick<Resources, "sealing">,
  subscriber: Subscriber,
  { kind, result, duration, start }: Tried,
  named: Pick<DeliveryAttempt, "eventId" | "attempt" | "at">,
): Promise<DeliveryAttempt> => ({
  ...named,
  delivered: kind === "delivered",
  result,
  duration,
  ...(start === "" ? {} : { answer: await sealing.seal(...answerOf(subscriber), start) }),
});

/** The secret of an endpoint, and the one before it while that goes on beside it. */
const secretsOf = ({ sealedSecret, previous }: Webhook, now: Instant): readonly Uint8Array[] =>
  previous && now < previous.until ? [sealedSecret, previous.sealedSecret] : [sealedSecret];
