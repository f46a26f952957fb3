import { byName } from "../table/codec.ts";
import { listEntry } from "./terms-codec.ts";

/** The name of an entry in a listing: one of an agreement's list in a version. */
export const entryName = (agreement: string, version: number): string =>
  `${entryPrefix(agreement)}${version}`;

/** What the names of all an agreement's entries begin with. */
export const entryPrefix = (agreement: string): string => `${agreement}@`;

/** What the agreements' lists say of a matter in a region, by {@link entryName}. */
export const listingEntries = byName(listEntry);
