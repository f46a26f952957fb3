import { useCallback, useEffect, useState } from "react";
import { type Answer, askPlainly } from "../../api/plain-answer.ts";
import { useComingBack } from "../use-coming-back.ts";
import type { OwnDesk } from "./own-desk.ts";
import { ownPaths } from "./own-paths.ts";
import type { OwnCase } from "./own-wire.ts";

/**
 * The applicant's own case: asked in a session when it begins and when somebody comes back to the page, and as each command
 * answers it; `onOver` where the session is.
 */
export const useOwnCase = (desk: OwnDesk, onOver: () => void) => {
  const [answer, setAnswer] = useState<Answer<OwnCase>>({ kind: "waiting", value: undefined });
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks the same again
  useEffect(() => {
    const stop = new AbortController();
    const asked = askPlainly<OwnCase>(desk.url(ownPaths.ownCase), {
      headers: desk.headers,
      signal: stop.signal,
    });
    void asked.then((next) => {
      if (stop.signal.aborted) return;
      if (next.kind === "failed" && next.code === "unauthenticated") onOver();
      else setAnswer((before) => (next.kind === "failed" ? { ...next, value: before.value } : next));
    });
    return () => stop.abort();
  }, [desk, onOver, tries]);
  const retry = useCallback(() => setTries((before) => before + 1), []);
  useComingBack(retry);
  return { answer, show: (value: OwnCase) => setAnswer({ kind: "here", value }), retry };
};
