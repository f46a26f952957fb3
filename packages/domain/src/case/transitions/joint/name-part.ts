import { partOf } from "../../../joint/case-part.ts";
import type { StartedPart } from "../../../joint/start-part.ts";
import { refusal } from "../../../refusal.ts";
import type { Staff } from "../../../staff.ts";
import { unlessHolder } from "../../holding.ts";
import { transition } from "../../transition.ts";

/** Gives a part that came back undone to a region again, the same or another one; by whoever holds the joint case. */
export const namePart = transition({
  from: ["claimed", "accepted", "suspended"],
  unless: (kase, staff: Staff, now) =>
    unlessHolder(kase, staff, now) ??
    (kase.parts?.some(({ state }) => state === "returned") ? undefined : refusal("part-not-returned")),
  happens: (kase, _staff, { part, detail }: StartedPart) =>
    partOf(kase.parts, part)?.state === "returned"
      ? [detail]
      : refusal("part-not-returned", { parts: [part] }),
});
