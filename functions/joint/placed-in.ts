import type { PlacedPart } from "@tongban/domain";
import type { KeptEvent } from "@tongban/store";

/** The parts of a joint case as its first event says them; none of every other case. */
export const placedIn = ([first]: readonly KeptEvent[]): readonly PlacedPart[] =>
  first?.type === "CaseSubmitted" ? (first.parts ?? []) : [];
