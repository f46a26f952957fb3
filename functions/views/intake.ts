import type { KeptEvent } from "@tongban/store";

/** Where and by whom a case was taken in, and whose identity was checked by what; null where a system submitted it. */
export const intakeOf = ([first]: readonly KeptEvent[]) =>
  first?.type === "CaseSubmitted" && first.intake && first.actor.kind === "staff"
    ? { ...first.intake, receivedBy: first.actor.name }
    : null;
