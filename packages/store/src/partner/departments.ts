import { GetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import {
  concerns,
  type Instant,
  type MatterId,
  type Oversight,
  type PartnerId,
  type RegionCode,
} from "@tongban/domain";
import { listSubmitting } from "../agreement/keep-directory.ts";
import { instant } from "../case/words.ts";
import { batchGet } from "../table/batch.ts";
import { map, whole } from "../table/codec.ts";
import type { StoreContext, TableContext } from "../table/context.ts";
import { isConditionFailure } from "../table/faults.ts";
import { keys } from "../table/table.ts";
import type { Partner } from "./partners.ts";

/** An overseeing department (监管部门): a partner that submits nothing and follows a region's decisions. */
export type Department = Partner & { readonly oversees: Oversight };

/** Whether a partner is an overseeing department. */
export const isDepartment = (partner: Partner): partner is Department => partner.oversees !== undefined;

/** The departments that follow a region's decisions, as they are registered now. */
export const listDepartments = async (
  context: TableContext,
  region: RegionCode,
): Promise<readonly Department[]> => {
  const ids = await listSubmitting(context, region);
  const profiles = (await batchGet(context, ids.map(keys.partner))).map((item) => item["partner"] as Partner);
  return profiles
    .filter(isDepartment)
    .filter(({ oversees }) => oversees.region === region)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
};

/** The departments that a decision concerns. */
export const departmentsFor = (
  departments: readonly Department[],
  decision: { readonly handling: RegionCode; readonly matter: MatterId },
): readonly Department[] => departments.filter(({ oversees }) => concerns(oversees, decision));

/** How far a department has read its feed: all pages up to a sequence, and when it said so. */
export type ReadThrough = { readonly sequence: number; readonly at: Instant };

const readThrough = map<ReadThrough>({ sequence: ["sequence", whole], at: ["at", instant] });

/** How far a department has read; nothing where it never did. */
export const loadReadThrough = async (
  { table, tableName }: TableContext,
  department: PartnerId,
): Promise<ReadThrough | undefined> => {
  const got = await table.send(new GetCommand({ TableName: tableName, Key: keys.readThrough(department) }));
  return got.Item && readThrough.read(got.Item);
};

/** Notes that a department has read on to a sequence: who asks for what follows it has it. Never goes back. */
export const noteReadThrough = async (
  context: StoreContext,
  department: PartnerId,
  read: ReadThrough,
): Promise<void> => {
  const before = await loadReadThrough(context, department);
  if (read.sequence <= (before?.sequence ?? 0)) return;
  const { sequence, at } = readThrough.write(read);
  const update = new UpdateCommand({
    TableName: context.tableName,
    Key: keys.readThrough(department),
    UpdateExpression: "SET #sequence = :sequence, #at = :at",
    ConditionExpression: "attribute_not_exists(#sequence) OR #sequence < :sequence",
    ExpressionAttributeNames: { "#sequence": "sequence", "#at": "at" },
    ExpressionAttributeValues: { ":sequence": sequence, ":at": at },
  });
  await context.table.send(update).catch((fault: unknown) => {
    if (!isConditionFailure(fault)) throw fault;
  });
};
