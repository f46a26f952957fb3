import { ERASURE_BASIS, erasureOf } from "../../../material/retention.ts";
import { refusal } from "../../../refusal.ts";
import { endedStatuses } from "../../case.ts";
import { transition } from "../../transition.ts";

/**
 * Says that the files of a case's materials are erased, by the SHA-256 (hex) of each: the broker says so once none of them is
 * there any more.
 */
export const erase = transition({
  from: endedStatuses,
  unless: (kase, _by: "broker", now) => {
    const due = erasureOf(kase);
    return due !== undefined && due <= now ? undefined : refusal("not-due-yet", { clock: "retention" });
  },
  happens: (_kase, _by, materials: readonly string[]) => [
    { type: "MaterialsErased", materials, basis: ERASURE_BASIS },
  ],
});
