import { useEffect } from "react";

/** Calls `again` when the network comes back, and when the page is looked at again: meanwhile the case may have gone on. */
export const useComingBack = (again: () => void): void => {
  useEffect(() => {
    const seen = (): void => {
      if (document.visibilityState === "visible") again();
    };
    addEventListener("online", again);
    document.addEventListener("visibilitychange", seen);
    return () => {
      removeEventListener("online", again);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [again]);
};
