import { dueAt } from "../../../clock/due.ts";
import {
  assumedPost,
  type ParcelItem,
  type ParcelWay,
  parcelEnds,
  parcelsOfCase,
  plainItems,
} from "../../../parcel/parcel.ts";
import { type Refusal, refusal } from "../../../refusal.ts";
import { type Case, caseStatuses, isOpen } from "../../case.ts";
import type { CaseEventDetail } from "../../event.ts";
import type { Moment } from "../../moment.ts";
import { type Sender, transition } from "../../transition.ts";
import { unlessAtEnd } from "./parcel-ends.ts";

/** A parcel as its sender tells of it: where to, with whom under which number, and what is inside. */
export type SentParcel = {
  readonly way: ParcelWay;
  readonly carrier: string;
  readonly number: string;
  readonly contents: readonly ParcelItem[];
};

/** A parcel to be sent, and how many the case has had. */
type Sending = SentParcel & { readonly before: number };

/**
 * Records that originals are in the post (原件寄递), with when the parcel counts as late and as lost by the standard. To
 * the handling window while the case is open; back from it whenever it has been routed.
 */
export const sendParcel = transition({
  from: [...caseStatuses],
  unless: () => undefined,
  happens: (kase, by: Sender, { before, ...sent }: Sending, moment) => {
    const elsewhere = unlessAtEnd(kase, by, parcelEnds[sent.way].sentBy);
    if (elsewhere) return elsewhere;
    if (sent.way === "to-handling" && !isOpen(kase)) return refusal("upload-closed", { status: kase.status });
    if (before >= parcelsOfCase) return refusal("too-many-parcels", { most: parcelsOfCase });
    const event = parcelSent(kase, sent, moment);
    return "kind" in event ? event : [event];
  },
});

/** The event of a parcel that is sent now; refused where it says too little, or the calendar ends. */
export const parcelSent = (
  { origin: { standard } }: Case,
  { way, carrier, number, contents }: SentParcel,
  { now, calendar }: Moment,
): Extract<CaseEventDetail, { readonly type: "ParcelSent" }> | Refusal => {
  const named = plainItems(contents);
  if (named.length === 0 || carrier.trim() === "" || number.trim() === "") return refusal("reasons-required");
  const { late, lost } = standard.post ?? assumedPost;
  const lateAt = dueAt(calendar, now, late, standard.hours);
  if (!lateAt.ok) return refusal("due-date-beyond-calendar", { year: lateAt.year });
  const lostAt = dueAt(calendar, now, lost, standard.hours);
  if (!lostAt.ok) return refusal("due-date-beyond-calendar", { year: lostAt.year });
  return {
    type: "ParcelSent",
    way,
    contents: named,
    lateAt: lateAt.due,
    lostAt: lostAt.due,
    prose: { carrier: carrier.trim(), number: number.trim() },
  };
};
