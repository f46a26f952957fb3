import { useEffect, useState } from "react";
import { type Answer, askPlainly } from "../api/plain-answer.ts";

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
    const timer = setTimeout(() => {
      void askPlainly<T>(url, { signal: stop.signal }).then((next) => {
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
