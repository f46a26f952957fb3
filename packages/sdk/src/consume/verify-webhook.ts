import { type PartnerEvent, partnerEventTypes } from "@tongban/contract";
import { verifyWebhook as checkSignature, type HeaderFields, type WebhookRefusal } from "@tongban/signature";

/** An event that this version knows, or one of a later broker, of which only the frame is known. */
export type DeliveredEvent =
  | { readonly known: true; readonly event: PartnerEvent }
  | { readonly known: false; readonly event: UnknownEvent };

/** A CloudEvents event of a type that this version does not know; take it and go on. */
export type UnknownEvent = {
  readonly id: string;
  readonly type: string;
  readonly data?: Readonly<Record<string, unknown>>;
};

/** Why a delivery is not taken, with a sentence for whoever runs the endpoint. */
export type RefusedWebhook = {
  readonly ok: false;
  readonly reason: WebhookRefusal["reason"] | "body-unreadable";
  readonly detail: string;
};

const details = {
  "signature-missing":
    "webhook-id, webhook-timestamp and webhook-signature have to be there; does a proxy drop them?",
  "signature-malformed": "The webhook's header fields are not of the form that Standard Webhooks gives them.",
  "signature-expired":
    "The delivery was signed too long ago: it is a replay, or this machine's clock is fast.",
  "signature-from-future": "The delivery was signed in the future: this machine's clock is slow.",
  "signature-invalid":
    "No signature matches a secret: is it this endpoint's, and is the body the raw bytes as they came?",
  "body-unreadable": "The body is signed, and is no CloudEvents event in JSON.",
} as const satisfies Record<RefusedWebhook["reason"], string>;

/**
 * Verifies a delivery by Standard Webhooks, and reads its event. `body` is the raw bytes as they came. While one
 * secret replaces another give both. `now` (this machine's clock if not given) and `tolerance` (300 if not given) are
 * in seconds; throws a TypeError on a malformed secret.
 *
 * @example
 * ```ts
 * const delivery = verifyWebhook({ headers: request.headers, body }, [secret]);
 * if (delivery.ok && delivery.known) console.log(delivery.event.data.caseId, delivery.event.data.status);
 * ```
 */
export const verifyWebhook = (
  request: { readonly headers: HeaderFields; readonly body: Uint8Array | string },
  secrets: readonly string[],
  {
    now = Math.floor(Date.now() / 1_000),
    tolerance,
  }: { readonly now?: number; readonly tolerance?: number } = {},
): ({ readonly ok: true } & DeliveredEvent) | RefusedWebhook => {
  if (secrets.length === 0) throw new TypeError("a webhook is verified with one secret at least");
  const checked = checkSignature(request, secrets, { now, tolerance });
  if (!checked.ok) return refused(checked.reason);
  const event = eventIn(request.body);
  if (event === undefined) return refused("body-unreadable");
  return { ok: true, ...event };
};

const refused = (reason: RefusedWebhook["reason"]): RefusedWebhook => ({
  ok: false,
  reason,
  detail: details[reason],
});

const types: ReadonlySet<string> = new Set(partnerEventTypes);

/** Only the frame is looked at: the broker checked the rest, and a newer one may say more than this version knows. */
const eventIn = (body: Uint8Array | string): DeliveredEvent | undefined => {
  try {
    const event = JSON.parse(typeof body === "string" ? body : new TextDecoder().decode(body));
    if (typeof event?.id !== "string" || typeof event.type !== "string") return undefined;
    return types.has(event.type) && typeof event.data === "object" && event.data !== null
      ? { known: true, event }
      : { known: false, event };
  } catch {
    return undefined;
  }
};
