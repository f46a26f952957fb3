import type { outlinedParcel, parcelView } from "@tongban/contract";
import {
  type Case,
  type EventFacts,
  isOpen,
  isUnderWay,
  itemsBeyond,
  type Parcel,
  type ParcelItem,
  type ParcelWay,
  parcelEnds,
  parcelsOf,
  parcelWays,
  type Sender,
  standsAt,
} from "@tongban/domain";
import type * as z from "zod";
import type { OpenedEvent } from "./opened-events.ts";

type ParcelView = z.output<typeof parcelView>;

/** The parcels of a case with what people wrote of them, as somebody at one of its ends sees them. */
export const parcelsView = (kase: Case, events: readonly OpenedEvent[], viewer: Sender): ParcelView[] =>
  parcelsOf(events).map((parcel) => viewOf(kase, events, viewer, parcel));

/** The ways on which somebody may send parcels of a case now. */
export const mayPostTo = (kase: Case, by: Sender): readonly ParcelWay[] =>
  parcelWays.filter(
    (way) => standsAt(kase, by, parcelEnds[way].sentBy) && (way !== "to-handling" || isOpen(kase)),
  );

/** How parcels stand, for the applicant. */
export const outlinedParcels = (events: readonly EventFacts[]): z.output<typeof outlinedParcel>[] =>
  parcelsOf(events).map(({ n, way, state, contents, sentAt, receivedAt }) => ({
    n,
    way,
    state,
    pieces: contents.reduce((sum, { copies }) => sum + copies, 0),
    sentAt,
    receivedAt: receivedAt ?? null,
  }));

const viewOf = (kase: Case, events: readonly OpenedEvent[], viewer: Sender, parcel: Parcel): ParcelView => {
  const { n, way, state, contents, sentAt, lateAt, lostAt, receivedAt, came = [] } = parcel;
  const of = events.filter((event) => event.n === n || ("parcel" in event && event.parcel === n));
  const last = (...types: readonly OpenedEvent["type"][]): OpenedEvent | undefined =>
    of.findLast(({ type }) => types.includes(type));
  const named = last("ParcelSent", "ParcelCorrected")?.prose ?? {};
  const received = last("ParcelReceived");
  const sent = last("ParcelSent");
  return {
    n,
    way,
    state,
    carrier: named["carrier"] ?? "",
    number: named["number"] ?? "",
    contents: plain(contents),
    sentAt,
    sentBy: nameAt(kase, viewer, parcelEnds[way].sentBy, sent),
    lateAt,
    lostAt,
    receivedAt: receivedAt ?? null,
    receivedBy: received ? nameAt(kase, viewer, parcelEnds[way].receivedBy, received) : null,
    came: plain(came),
    missing: receivedAt ? plain(itemsBeyond(contents, came)) : [],
    extra: receivedAt ? plain(itemsBeyond(came, contents)) : [],
    remark: received?.prose["remark"] ?? null,
    cancelledFor: last("ParcelCancelled")?.prose["reason"] ?? null,
    actions: isUnderWay(parcel) ? actionsOf(kase, viewer, way) : [],
  };
};

const actionsOf = (kase: Case, viewer: Sender, way: ParcelWay): ParcelView["actions"] => [
  ...(standsAt(kase, viewer, parcelEnds[way].receivedBy) ? (["receive"] as const) : []),
  ...(standsAt(kase, viewer, parcelEnds[way].sentBy) ? (["correct", "cancel"] as const) : []),
];

/** Each end knows its own people by name; who works at the other one is not told. */
const nameAt = (
  kase: Case,
  viewer: Sender,
  end: "source" | "handling",
  event: OpenedEvent | undefined,
): string => {
  const actor = event?.actor;
  if (actor?.kind === "staff") return standsAt(kase, viewer, end) ? actor.name : "staff";
  return actor?.kind === "partner" ? actor.id : "broker";
};

const plain = (items: readonly ParcelItem[]) => items.map(({ material, copies }) => ({ material, copies }));
