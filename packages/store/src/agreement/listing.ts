import type { MatterListEntry, RegionCode } from "@tongban/domain";
import { isAbout, mostSpecial } from "@tongban/domain";
import { type Attributes, list, map, text, whole } from "../table/codec.ts";
import { listEntry } from "./terms-codec.ts";

/** An entry of an agreement's list for a handling region and a matter, and the list versions that have it. */
export type ListedEntry = {
  readonly since: number;
  /** The last version that has it; absent where it stands still. */
  readonly until?: number;
  readonly handling?: RegionCode;
  /** Absent: for applicants of every party. */
  readonly sources?: readonly RegionCode[];
  readonly entry: MatterListEntry;
};

/** All entries of one agreement in a listing. */
export const listedEntries = list(
  map<ListedEntry>({
    since: ["since", whole],
    until: ["until", whole, "optional"],
    handling: ["handling", text(), "optional"],
    sources: ["sources", list(text()), "optional"],
    entry: ["entry", listEntry],
  }),
);

/** The attribute of coverages and listings under which an agreement writes, and no other one. */
export const agreementAttribute = (agreement: string): string => `agreement ${agreement}`;

/** What the agreements wrote in a coverage or a listing, by their ids and in the order of these. */
export const byAgreement = (item: Attributes | undefined): ReadonlyMap<string, unknown> => {
  const prefix = agreementAttribute("");
  return new Map(
    Object.entries(item ?? {})
      .flatMap(([name, value]) =>
        name.startsWith(prefix) ? [[name.slice(prefix.length), value] as const] : [],
      )
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
};

/** The entry that a version of the list has for a pair of regions. */
export const entryIn = (
  listed: readonly ListedEntry[],
  version: number,
  pair: { readonly source: RegionCode; readonly handling: RegionCode },
): MatterListEntry | undefined =>
  mostSpecial(standingIn(listed, version).filter((one) => isAbout(one, pair)))?.entry;

/** The entries that a version of the list has. */
const standingIn = (listed: readonly ListedEntry[], version: number): readonly ListedEntry[] =>
  listed.filter(({ since, until = version }) => since <= version && version <= until);
