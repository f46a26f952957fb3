import { useSyncExternalStore } from "react";

/** What stands behind the # of an address, which browsers send to no server; as it is where it is not well encoded. */
export const fragmentIn = (hash: string): string => {
  const text = hash.replace(/^#/, "");
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const subscribe = (listener: () => void): (() => void) => {
  addEventListener("hashchange", listener);
  return () => removeEventListener("hashchange", listener);
};

/** What stands behind the # of the address, followed. */
export const useFragment = (): string => fragmentIn(useSyncExternalStore(subscribe, () => location.hash));
