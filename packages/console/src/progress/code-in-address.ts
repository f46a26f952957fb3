import { groupedQueryCode, parseQueryCode, type QueryCode } from "@tongban/domain";
import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  addEventListener("hashchange", listener);
  return () => {
    listeners.delete(listener);
    removeEventListener("hashchange", listener);
  };
};

/** The query code in an address's fragment, which browsers send to no server; undefined where there is none. */
export const codeIn = (fragment: string): QueryCode | undefined => {
  const code = parseQueryCode(decoded(fragment.replace(/^#/, "")));
  return code.ok ? code.value : undefined;
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Puts a query code into the address, so that a reload shows the same case; without one, leads back to the question. */
export const showCode = (code: QueryCode | undefined): void => {
  history.replaceState(
    null,
    "",
    `${location.pathname}${code === undefined ? "" : `#${groupedQueryCode(code)}`}`,
  );
  for (const listener of listeners) listener();
};

/** The query code that the address has, and follows. */
export const useCode = (): QueryCode | undefined =>
  codeIn(useSyncExternalStore(subscribe, () => location.hash));
