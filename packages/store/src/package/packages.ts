import {
  type BundleMember,
  memberModes,
  type Package,
  type PackageId,
  type PackageMember,
  type RegionCode,
  type ServedMember,
  type SharedMaterial,
} from "@tongban/domain";
import { loadRecord, type RecordChange } from "../registry/record-changes.ts";
import { both, flag, list, map, oneOf, text } from "../table/codec.ts";
import type { TableContext } from "../table/context.ts";
import { queryAll } from "../table/query.ts";
import { keys } from "../table/table.ts";

const packageMember = map<PackageMember>({
  id: ["id", text()],
  title: ["title", text()],
  matter: ["matter", text()],
  handling: ["handling", text()],
  mode: ["mode", oneOf(memberModes)],
  after: ["after", list(text()), "optional"],
});

/** A member of a bundle. */
export const bundleMember = both(packageMember, map<Pick<BundleMember, "case">>({ case: ["case", text()] }));

/** A material that a package shares. */
export const sharedMaterial = map<SharedMaterial>({
  title: ["title", text()],
  serves: ["serves", list(map<ServedMember>({ member: ["member", text()], title: ["title", text()] }))],
  resultOf: ["resultOf", text(), "optional"],
});

/** What a package's record says. */
export const offeredPackage = map<Package>({
  id: ["id", text()],
  region: ["region", text()],
  title: ["title", text()],
  summary: ["summary", text(), "optional"],
  open: ["open", flag],
  members: ["members", list(packageMember)],
  materials: ["materials", list(sharedMaterial), "optional"],
});

/** A package as its record says it, and where its region's packages are found. */
export const packageRecord = (TableName: string, said: Package): Omit<RecordChange, "seen"> => {
  const says = offeredPackage.write(said);
  return {
    kind: "package",
    id: said.id,
    says,
    copies: [{ Put: { TableName, Item: { ...keys.regionPackage(said.region, said.id), ...says } } }],
  };
};

/** A package with the version of its record. */
export type KnownPackage = { readonly version: number; readonly says: Package };

/** A package as its record says it, strongly consistent; nothing where there is none. */
export const loadPackage = async (
  context: TableContext,
  id: PackageId,
): Promise<KnownPackage | undefined> => {
  const record = await loadRecord(context, { kind: "package", id });
  return record?.says ? { version: record.version, says: offeredPackage.read(record.says) } : undefined;
};

/** The packages of a region, by their ids. */
export const listRegionPackages = async (
  context: TableContext,
  region: RegionCode,
): Promise<readonly Package[]> => {
  const { pk, sk } = keys.regionPackage(region, "");
  return (await queryAll(context, pk, sk)).map(offeredPackage.read);
};
