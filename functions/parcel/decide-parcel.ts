import type { parcelChange } from "@tongban/contract";
import {
  cancelParcel,
  correctParcel,
  parcelsOf,
  receiveParcel,
  type Sender,
  type SentParcel,
  sendParcel,
} from "@tongban/domain";
import type * as z from "zod";
import type { Command } from "../edge/run-command.ts";

/** Decides on a parcel that is sent: the case's events say how many it has had. */
export const postParcel =
  (by: Sender, sent: SentParcel): Command["decide"] =>
  (kase, moment, events) =>
    sendParcel.verdict(kase, by, { ...sent, before: parcelsOf(events).length }, moment);

/** Decides on what is done with the parcel of a number, as the case's events tell of it. */
export const changeParcel =
  (by: Sender, n: number, change: z.output<typeof parcelChange>): Command["decide"] =>
  (kase, moment, events) => {
    const parcel = parcelsOf(events).find((one) => one.n === n);
    switch (change.do) {
      case "receive":
        return receiveParcel.verdict(kase, by, { parcel, ...change }, moment);
      case "correct":
        return correctParcel.verdict(kase, by, { parcel, ...change }, moment);
      case "cancel":
        return cancelParcel.verdict(kase, by, { parcel, ...change }, moment);
    }
  };
