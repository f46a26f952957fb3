import type { QueryCode } from "@tongban/domain";
import { useCallback, useEffect, useState } from "react";
import type { Progress } from "./progress-wire.ts";

/** How the answer stands; while another one is on its way the former one stays. */
export type ProgressAnswer =
  | { readonly kind: "waiting"; readonly value: Progress | undefined }
  | { readonly kind: "here"; readonly value: Progress }
  /** `problem` is the broker's own sentence; undefined where it was not reached. */
  | { readonly kind: "failed"; readonly problem: string | undefined; readonly value: Progress | undefined };

/** Where the broker answers; it stands here again so that the page loads no schemas, and a test compares both. */
export const progressPath = "/applicant/v1/case";

/** Asks how a case stands: by its code, again when the network comes back, and when `retry` is called. */
export const useProgress = (
  apiBase: string,
  code: QueryCode | undefined,
  language: string,
): { readonly answer: ProgressAnswer; readonly retry: () => void } => {
  const [answer, setAnswer] = useState<ProgressAnswer>({ kind: "waiting", value: undefined });
  const [tries, setTries] = useState(0);
  const retry = useCallback(() => setTries((before) => before + 1), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks the same again
  useEffect(() => {
    if (code === undefined) return;
    const stop = new AbortController();
    setAnswer(({ value }) => ({ kind: "waiting", value }));
    void ask(apiBase, code, language, stop.signal).then((next) => {
      if (!stop.signal.aborted)
        setAnswer((before) => (next.kind === "failed" ? { ...next, value: before.value } : next));
    });
    return () => stop.abort();
  }, [apiBase, code, language, tries]);
  useEffect(() => {
    addEventListener("online", retry);
    return () => removeEventListener("online", retry);
  }, [retry]);
  return { answer, retry };
};

const ask = async (
  apiBase: string,
  code: QueryCode,
  language: string,
  signal: AbortSignal,
): Promise<ProgressAnswer> => {
  try {
    const headers = { "query-code": code, "accept-language": language };
    const response = await fetch(`${apiBase}${progressPath}`, { headers, signal });
    const body: unknown = await response.json();
    if (response.ok) return { kind: "here", value: body as Progress };
    return { kind: "failed", problem: detailOf(body), value: undefined };
  } catch {
    return { kind: "failed", problem: undefined, value: undefined };
  }
};

const detailOf = (body: unknown): string | undefined =>
  typeof body === "object" && body !== null && "detail" in body && typeof body.detail === "string"
    ? body.detail
    : undefined;
