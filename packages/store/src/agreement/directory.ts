import { GetCommand } from "@aws-sdk/lib-dynamodb";
import type { AgreementId, RegionCode, Staff, StaffId, WindowId } from "@tongban/domain";
import { batchGet } from "../table/batch.ts";
import type { StoreContext, TableContext } from "../table/context.ts";
import { queryAll } from "../table/query.ts";
import { keys } from "../table/table.ts";
import {
  type DirectoryAgreement,
  type DirectoryMatter,
  type DirectoryRegion,
  type DirectoryWindow,
  directoryAgreement,
  directoryMatter,
  directoryRegion,
  directoryWindow,
  regionPrefixes,
  staffProfile,
} from "./directory-codec.ts";

/** Every region and matter by name, for showing codes to people. */
export type Catalogue = {
  readonly regions: readonly DirectoryRegion[];
  readonly matters: readonly DirectoryMatter[];
};

/** Reads the whole catalogue: a query per MB, so ask for it seldom and keep what it says. */
export const loadCatalogue = async (context: StoreContext): Promise<Catalogue> => {
  const items = await queryAll(context, keys.catalogue("REGION", "").pk);
  const isRegion = ({ sk }: { readonly sk?: unknown }): boolean => String(sk).startsWith("REGION#");
  return {
    regions: items.filter(isRegion).map(directoryRegion.read),
    matters: items.filter((item) => !isRegion(item)).map(directoryMatter.read),
  };
};

/** Codes of the regions that are registered. */
export const loadRegionCodes = async (context: TableContext): Promise<readonly RegionCode[]> => {
  const { pk, sk } = keys.catalogue("REGION", "");
  return (await queryAll(context, pk, sk)).map((item) => directoryRegion.read(item).region);
};

/** Regions by code; unknown ones are left out. */
export const loadRegions = async (
  context: TableContext,
  codes: readonly RegionCode[],
): Promise<readonly DirectoryRegion[]> => {
  const found = (await batchGet(context, codes.map(keys.region))).map(directoryRegion.read);
  return codes.flatMap((code) => found.find(({ region }) => region === code) ?? []);
};

/** The windows of a region; `consistent` for deciding on them. */
export const listRegionWindows = async (
  context: TableContext,
  region: RegionCode,
  consistent = false,
): Promise<readonly DirectoryWindow[]> =>
  (await queryAll(context, keys.region(region).pk, regionPrefixes.windows, consistent)).map(
    directoryWindow.read,
  );

/** The agreements that a region is a party to. */
export const listRegionAgreements = async (
  context: StoreContext,
  region: RegionCode,
): Promise<readonly DirectoryAgreement[]> =>
  (await queryAll(context, keys.region(region).pk, regionPrefixes.agreements)).map(directoryAgreement.read);

/** One agreement, as the directory lists it. */
export const loadAgreement = async (
  { table, tableName }: StoreContext,
  id: AgreementId,
): Promise<DirectoryAgreement | undefined> => {
  const got = await table.send(new GetCommand({ TableName: tableName, Key: keys.agreement(id) }));
  return got.Item && directoryAgreement.read(got.Item);
};

/** One version of an agreement, whatever counts now. */
export const loadAgreementVersion = async (
  { table, tableName }: TableContext,
  id: AgreementId,
  version: number,
): Promise<DirectoryAgreement | undefined> => {
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: keys.agreementVersion(id, version), ConsistentRead: true }),
  );
  return got.Item && directoryAgreement.read(got.Item);
};

/** Windows by id; unknown ones are left out. */
export const loadWindows = async (
  context: TableContext,
  ids: readonly WindowId[],
): Promise<readonly DirectoryWindow[]> => {
  const found = (await batchGet(context, ids.map(keys.window))).map(directoryWindow.read);
  const byId = new Map(found.map((window) => [window.id, window]));
  return ids.flatMap((id) => byId.get(id) ?? []);
};

/** Members of staff by id, with their grants as they are now; unknown ones are left out. */
export const loadStaff = async (context: TableContext, ids: readonly StaffId[]): Promise<readonly Staff[]> =>
  (await batchGet(context, ids.map(keys.staff))).map(staffProfile.read);
