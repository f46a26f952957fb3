import {
  type CaseId,
  type Instant,
  type ParcelItem,
  type ParcelState,
  type ParcelWay,
  parcelStates,
  parcelWays,
} from "@tongban/domain";
import { instant } from "../case/words.ts";
import { bytes, list, map, oneOf } from "../table/codec.ts";
import { parcelItem } from "./parcel-item.ts";

/** A parcel on a list, as it is kept: carrier and number sealed under its case. */
type KeptParcel = {
  readonly way: ParcelWay;
  readonly state: ParcelState;
  readonly contents: readonly ParcelItem[];
  readonly sentAt: Instant;
  readonly lateAt: Instant;
  readonly lostAt: Instant;
  readonly sealed: Uint8Array;
};

/** How a parcel that has not arrived is kept beside its case. */
export const keptParcel = map<KeptParcel>({
  way: ["way", oneOf(parcelWays)],
  state: ["state", oneOf(parcelStates)],
  contents: ["contents", list(parcelItem)],
  sentAt: ["sentAt", instant],
  lateAt: ["lateAt", instant],
  lostAt: ["lostAt", instant],
  sealed: ["sealed", bytes],
});

/** What carrier and number of a parcel are sealed as. */
export const numberField = (n: number): string => `parcel-${n}`;

/** By what a parcel's timer is put in a shard. */
export const timerName = (caseId: CaseId, n: number): string => `${caseId}#${n}`;
