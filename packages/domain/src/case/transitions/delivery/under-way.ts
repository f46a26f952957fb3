import { type Refusal, refusal } from "../../../refusal.ts";
import type { CaseIn } from "../../case.ts";

/** Refuses what is said of a delivery that is not under way. */
export const unlessUnderWay = ({ delivery }: CaseIn<"decided">): Refusal | undefined => {
  if (delivery === "under-way") return undefined;
  return delivery === "delivered" ? refusal("already-delivered") : refusal("delivery-not-under-way");
};
