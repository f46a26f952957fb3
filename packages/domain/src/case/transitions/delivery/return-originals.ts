import { refusal } from "../../../refusal.ts";
import type { Staff } from "../../../staff.ts";
import { unlessHolderOrLead } from "../../holding.ts";
import { transition } from "../../transition.ts";

/** Which originals go back to the applicant, and how. */
export type ReturnedOriginals = { readonly materials: readonly string[]; readonly how: string };

/** Records that originals go back to the applicant (退还材料), once no work is owed; as often as some are left. */
export const returnOriginals = transition({
  from: ["decided", "closed", "declined"],
  notFrom: ({ status }) =>
    status === "withdrawn" || status === "abandoned" ? undefined : refusal("work-still-owed", { status }),
  unless: (kase, staff: Staff) => unlessHolderOrLead(kase, staff),
  happens: (_kase, _staff, { materials, how }: ReturnedOriginals) => {
    const named = [...new Set(materials.map((title) => title.trim()))].filter((title) => title !== "");
    return named.length === 0 || how.trim() === ""
      ? refusal("reasons-required")
      : [{ type: "OriginalsReturned", materials: named, prose: { how } }];
  },
});
