import type { EventFacts } from "../case/event.ts";
import { addMs, daysBetween, type Instant, localDateOf } from "../clock/instant.ts";
import type { Limit } from "../clock/limit.ts";

/**
 * Where a parcel of originals (原件寄递) goes: to the window that handles the case, back to whoever sent the case, or
 * back to the applicant.
 */
export const parcelWays = ["to-handling", "to-source", "to-applicant"] as const;

/** One of {@link parcelWays}. */
export type ParcelWay = (typeof parcelWays)[number];

/** The two who send each other parcels of a case: whoever sent the case (a partner, or the window that took it in), and the handling window. */
export type ParcelEnd = "source" | "handling";

/**
 * Who sends a parcel of each way, and who records that it arrived. The applicant has no hand in it: what goes to them is
 * recorded by the window, as its carrier says.
 */
export const parcelEnds: Readonly<
  Record<ParcelWay, { readonly sentBy: ParcelEnd; readonly receivedBy: ParcelEnd }>
> = {
  "to-handling": { sentBy: "source", receivedBy: "handling" },
  "to-source": { sentBy: "handling", receivedBy: "source" },
  "to-applicant": { sentBy: "handling", receivedBy: "handling" },
};

/** How far a parcel is. A lost one may be found: it is received then, or given up (cancelled). */
export const parcelStates = ["under-way", "late", "lost", "received", "cancelled"] as const;

/** One of {@link parcelStates}. */
export type ParcelState = (typeof parcelStates)[number];

/** A material in a parcel, by its name, and how many copies of it. */
export type ParcelItem = { readonly material: string; readonly copies: number };

/** A parcel of a case: the fold of the events that name it. Its number is that of the event that sent it. */
export type Parcel = {
  readonly n: number;
  readonly way: ParcelWay;
  readonly state: ParcelState;
  readonly contents: readonly ParcelItem[];
  readonly sentAt: Instant;
  /** When it counts as late, and as lost. */
  readonly lateAt: Instant;
  readonly lostAt: Instant;
  /** Once it arrived: when, and what was in it. */
  readonly receivedAt?: Instant;
  readonly came?: readonly ParcelItem[];
};

/** Parcels that a case has at most, whatever became of them. Ours. */
export const parcelsOfCase = 20;

/** How long post may take before a parcel counts as late, and before it counts as lost. */
export type PostLimits = { readonly late: Limit; readonly lost: Limit };

/** Time that post has where the standard says none: our assumption. */
export const assumedPost: PostLimits = {
  late: { unit: "working-days", amount: 5 },
  lost: { unit: "working-days", amount: 15 },
};

/** Whether a parcel has not arrived and was not called off. */
export const isUnderWay = ({ state }: Pick<Parcel, "state">): boolean =>
  state !== "received" && state !== "cancelled";

/** The parcels of a case, the first one first. */
export const parcelsOf = (events: readonly EventFacts[]): readonly Parcel[] => {
  const parcels = new Map<number, Parcel>();
  const change = (n: number, by: Partial<Parcel>): void => {
    const parcel = parcels.get(n);
    if (parcel) parcels.set(n, { ...parcel, ...by });
  };
  for (const event of events) {
    switch (event.type) {
      case "ParcelSent": {
        const { n, at: sentAt, way, contents, lateAt, lostAt } = event;
        parcels.set(n, { n, way, state: "under-way", contents, sentAt, lateAt, lostAt });
        break;
      }
      case "ParcelLate":
        change(event.parcel, { state: "late" });
        break;
      case "ParcelLost":
        change(event.parcel, { state: "lost" });
        break;
      case "ParcelReceived":
        change(event.parcel, { state: "received", receivedAt: event.at, came: event.contents });
        break;
      case "ParcelCancelled":
        change(event.parcel, { state: "cancelled" });
        break;
      default:
    }
  }
  return [...parcels.values()];
};

/** What time brings to a parcel next, and when: exactly when it is due it is still in time. */
export const nextOfParcel = (
  parcel: Pick<Parcel, "state" | "lateAt" | "lostAt">,
): { readonly at: Instant; readonly becomes: "late" | "lost" } | undefined => {
  if (parcel.state === "under-way") return { at: addMs(parcel.lateAt, 1), becomes: "late" };
  if (parcel.state === "late") return { at: addMs(parcel.lostAt, 1), becomes: "lost" };
  return undefined;
};

/** What of a list of items is more than another list has, by copies. */
export const itemsBeyond = (
  items: readonly ParcelItem[],
  others: readonly ParcelItem[],
): readonly ParcelItem[] => {
  const had = counted(others);
  return [...counted(items)].flatMap(([material, copies]) => {
    const more = copies - (had.get(material) ?? 0);
    return more > 0 ? [{ material, copies: more }] : [];
  });
};

/** Items with blank names left out and those of one name added up. */
export const plainItems = (items: readonly ParcelItem[]): readonly ParcelItem[] =>
  [...counted(items)].map(([material, copies]) => ({ material, copies }));

const counted = (items: readonly ParcelItem[]): ReadonlyMap<string, number> => {
  const copies = new Map<string, number>();
  for (const item of items) {
    const material = item.material.trim();
    if (material !== "") copies.set(material, (copies.get(material) ?? 0) + item.copies);
  }
  return copies;
};

/** Calendar days that a parcel was under way, by dates. */
export const daysUnderWay = ({ sentAt }: Pick<Parcel, "sentAt">, until: Instant): number =>
  daysBetween(localDateOf(sentAt), localDateOf(until));
