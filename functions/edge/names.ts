import type { MatterId, RegionCode } from "@tongban/domain";
import { type DirectoryMatter, loadCatalogue, type StoreContext } from "@tongban/store";
import { remembered } from "./remembered.ts";

/** Names of regions, and matters with what they need, by their codes. */
export type Names = {
  readonly regions: ReadonlyMap<RegionCode, string>;
  readonly matters: ReadonlyMap<MatterId, DirectoryMatter>;
};

/** A new name is seen within so many ms; each function reads the catalogue so often at most, however many ask. */
const NAMES_LIFE_MS = 60_000;

/** Tells the names that are published, up to a minute old. */
export const namesIn = (store: StoreContext): (() => Promise<Names>) => {
  const ask = remembered(NAMES_LIFE_MS, 1, async (_: "all") => {
    const { regions, matters } = await loadCatalogue(store);
    return {
      regions: new Map(regions.map(({ region, name }) => [region, name])),
      matters: new Map(matters.map((matter) => [matter.matter, matter])),
    };
  });
  return async () => (await ask("all")) ?? { regions: new Map(), matters: new Map() };
};
