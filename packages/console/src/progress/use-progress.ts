import type { QueryCode } from "@tongban/domain";
import { useCallback, useEffect, useState } from "react";
import { type Answer, askPlainly } from "../api/plain-answer.ts";
import type { Progress } from "./progress-wire.ts";
import { useComingBack } from "./use-coming-back.ts";

/** Where the broker answers; it stands here again so that the page loads no schemas, and a test compares both. */
export const progressPath = "/applicant/v1/case";

/** Asks how a case stands: by its code, again when somebody comes back to it, and when `retry` is called. */
export const useProgress = (
  apiBase: string,
  code: QueryCode,
  language: string,
): { readonly answer: Answer<Progress>; readonly retry: () => void } => {
  const [answer, setAnswer] = useState<Answer<Progress>>({ kind: "waiting", value: undefined });
  const [tries, setTries] = useState(0);
  const retry = useCallback(() => setTries((before) => before + 1), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks the same again
  useEffect(() => {
    const stop = new AbortController();
    setAnswer(({ value }) => ({ kind: "waiting", value }));
    const headers = { "query-code": code, "accept-language": language };
    const asked = askPlainly<Progress>(`${apiBase}${progressPath}`, { headers, signal: stop.signal });
    void asked.then((next) => {
      if (!stop.signal.aborted)
        setAnswer((before) => (next.kind === "failed" ? { ...next, value: before.value } : next));
    });
    return () => stop.abort();
  }, [apiBase, code, language, tries]);
  useComingBack(retry);
  return { answer, retry };
};
