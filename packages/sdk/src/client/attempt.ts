import { Fault } from "./fault.ts";
import type { BrokerRequest } from "./request.ts";
import { secondsAsked } from "./retry.ts";

/** Sends a request; the platform's `fetch` fits. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** A response whose body was read. */
export type Reply = {
  readonly status: number;
  readonly etag: string | undefined;
  readonly contentType: string;
  readonly date: string | null;
  /** Seconds that the broker asks to wait. */
  readonly retryAfter: number | undefined;
  readonly rateLimit: string | null;
  readonly text: string;
};

/** Sends one request and reads all of the answer; throws a {@link Fault} when it does not come, or the caller's reason to stop. */
export const attempt = async (
  fetch: Fetch,
  request: BrokerRequest,
  signal: AbortSignal | undefined,
  timeout: number,
): Promise<Reply> => {
  const late = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      ...(request.body === undefined ? {} : { body: request.body }),
      signal: signal ? AbortSignal.any([signal, late]) : late,
      redirect: "error",
      cache: "no-store",
    });
    return {
      status: response.status,
      etag: response.headers.get("etag") ?? undefined,
      contentType: response.headers.get("content-type") ?? "",
      date: response.headers.get("date"),
      retryAfter: secondsAsked(response.headers.get("retry-after")),
      rateLimit: response.headers.get("ratelimit"),
      text: await response.text(),
    };
  } catch (cause) {
    signal?.throwIfAborted();
    const { origin } = new URL(request.url);
    throw late.aborted
      ? new Fault("timed-out", `the broker at ${origin} did not answer within ${timeout / 1_000} s`, {
          cause,
        })
      : new Fault("unreachable", `the broker at ${origin} cannot be reached${reasonOf(cause)}`, { cause });
  }
};

/** Node says only "fetch failed" and keeps the reason in the cause. */
const reasonOf = (cause: unknown): string => {
  const inner = cause instanceof Error ? cause.cause : undefined;
  if (inner instanceof Error && "code" in inner && typeof inner.code === "string") return ` (${inner.code})`;
  return "";
};
