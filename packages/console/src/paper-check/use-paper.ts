import type { paperOperations } from "@tongban/contract";
import type { VerificationCode } from "@tongban/domain";
import type { Returned } from "@tongban/sdk/client";
import { useCallback, useEffect, useState } from "react";
import { type Answer, askPlainly } from "../api/plain-answer.ts";

/** What anyone with the code of a paper is told of it. */
export type VerifiedPaper = Returned<typeof paperOperations.verifyPaper>;

/** Where the broker answers; it stands here again so that the page loads no schemas, and a test compares both. */
export const paperPath = (code: string): string => `/v1/papers/${code}`;

/** Asks what a paper is: by its code, and again when `retry` is called. */
export const usePaper = (
  apiBase: string,
  code: VerificationCode,
  language: string,
): { readonly answer: Answer<VerifiedPaper>; readonly retry: () => void } => {
  const [answer, setAnswer] = useState<Answer<VerifiedPaper>>({ kind: "waiting", value: undefined });
  const [tries, setTries] = useState(0);
  const retry = useCallback(() => setTries((before) => before + 1), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks the same again
  useEffect(() => {
    const stop = new AbortController();
    setAnswer({ kind: "waiting", value: undefined });
    const headers = { "accept-language": language };
    const asked = askPlainly<VerifiedPaper>(`${apiBase}${paperPath(code)}`, { headers, signal: stop.signal });
    void asked.then((next) => {
      if (!stop.signal.aborted) setAnswer(next);
    });
    return () => stop.abort();
  }, [apiBase, code, language, tries]);
  return { answer, retry };
};
