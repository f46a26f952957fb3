import { useSyncExternalStore } from "react";

/** What is looked at: words, two regions, a day, and one of the matters that were found. */
export type CatalogPlace = {
  readonly q: string;
  readonly source: string;
  readonly handling: string;
  /** A day such as 2026-11-26; empty: today. */
  readonly on: string;
  readonly matter: string;
};

const names = ["q", "source", "handling", "on", "matter"] as const;

/** Reads the place from an address's query; what it does not say is empty. */
export const placeOf = (search: string): CatalogPlace => {
  const query = new URLSearchParams(search);
  const [q, source, handling, on, matter] = names.map((name) => query.get(name) ?? "");
  return { q: q ?? "", source: source ?? "", handling: handling ?? "", on: on ?? "", matter: matter ?? "" };
};

/** The query that leads to a place: the same place has one address, so that it can be sent to somebody. */
export const searchOf = (place: CatalogPlace): string => {
  const query = new URLSearchParams();
  for (const name of names) if (place[name] !== "") query.set(name, place[name]);
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
};

const listeners = new Set<() => void>();

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    removeEventListener("popstate", listener);
  };
};

/** Goes to a place; `quietly` takes the place of the present one, so that going back leaves out what was typed. */
export const goTo = (place: CatalogPlace, { quietly }: { readonly quietly: boolean }): void => {
  const address = `${location.pathname}${searchOf(place)}`;
  if (quietly) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  for (const listener of listeners) listener();
};

/** The place that the address says, and follows. */
export const usePlace = (): CatalogPlace => placeOf(useSyncExternalStore(subscribe, () => location.search));
