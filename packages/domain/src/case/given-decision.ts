import { type Refusal, refusal } from "../refusal.ts";
import type { Decision } from "./event.ts";

/** What a clerk decides or proposes to decide, with what a refusal has to state. */
export type GivenDecision =
  | Extract<Decision, { readonly outcome: "granted" }>
  | { readonly outcome: "refused"; readonly reasons: string; readonly remedies: string };

/** A decision as an event says it. */
export const decisionOf = (given: GivenDecision): Decision => {
  if (given.outcome === "granted") return given;
  const { outcome, reasons, remedies } = given;
  return { outcome, prose: { reasons, remedies } };
};

/** Refuses a refusal without reasons or remedies (行政许可法 art 38). */
export const withoutGrounds = (given: GivenDecision): Refusal | undefined => {
  if (given.outcome === "granted") return undefined;
  const { reasons, remedies } = given;
  if (reasons.trim() === "") return refusal("reasons-required");
  return remedies.trim() === "" ? refusal("remedies-required") : undefined;
};
