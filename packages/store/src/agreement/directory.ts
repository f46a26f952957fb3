import { GetCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type {
  AgreementId,
  AgreementTerms,
  MatterId,
  MatterKind,
  MatterListEntry,
  RegionCode,
  Staff,
  StaffId,
  Standard,
  WindowId,
} from "@tongban/domain";
import { batchGet } from "../table/batch.ts";
import type { StoreContext } from "../table/context.ts";
import { type DirectoryKind, keys } from "../table/table.ts";

/** An agreement as the directory lists it, with the versions of its annexes. */
export type DirectoryAgreement = {
  readonly terms: AgreementTerms;
  readonly listVersion?: number;
  readonly standard?: Standard;
};

/** A region's code and name. */
export type DirectoryRegion = { readonly region: RegionCode; readonly name: string };

/** A matter's title, its kind and what it needs. */
export type DirectoryMatter = {
  readonly matter: MatterId;
  readonly title: string;
  readonly kind: MatterKind;
  readonly materials: readonly string[];
};

/** A dedicated window with its team. */
export type DirectoryWindow = {
  readonly id: WindowId;
  readonly region: RegionCode;
  readonly name: string;
  readonly open: boolean;
  readonly matters: readonly MatterId[];
  readonly team: readonly { readonly id: StaffId; readonly name: string }[];
};

/** One version of an agreement's matter list. */
export type MatterList = { readonly version: number; readonly entries: readonly MatterListEntry[] };

/** All entries of one kind, by id. */
export const listDirectory = async <T>(
  { table, tableName }: StoreContext,
  kind: DirectoryKind,
): Promise<readonly T[]> => {
  const entries: T[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const got = await table.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :kind)",
        ExpressionAttributeValues: { ":pk": "DIRECTORY", ":kind": `${kind}#` },
        ...(from ? { ExclusiveStartKey: from } : {}),
      }),
    );
    entries.push(...(got.Items ?? []).map((item) => item["entry"] as T));
    from = got.LastEvaluatedKey;
  } while (from);
  return entries;
};

/** One agreement, as the directory lists it. */
export const loadAgreement = async (
  { table, tableName }: StoreContext,
  id: AgreementId,
): Promise<DirectoryAgreement | undefined> => {
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: keys.directory("AGREEMENT", id) }),
  );
  return got.Item?.["entry"] as DirectoryAgreement | undefined;
};

/** The matter list that a version of an agreement has. */
export const loadMatterList = async (
  { table, tableName }: StoreContext,
  id: AgreementId,
  version: number,
): Promise<MatterList | undefined> => {
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: keys.agreementAnnex(id, version, "LIST") }),
  );
  return got.Item?.["list"] as MatterList | undefined;
};

/** Windows by id; unknown ones are left out. */
export const loadWindows = async (
  context: StoreContext,
  ids: readonly WindowId[],
): Promise<readonly DirectoryWindow[]> => {
  const items = await batchGet(
    context,
    ids.map((id) => keys.directory("WINDOW", id)),
  );
  const byId = new Map(
    items.map((item) => [(item["entry"] as DirectoryWindow).id, item["entry"] as DirectoryWindow]),
  );
  return ids.flatMap((id) => byId.get(id) ?? []);
};

/** Members of staff by id, with their grants as they are now; unknown ones are left out. */
export const loadStaff = async (
  context: StoreContext,
  ids: readonly StaffId[],
): Promise<readonly Staff[]> => {
  const items = await batchGet(context, [...new Set(ids)].map(keys.staff));
  return items.map((item) => item["staff"] as Staff);
};
