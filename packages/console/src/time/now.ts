import { type Instant, instantFromEpochMs } from "@tongban/domain";
import { useEffect, useState } from "react";

/** The moment by this machine's clock. */
export const instantNow = (): Instant => instantFromEpochMs(Date.now());

const HALF_MINUTE = 30_000;

/** The moment, renewed every half minute: for texts that say how much time is left. */
export const useNow = (): Instant => {
  const [now, setNow] = useState(instantNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(instantNow()), HALF_MINUTE);
    return () => clearInterval(timer);
  }, []);
  return now;
};
