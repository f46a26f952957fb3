import { GetCommand, type TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import {
  type Bundle,
  type BundleId,
  type CaseId,
  type Hindrance,
  type Instant,
  type MemberId,
  refusalCodes,
  type StaffId,
} from "@tongban/domain";
import { toBundleCodeItem } from "../applicant/query-codes.ts";
import type { CommandStamp } from "../case/chain.ts";
import { commandStamp, instant } from "../case/words.ts";
import type { Sealing } from "../secrets/sealing.ts";
import { bytes, list, map, oneOf, text, whole } from "../table/codec.ts";
import type { TableContext } from "../table/context.ts";
import { keys } from "../table/table.ts";
import { transact } from "../table/transact.ts";
import { bundleMember, sharedMaterial } from "./packages.ts";

type Write = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

/** Members that were taken back: when, by which command and whom (absent: the partner); the reason is sealed. */
export type BundleChange = {
  readonly at: Instant;
  readonly members: readonly MemberId[];
  readonly command: CommandStamp;
  readonly sealed: Uint8Array;
  readonly by?: StaffId;
};

/** A bundle as it is kept: what it says, the digest that tells the same submission again, and what was taken back of it. */
export type KeptBundle = {
  readonly bundle: Bundle;
  readonly submissionDigest: string;
  readonly changes: readonly BundleChange[];
};

const hindrance = map<Hindrance>({
  member: ["member", text()],
  codes: ["codes", list(oneOf(refusalCodes))],
  at: ["at", instant],
});

const bundle = map<Bundle>({
  id: ["id", text()],
  version: ["version", whole],
  partner: ["partner", text()],
  externalRef: ["ref", text()],
  package: ["package", text()],
  packageVersion: ["packageVersion", whole],
  title: ["title", text()],
  source: ["source", text()],
  applicant: ["applicant", text()],
  submittedAt: ["at", instant],
  members: ["members", list(bundleMember)],
  materials: ["materials", list(sharedMaterial), "optional"],
  withdrawn: ["withdrawn", list(text())],
  hindered: ["hindered", list(hindrance)],
  endedAt: ["endedAt", instant, "optional"],
});

const change = map<BundleChange>({
  at: ["at", instant],
  members: ["members", list(text())],
  command: ["command", commandStamp],
  sealed: ["sealed", bytes],
  by: ["by", text(), "optional"],
});

const keptBundle = map<KeptBundle>({
  bundle: ["bundle", bundle],
  submissionDigest: ["digest", text()],
  changes: ["changes", list(change)],
});

const application = map<{ readonly sealed: Uint8Array }>({ sealed: ["sealed", bytes] });

const APPLICATION = "application";

/** What a new bundle writes beside its first cases; its application is sealed in an item of its own. */
export const newBundle = async (
  { tableName: TableName }: TableContext,
  sealing: Sealing,
  kept: KeptBundle,
  sent: { readonly application: string; readonly queryKey: string },
): Promise<readonly Write[]> => {
  const { id } = kept.bundle;
  const sealed = await sealing.seal(id, APPLICATION, sent.application);
  return [
    {
      Put: {
        TableName,
        Item: { ...keys.bundle(id), ...keptBundle.write(kept) },
        ConditionExpression: "attribute_not_exists(pk)",
      },
    },
    { Put: { TableName, Item: { ...keys.bundleApplication(id), ...application.write({ sealed }) } } },
    { Put: { TableName, Item: toBundleCodeItem(sent.queryKey, id) } },
  ];
};

/** Writes a bundle that was changed, on condition that it is as it was seen. */
export const bundleChanged = (
  { tableName: TableName }: TableContext,
  kept: KeptBundle,
  seen: number,
): Write => ({
  Put: {
    TableName,
    Item: { ...keys.bundle(kept.bundle.id), ...keptBundle.write(kept) },
    ConditionExpression: "#bundle.version = :seen",
    ExpressionAttributeNames: { "#bundle": "bundle" },
    ExpressionAttributeValues: { ":seen": seen },
  },
});

/** Requires a bundle to be as it was seen: what was taken back of it since must not start. */
export const bundleUnchanged = ({ tableName: TableName }: TableContext, { id, version }: Bundle): Write => ({
  ConditionCheck: {
    TableName,
    Key: keys.bundle(id),
    ConditionExpression: "#bundle.version = :seen",
    ExpressionAttributeNames: { "#bundle": "bundle" },
    ExpressionAttributeValues: { ":seen": version },
  },
});

/** Writes changes of bundles that change no case. */
export const saveBeside = (
  context: TableContext,
  writes: readonly Write[],
): Promise<"written" | "conflict"> => transact(context, [...writes]);

/** Requires that a case has not begun. */
export const notBegunYet = ({ tableName: TableName }: TableContext, id: CaseId): Write => ({
  ConditionCheck: { TableName, Key: keys.head(id), ConditionExpression: "attribute_not_exists(pk)" },
});

/** A bundle, strongly consistent; nothing where there is none. */
export const loadBundle = async (
  { table, tableName }: TableContext,
  id: BundleId,
): Promise<KeptBundle | undefined> => {
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: keys.bundle(id), ConsistentRead: true }),
  );
  return got.Item && keptBundle.read(got.Item);
};

/** The application of a bundle, as JSON; a bundle without one is a fault. */
export const openBundleApplication = async (
  { table, tableName }: TableContext,
  sealing: Sealing,
  id: BundleId,
): Promise<string> => {
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: keys.bundleApplication(id), ConsistentRead: true }),
  );
  if (!got.Item) throw new Error("a bundle without its application");
  return sealing.open(id, APPLICATION, application.read(got.Item).sealed);
};
