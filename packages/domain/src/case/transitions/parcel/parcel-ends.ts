import { type Parcel, type ParcelEnd, type ParcelState, parcelEnds } from "../../../parcel/parcel.ts";
import { type Refusal, refusal } from "../../../refusal.ts";
import type { Case } from "../../case.ts";
import { tookIn } from "../../intake-actions.ts";
import type { Sender } from "../../transition.ts";

/** Whether somebody stands at an end of a case: the partner or the window that sent it, or the team of the handling window. */
export const standsAt = (kase: Case, by: Sender, end: ParcelEnd): boolean => {
  if (by === "partner") return end === "source";
  if (end === "source") return tookIn(by, kase);
  return by.regions.includes(kase.origin.handling) && by.windows.includes(kase.window);
};

/** Refuses everyone who does not stand at an end of the case. */
export const unlessAtEnd = (kase: Case, by: Sender, end: ParcelEnd): Refusal | undefined =>
  standsAt(kase, by, end) ? undefined : refusal("other-end", { end });

/** A parcel in one of some states. */
type Named = { readonly parcel: Parcel | undefined };

/** Finds the parcel that a command names, for those who stand at its end, while it is in one of some states. */
export const namedParcel = (
  kase: Case,
  by: Sender,
  { parcel }: Named,
  role: "sentBy" | "receivedBy",
  states: readonly ParcelState[],
): { readonly kind: "parcel"; readonly parcel: Parcel } | Refusal => {
  if (!parcel) return refusal("no-such-parcel");
  const elsewhere = unlessAtEnd(kase, by, parcelEnds[parcel.way][role]);
  if (elsewhere) return elsewhere;
  return states.includes(parcel.state)
    ? { kind: "parcel", parcel }
    : refusal("parcel-not-under-way", { parcel: parcel.n, state: parcel.state });
};
