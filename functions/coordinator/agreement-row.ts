import type { agreementRow } from "@tongban/contract";
import type { AgreementTerms, RegionCode, Staff } from "@tongban/domain";
import { type DirectoryRegion, listDirectory, type StoreContext } from "@tongban/store";
import type * as z from "zod";

/** Names of regions by code. */
export type RegionNames = ReadonlyMap<RegionCode, string>;

/** Reads the names of all regions. */
export const loadRegionNames = async (store: StoreContext): Promise<RegionNames> =>
  new Map((await listDirectory<DirectoryRegion>(store, "REGION")).map(({ region, name }) => [region, name]));

/** Whether a coordinator looks after a party to an agreement. */
export const concerns = (terms: AgreementTerms, { regions }: Staff): boolean =>
  terms.parties.some((party) => regions.includes(party));

/** An agreement as a list shows it. */
export const agreementRowView = (
  terms: AgreementTerms,
  names: RegionNames,
): z.output<typeof agreementRow> => ({
  ...terms,
  parties: terms.parties.map((region) => ({ region, name: names.get(region) ?? region })),
});
