import { useSyncExternalStore } from "react";

const NAME = "#appointment=";

/** The code of the appointment that an address leads to; it stands behind the #, so that no server ever sees it. */
const codeInHash = (hash: string): string | undefined =>
  hash.startsWith(NAME) ? decodeURIComponent(hash.slice(NAME.length)) : undefined;

/** The address of an appointment, such as its QR code holds. */
export const addressOfCode = (code: string): string => `${location.origin}${location.pathname}${NAME}${code}`;

/** Goes to an appointment, or away from it. */
export const showCode = (code: string | undefined): void => {
  location.hash = code === undefined ? "" : `${NAME.slice(1)}${code}`;
};

const subscribe = (listener: () => void): (() => void) => {
  addEventListener("hashchange", listener);
  return () => removeEventListener("hashchange", listener);
};

/** The code that the address says, and follows. */
export const useShownCode = (): string | undefined =>
  codeInHash(useSyncExternalStore(subscribe, () => location.hash));
