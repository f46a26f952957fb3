import { useEffect, useState } from "react";

/** How an answer stands; while another one is on its way the former one stays. */
export type Answer<T> =
  | { readonly kind: "waiting"; readonly value: T | undefined }
  | { readonly kind: "here"; readonly value: T }
  /** `problem` is the broker's own sentence; undefined where it was not reached. */
  | { readonly kind: "failed"; readonly problem: string | undefined; readonly value: T | undefined };

/** ms between typing and asking. */
const PAUSE = 120;

/**
 * Asks for what anyone may read, with the browser's own cache: it keeps an answer for as long as the broker allows, and
 * then asks by its entity tag. Asks again when the network comes back, and when `retry` is called.
 */
export const useAnswer = <T>(
  url: string | undefined,
): { readonly answer: Answer<T>; readonly retry: () => void } => {
  const [answer, setAnswer] = useState<Answer<T>>({ kind: "waiting", value: undefined });
  const [tries, setTries] = useState(0);
  const retry = () => setTries((before) => before + 1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks the same again
  useEffect(() => {
    if (url === undefined) return;
    const stop = new AbortController();
    setAnswer(({ value }) => ({ kind: "waiting", value }));
    const ask = async (): Promise<Answer<T>> => {
      const response = await fetch(url, { signal: stop.signal });
      const body: unknown = await response.json();
      if (response.ok) return { kind: "here", value: body as T };
      return { kind: "failed", problem: detailOf(body), value: undefined };
    };
    const timer = setTimeout(() => {
      void ask()
        .catch((): Answer<T> => ({ kind: "failed", problem: undefined, value: undefined }))
        .then((next) => {
          if (!stop.signal.aborted) setAnswer(next);
        });
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [url, tries]);
  useEffect(() => {
    const again = () => setTries((before) => before + 1);
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  }, []);
  return { answer, retry };
};

const detailOf = (body: unknown): string | undefined =>
  typeof body === "object" && body !== null && "detail" in body && typeof body.detail === "string"
    ? body.detail
    : undefined;
