import { addMs, type Instant } from "@tongban/domain";
import { useEffect, useState } from "react";
import { instantNow } from "../../time/now.ts";
import type { BegunSession } from "./own-wire.ts";

/** A session as this page holds it, in memory alone: the token, and when it ends by this device's clock. */
export type Session = { readonly token: string; readonly ends: Instant };

/** A session that the broker opened just now; how long it lasts counts, for a telephone's own clock may be wrong. */
export const sessionFrom = ({ token, seconds }: BegunSession): Session => ({
  token,
  ends: addMs(instantNow(), seconds * 1000),
});

/** ms before the end from which it is told that a session ends. */
const TOLD_BEFORE = 180_000;

/** Whether a session ends soon; `onOver` is called when it does. */
export const useSessionEnd = ({ ends }: Session, onOver: () => void): boolean => {
  const [soon, setSoon] = useState(false);
  useEffect(() => {
    const left = Date.parse(ends) - Date.now();
    setSoon(left <= TOLD_BEFORE);
    const telling = setTimeout(() => setSoon(true), Math.max(0, left - TOLD_BEFORE));
    const ending = setTimeout(onOver, Math.max(0, left));
    return () => {
      clearTimeout(telling);
      clearTimeout(ending);
    };
  }, [ends, onOver]);
  return soon;
};
