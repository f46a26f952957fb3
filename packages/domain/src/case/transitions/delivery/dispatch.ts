import { unlessPart } from "../../../joint/unless-parts.ts";
import { type Refusal, refusal } from "../../../refusal.ts";
import type { Staff } from "../../../staff.ts";
import type { CaseIn } from "../../case.ts";
import { unlessHolderOrLead } from "../../holding.ts";
import { transition } from "../../transition.ts";

/** How a result goes out: with a courier, to be picked up, or to an address of the applicant's on a platform. */
export type Dispatch =
  | { readonly way: "post"; readonly carrier: string; readonly number: string }
  | { readonly way: "pick-up"; readonly place: string; readonly code: string }
  | { readonly way: "electronic"; readonly platform: string };

/** Hands a result over for its delivery (送达, 行政许可法 art 44): to a courier, to be picked up, or electronically. */
export const dispatch = transition({
  from: ["decided"],
  notFrom: ({ status }) => (status === "closed" ? undefined : refusal("nothing-to-deliver", { status })),
  unless: (kase, staff: Staff) => unlessHolderOrLead(kase, staff) ?? unlessPart(kase) ?? unlessOnItsWay(kase),
  happens: (_kase, _staff, { way, ...details }: Dispatch) => {
    const prose: Readonly<Record<string, string>> = { ...details };
    return Object.values(prose).some((text) => text.trim() === "")
      ? refusal("reasons-required")
      : [{ type: "ResultDispatched", way, prose }];
  },
});

const unlessOnItsWay = ({ delivery }: CaseIn<"decided">): Refusal | undefined => {
  if (delivery === "under-way") return refusal("delivery-under-way");
  return delivery === "delivered" ? refusal("already-delivered") : undefined;
};
