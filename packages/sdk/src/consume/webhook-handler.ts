import type { PartnerEvent } from "@tongban/contract";
import type { HeaderFields } from "@tongban/signature";
import { type UnknownEvent, verifyWebhook } from "./verify-webhook.ts";

/** What an endpoint remembers: which events it dealt with, and how far each case is. */
export type DeliveryStore = {
  /** Whether an event was dealt with. */
  readonly has: (eventId: string) => boolean | Promise<boolean>;
  /** The highest version of a case that was dealt with. */
  readonly version: (caseId: string) => number | undefined | Promise<number | undefined>;
  /** Keeps both; an event without a case has no version. */
  readonly keep: (
    eventId: string,
    of?: { readonly caseId: string; readonly version: number },
  ) => void | Promise<void>;
};

/** How an endpoint deals with what is delivered. */
export type WebhookHandlerOptions = {
  /** One, or both while one replaces the other. */
  readonly secrets: readonly string[];
  readonly store: DeliveryStore;
  /**
   * Called once for each event that is new and not older than what is known of its case. Answering `"acknowledge"`
   * confirms a result, where the webhook was set with `acknowledgeByAnswer`. What it throws is answered with 500, and the
   * broker delivers again.
   */
  readonly onEvent: (event: PartnerEvent) => unknown;
  /** Told of an event of a type that this version does not know; it is taken. */
  readonly onUnknown?: (event: UnknownEvent) => void;
  /** Told why a delivery was refused, or what `onEvent` threw. */
  readonly onFailure?: (failure: unknown) => void;
};

/** What of a request of Node or Express is read. */
export type NodeRequest = AsyncIterable<Uint8Array> & {
  readonly headers: HeaderFields;
  readonly readableEnded?: boolean;
  /** What a parser that came before made of the body. */
  readonly body?: unknown;
};

/** What of a response of Node or Express is written. */
export type NodeResponse = {
  writeHead(status: number, headers: Record<string, string>): unknown;
  end(text?: string): unknown;
};

type Answer = { readonly status: number; readonly json?: unknown };

/** bytes; an event is a few KB. */
const LONGEST_BODY = 1_048_576;

/** Keeps what was delivered in this process alone: for trying, and for tests. */
export const deliveriesInMemory = (): DeliveryStore => {
  const events = new Set<string>();
  const versions = new Map<string, number>();
  return {
    has: (eventId) => events.has(eventId),
    version: (caseId) => versions.get(caseId),
    keep: (eventId, of) => {
      events.add(eventId);
      if (of) versions.set(of.caseId, Math.max(of.version, versions.get(of.caseId) ?? 0));
    },
  };
};

/**
 * An endpoint for deliveries as a function of Fetch (`Request` → `Response`): verifies, deals with each event once, and
 * drops what a newer one of its case overtook. A delivery that is not genuine is answered with 401.
 *
 * @example
 * ```ts
 * const handle = webhookHandler({ secrets: [secret], store: deliveriesInMemory(), onEvent: (event) => save(event) });
 * Deno.serve(handle);
 * ```
 */
export const webhookHandler = (options: WebhookHandlerOptions): ((request: Request) => Promise<Response>) => {
  const receive = receiverOf(options);
  return async (request) => {
    const body = new Uint8Array(await request.arrayBuffer());
    const { status, json } = await receive([...request.headers], body);
    return json === undefined ? new Response(null, { status }) : Response.json(json, { status });
  };
};

/**
 * The same for Node and Express (`(request, response)`). With Express put it before any parser of bodies, or behind
 * `express.raw` for every type of content: a signature is over the bytes as they came. Never rejects, since nobody may be there to
 * catch it: a body that a parser took apart, or that broke off, is told to `onFailure` and answered with 500.
 */
export const nodeWebhookHandler = (
  options: WebhookHandlerOptions,
): ((request: NodeRequest, response: NodeResponse) => Promise<void>) => {
  const receive = receiverOf(options);
  const receiveRaw = async (request: NodeRequest): Promise<Answer> => {
    const body = await rawBodyOf(request);
    return body === undefined ? { status: 413 } : receive(request.headers, body);
  };
  return async (request, response) => {
    const { status, json } = await receiveRaw(request).catch((failure: unknown): Answer => {
      options.onFailure?.(failure);
      return { status: 500 };
    });
    response.writeHead(status, json === undefined ? {} : { "content-type": "application/json" });
    response.end(json === undefined ? undefined : JSON.stringify(json));
  };
};

/** The bytes of a body; nothing where there are too many. A body that a parser took apart cannot be verified. */
const rawBodyOf = async (request: NodeRequest): Promise<Uint8Array | string | undefined> => {
  const { body } = request;
  if (typeof body === "string" || body instanceof Uint8Array) return body;
  if (body !== undefined && request.readableEnded)
    throw new TypeError("the body was parsed before it was verified: use express.raw() for this route");
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length <= LONGEST_BODY) chunks.push(chunk);
  }
  return length <= LONGEST_BODY ? Buffer.concat(chunks) : undefined;
};

/** One after the other for each case, so that two deliveries which come at once are not both new. */
const receiverOf = (options: WebhookHandlerOptions) => {
  const underWay = new Map<string, Promise<unknown>>();
  return async (headers: HeaderFields, body: Uint8Array | string): Promise<Answer> => {
    if (body.length > LONGEST_BODY) return { status: 413 };
    const delivery = verifyWebhook({ headers, body }, options.secrets);
    if (!delivery.ok) {
      options.onFailure?.(delivery);
      return { status: 401, json: { reason: delivery.reason, detail: delivery.detail } };
    }
    if (!delivery.known) {
      options.onUnknown?.(delivery.event);
      return { status: 204 };
    }
    const { event } = delivery;
    const before = underWay.get(event.data.caseId) ?? Promise.resolve();
    const answer = before.then(() => dealWith(options, event));
    const settled = answer
      .catch(() => {})
      .finally(() => {
        if (underWay.get(event.data.caseId) === settled) underWay.delete(event.data.caseId);
      });
    underWay.set(event.data.caseId, settled);
    return answer;
  };
};

const dealWith = async (
  { store, onEvent, onFailure }: WebhookHandlerOptions,
  event: PartnerEvent,
): Promise<Answer> => {
  try {
    const { caseId, version } = event.data;
    const overtaken = version <= ((await store.version(caseId)) ?? -1);
    if (overtaken || (await store.has(event.id))) return { status: 204 };
    const answered = await onEvent(event);
    await store.keep(event.id, { caseId, version });
    return answered === "acknowledge" ? { status: 200, json: { acknowledged: event.id } } : { status: 204 };
  } catch (failure) {
    onFailure?.(failure);
    return { status: 500 };
  }
};
