import type { ParcelItem } from "@tongban/domain";
import { map, text, whole } from "../table/codec.ts";

/** A material in a parcel, as events and lists keep it. */
export const parcelItem = map<ParcelItem>({ material: ["material", text()], copies: ["copies", whole] });
