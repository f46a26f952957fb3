import { refusal } from "../../../refusal.ts";
import type { Staff } from "../../../staff.ts";
import { unlessHolderOrLead } from "../../holding.ts";
import { transition } from "../../transition.ts";
import { parcelSent, type SentParcel } from "../parcel/send-parcel.ts";

/** Which originals go back to the applicant, and how; with the parcel where they go by post. */
export type ReturnedOriginals = {
  readonly materials: readonly string[];
  readonly how: string;
  readonly parcel?: Omit<SentParcel, "contents" | "way"> & { readonly way: "to-source" | "to-applicant" };
};

/** Records that originals go back to the applicant (退还材料), once no work is owed; as often as some are left. */
export const returnOriginals = transition({
  from: ["decided", "closed", "declined"],
  notFrom: ({ status }) =>
    status === "withdrawn" || status === "abandoned" ? undefined : refusal("work-still-owed", { status }),
  unless: (kase, staff: Staff) => unlessHolderOrLead(kase, staff),
  happens: (kase, _staff, { materials, how, parcel }: ReturnedOriginals, moment) => {
    const named = [...new Set(materials.map((title) => title.trim()))].filter((title) => title !== "");
    if (named.length === 0 || how.trim() === "") return refusal("reasons-required");
    const returned = { type: "OriginalsReturned", materials: named, prose: { how } } as const;
    if (!parcel) return [returned];
    const contents = named.map((material) => ({ material, copies: 1 }));
    const sent = parcelSent(kase, { ...parcel, contents }, moment);
    return "kind" in sent ? sent : [returned, sent];
  },
});
