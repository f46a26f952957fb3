import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { collectFields, type FieldLines, type HeaderFields } from "./header-fields.ts";

/** The header fields of a webhook by the Standard Webhooks specification. */
export type WebhookHeaders = {
  readonly "webhook-id": string;
  readonly "webhook-timestamp": string;
  readonly "webhook-signature": string;
};

/** A message to be signed as a webhook. */
export type WebhookMessage = {
  /** The same on every attempt to deliver the message: ASCII without blanks and full stops. */
  readonly id: string;
  /** The time of this attempt: Unix time, seconds. */
  readonly timestamp: number;
  /** The raw bytes; text counts as UTF-8. */
  readonly body: Uint8Array | string;
};

/** Every word that a webhook can be refused with. */
export const WEBHOOK_REASONS = [
  "signature-missing",
  "signature-malformed",
  "signature-expired",
  "signature-from-future",
  "signature-invalid",
] as const;

/** Why a webhook was refused. */
export type WebhookRefusal = { readonly ok: false; readonly reason: (typeof WEBHOOK_REASONS)[number] };

/** A webhook found genuine; receivers remember `id` to handle a repeated delivery once. */
export type VerifiedWebhook = { readonly ok: true; readonly id: string; readonly timestamp: number };

const PREFIX = "whsec_";
const LONGEST_SIGNATURES = 4096;

/** Makes a webhook secret of 24 to 64 random bytes, 32 if not given, as `whsec_` and base64. */
export function createWebhookSecret(bytes = 32): string {
  if (!(bytes >= 24 && bytes <= 64)) throw new TypeError("a webhook secret has 24 to 64 bytes");
  return `${PREFIX}${randomBytes(bytes).toString("base64")}`;
}

/**
 * Signs a webhook with HMAC-SHA256; with several secrets, while one replaces the other, it carries one
 * signature for each. Throws a TypeError on a malformed secret, id or timestamp.
 *
 * @example
 * ```ts
 * import { createWebhookSecret, signWebhook, verifyWebhook } from "@tongban/signature";
 *
 * const secret = createWebhookSecret();
 * const body = '{"type":"CaseDecided"}';
 * const now = Math.floor(Date.now() / 1000);
 * const headers = signWebhook({ id: "msg_1", timestamp: now, body }, [secret]);
 * verifyWebhook({ headers, body }, [secret], { now }); // { ok: true, id: "msg_1", timestamp: now }
 * ```
 */
export function signWebhook(message: WebhookMessage, secrets: readonly string[]): WebhookHeaders {
  const { id, timestamp, body } = message;
  if (!isMessageId(id)) throw new TypeError("a webhook id is ASCII without blanks and full stops");
  if (!(Number.isSafeInteger(timestamp) && timestamp >= 0))
    throw new TypeError("timestamp is in whole seconds");
  if (secrets.length === 0) throw new TypeError("a webhook needs a secret");
  const signatures = secrets.map(
    (secret) => `v1,${hmac(secret, id, `${timestamp}`, body).toString("base64")}`,
  );
  return {
    "webhook-id": id,
    "webhook-timestamp": `${timestamp}`,
    "webhook-signature": signatures.join(" "),
  };
}

/**
 * Verifies a received webhook against the secrets that are valid now: one matching `v1` signature suffices.
 * `now` and `tolerance` (300 if not given) are in seconds. Throws only on a malformed secret.
 */
export function verifyWebhook(
  request: { readonly headers: HeaderFields; readonly body: Uint8Array | string },
  secrets: readonly string[],
  { now, tolerance = 300 }: { readonly now: number; readonly tolerance?: number | undefined },
): VerifiedWebhook | WebhookRefusal {
  const read = readWebhookFields(collectFields(request.headers));
  if (!read.ok) return read;
  const { id, timestamp, signatures } = read;
  if (now - Number(timestamp) > tolerance) return { ok: false, reason: "signature-expired" };
  if (Number(timestamp) - now > tolerance) return { ok: false, reason: "signature-from-future" };
  const expected = secrets.map((secret) => hmac(secret, id, timestamp, request.body));
  const genuine = signatures.some((given) => expected.some((bytes) => equal(given, bytes)));
  return genuine
    ? { ok: true, id, timestamp: Number(timestamp) }
    : { ok: false, reason: "signature-invalid" };
}

type WebhookFields = {
  readonly ok: true;
  readonly id: string;
  readonly timestamp: string;
  readonly signatures: readonly string[];
};

function readWebhookFields(fields: FieldLines): WebhookFields | WebhookRefusal {
  const [ids, timestamps, lists] = ["webhook-id", "webhook-timestamp", "webhook-signature"].map(
    (name) => fields.get(name) ?? [],
  );
  const [id, timestamp, list] = [ids?.[0], timestamps?.[0], lists?.[0]];
  if (!(id && timestamp && list)) return { ok: false, reason: "signature-missing" };
  const once = ids?.length === 1 && timestamps?.length === 1 && lists?.length === 1;
  const readable = isMessageId(id) && /^(0|[1-9]\d{0,11})$/.test(timestamp);
  if (!(once && readable && list.length <= LONGEST_SIGNATURES))
    return { ok: false, reason: "signature-malformed" };
  const signatures = list.split(" ").flatMap((entry) => (entry.startsWith("v1,") ? [entry.slice(3)] : []));
  return { ok: true, id, timestamp, signatures };
}

/** A full stop parts id, timestamp and body in what is signed, so within an id it would be ambiguous. */
function isMessageId(id: string): boolean {
  return /^[\x21-\x2d\x2f-\x7e]{1,256}$/.test(id);
}

function hmac(secret: string, id: string, timestamp: string, body: Uint8Array | string): Buffer {
  return createHmac("sha256", secretBytes(secret)).update(`${id}.${timestamp}.`).update(body).digest();
}

function secretBytes(secret: string): Buffer {
  const text = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : "";
  const bytes = Buffer.from(text, "base64");
  if (bytes.length >= 24 && bytes.length <= 64 && bytes.toString("base64") === text) return bytes;
  throw new TypeError(`a webhook secret is ${PREFIX} and the base64 of 24 to 64 bytes`);
}

/** Compared as text, so that only the canonical base64 of the signature passes; constant in time. */
function equal(given: string, expected: Buffer): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(expected.toString("base64"))];
  return left.length === right.length && timingSafeEqual(left, right);
}
