import type { CaseEventType } from "./event.ts";

/** The events that the webhook of a case's window is told of, and the name of that news in the contract. */
export const windowNews = {
  WarningGiven: "warned",
  SupervisionOrdered: "supervised",
} as const satisfies { readonly [T in CaseEventType]?: string };

/** The type of an event that a window is told of. */
export type WindowNewsEvent = keyof typeof windowNews;
