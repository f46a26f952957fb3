import { retrySchedule } from "@tongban/contract";

/** A request to a receiver, whatever it is worth. */
export type SentDelivery = {
  readonly method: "POST" | "GET";
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** What a receiver answered, or why it did not; `ms` is how long that took. */
export type Answered =
  | {
      readonly kind: "answered";
      readonly status: number;
      readonly location: string | null;
      readonly text: string;
      readonly ms: number;
    }
  | { readonly kind: "late"; readonly ms: number }
  | { readonly kind: "unreachable"; readonly reason: string; readonly ms: number };

/** The longest that a broker waits, ms. */
export const PATIENCE_MS = retrySchedule.timeoutSeconds.patient * 1_000;

/** So much of an answer is read, characters: one that acknowledges is shorter. */
const ANSWER_LENGTH = 512;

/** Sends one request as a broker does: no redirect is followed, and what is late is given up. */
export const sendDelivery = async (
  url: string,
  delivery: SentDelivery,
  stopped: AbortSignal,
  patience = PATIENCE_MS,
): Promise<Answered> => {
  const late = AbortSignal.timeout(patience);
  const started = performance.now();
  const ms = (): number => Math.round(performance.now() - started);
  try {
    const signal = AbortSignal.any([late, stopped]);
    const answer = await fetch(url, { ...delivery, redirect: "manual", signal });
    const text = (await answer.text()).slice(0, ANSWER_LENGTH);
    const location = answer.headers.get("location");
    return { kind: "answered", status: answer.status, location, text, ms: ms() };
  } catch (error) {
    stopped.throwIfAborted();
    if (late.aborted) return { kind: "late", ms: ms() };
    return { kind: "unreachable", reason: reasonOf(error), ms: ms() };
  }
};

/** Node says only "fetch failed" and keeps the reason in the cause. */
const reasonOf = (error: unknown): string => {
  const inner = error instanceof Error ? error.cause : undefined;
  if (inner instanceof Error && "code" in inner && typeof inner.code === "string") return inner.code;
  return "no connection";
};
