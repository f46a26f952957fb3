import { originalsOutstanding } from "../../../material/originals.ts";
import {
  daysUnderWay,
  itemsBeyond,
  nextOfParcel,
  type Parcel,
  type ParcelItem,
  plainItems,
} from "../../../parcel/parcel.ts";
import { refusal } from "../../../refusal.ts";
import { caseStatuses } from "../../case.ts";
import { type Sender, transition } from "../../transition.ts";
import { namedParcel } from "./parcel-ends.ts";

/** The parcel that a command names, as the events of its case tell of it; absent where there is none. */
type Named = { readonly parcel: Parcel | undefined };

/** What can be done with a parcel that was sent. */
export const parcelActions = ["receive", "correct", "cancel"] as const;

/** One of {@link parcelActions}. */
export type ParcelAction = (typeof parcelActions)[number];

const anywhere = { from: [...caseStatuses], unless: () => undefined } as const;

/** Puts the carrier or the number of a parcel right (更正单号), while it is under way. */
export const correctParcel = transition({
  ...anywhere,
  happens: (
    kase,
    by: Sender,
    { carrier, number, ...of }: Named & { readonly carrier: string; readonly number: string },
  ) => {
    const found = namedParcel(kase, by, of, "sentBy", ["under-way", "late", "lost"]);
    if (found.kind === "refusal") return found;
    if (carrier.trim() === "" || number.trim() === "") return refusal("reasons-required");
    const prose = { carrier: carrier.trim(), number: number.trim() };
    return [{ type: "ParcelCorrected", parcel: found.parcel.n, prose }];
  },
});

/** Calls a parcel off that was not picked up, or gives a lost one up (取消寄递). */
export const cancelParcel = transition({
  ...anywhere,
  happens: (kase, by: Sender, { reason, ...of }: Named & { readonly reason: string }) => {
    const found = namedParcel(kase, by, of, "sentBy", ["under-way", "late", "lost"]);
    if (found.kind === "refusal") return found;
    if (reason.trim() === "") return refusal("reasons-required");
    return [{ type: "ParcelCancelled", parcel: found.parcel.n, prose: { reason: reason.trim() } }];
  },
});

/**
 * Records that a parcel arrived (签收), what was in it, and what of that was not announced or did not come. An original that is
 * outstanding and came to the handling window by its title is seen.
 */
export const receiveParcel = transition({
  ...anywhere,
  happens: (
    kase,
    by: Sender,
    {
      contents,
      remark = "",
      ...of
    }: Named & { readonly contents: readonly ParcelItem[]; readonly remark?: string },
    { now },
  ) => {
    const found = namedParcel(kase, by, of, "receivedBy", ["under-way", "late", "lost"]);
    if (found.kind === "refusal") return found;
    const { parcel } = found;
    const came = plainItems(contents);
    const missing = itemsBeyond(parcel.contents, came);
    const extra = itemsBeyond(came, parcel.contents);
    const originals =
      parcel.way === "to-handling"
        ? originalsOutstanding(kase).filter((title) => came.some(({ material }) => material === title))
        : [];
    const prose: Readonly<Record<string, string>> = remark.trim() === "" ? {} : { remark: remark.trim() };
    return [
      {
        type: "ParcelReceived",
        parcel: parcel.n,
        contents: came,
        missing,
        extra,
        days: daysUnderWay(parcel, now),
        prose,
      },
      ...(originals.length > 0
        ? ([{ type: "OriginalsSeen", materials: originals, parcel: parcel.n }] as const)
        : []),
    ];
  },
});

/** Notes that a parcel is late, or lost, once its time is over. */
export const noteDelay = transition({
  ...anywhere,
  happens: (_kase, _by: "broker", { parcel }: Named, { now }) => {
    if (!parcel) return refusal("no-such-parcel");
    const next = nextOfParcel(parcel);
    if (!next || next.at > now) return refusal("not-due-yet", { parcel: parcel.n });
    return [{ type: next.becomes === "late" ? "ParcelLate" : "ParcelLost", parcel: parcel.n }];
  },
});
