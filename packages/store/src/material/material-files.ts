import { GetCommand, type TransactWriteCommandInput, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import {
  type CaseId,
  type Instant,
  type MaterialState,
  materialStates,
  type QuarantineCode,
  quarantineCodes,
} from "@tongban/domain";
import { instant } from "../case/words.ts";
import { map, oneOf, text, whole } from "../table/codec.ts";
import type { TableContext } from "../table/context.ts";
import { isConditionFailure } from "../table/faults.ts";
import { queryAll } from "../table/query.ts";
import { keys } from "../table/table.ts";
import { type Access, accessWrite } from "./accesses.ts";

type Write = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

/** How far the file of a material is, by the SHA-256 (hex) that it was declared by. It stands beside the case's head. */
export type MaterialFile = {
  readonly sha256: string;
  readonly state: MaterialState;
  /** Since when it is in this state. */
  readonly since: Instant;
  /** Of a verified file that has pages. */
  readonly pages?: number;
  /** Pictures of its first pages that are kept beside it. */
  readonly previews?: number;
  readonly code?: QuarantineCode;
  /** Of a material that was cited (复用): the case that its file lay with, whose copy this is. */
  readonly from?: CaseId;
};

const materialFile = map<MaterialFile>({
  sha256: ["sha256", text()],
  state: ["materialState", oneOf(materialStates)],
  since: ["since", instant],
  pages: ["pages", whole, "optional"],
  previews: ["previews", whole, "optional"],
  code: ["code", oneOf(quarantineCodes), "optional"],
  from: ["from", text(), "optional"],
});

/**
 * What citing files takes in a case that begins: each waits for its copy (`uploaded`), as one that arrived and is to be verified,
 * and who cited it stands among the readers of the case that it comes from.
 */
export const citedFileWrites = (
  { tableName: TableName }: TableContext,
  caseId: CaseId,
  files: readonly { readonly file: MaterialFile & { readonly from: CaseId }; readonly read: Access }[],
): readonly Write[] =>
  files.flatMap(({ file, read }) => [
    { Put: { TableName, Item: { ...keys.material(caseId, file.sha256), ...materialFile.write(file) } } },
    accessWrite({ tableName: TableName }, file.from, read),
  ]);

/** The states that a file may come from; one that is not named here stays as it is. */
const before: Readonly<Record<MaterialState, readonly MaterialState[]>> = {
  declared: ["declared"],
  uploaded: ["declared", "uploaded"],
  verified: ["declared", "uploaded"],
  quarantined: ["declared", "uploaded"],
  erased: ["declared", "uploaded", "verified", "quarantined"],
};

/** How far the files of a case's materials are, strongly consistent; those whose address nobody asked for are missing. */
export const loadMaterialFiles = async (
  context: TableContext,
  caseId: CaseId,
): Promise<ReadonlyMap<string, MaterialFile>> => {
  const { pk, sk } = keys.material(caseId, "");
  const items = await queryAll(context, pk, sk, true);
  return new Map(items.map((item) => materialFile.read(item)).map((file) => [file.sha256, file]));
};

/** How far one file is; nothing where nobody asked for its address. */
export const loadMaterialFile = async (
  { table, tableName }: TableContext,
  caseId: CaseId,
  sha256: string,
): Promise<MaterialFile | undefined> => {
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: keys.material(caseId, sha256), ConsistentRead: true }),
  );
  return got.Item && materialFile.read(got.Item);
};

/**
 * Notes how far a file is. One that is further already stays as it is, so that each step may be repeated, and two that
 * work on it at once come to one result. Answers with it as it stands.
 */
export const noteMaterialFile = async (
  context: TableContext,
  caseId: CaseId,
  file: MaterialFile,
): Promise<MaterialFile> => {
  const { table, tableName } = context;
  const attributes = Object.entries(materialFile.write(file));
  const allowed = before[file.state];
  try {
    await table.send(
      new UpdateCommand({
        TableName: tableName,
        Key: keys.material(caseId, file.sha256),
        UpdateExpression: `SET ${attributes.map((_, n) => `#a${n} = :a${n}`).join(", ")}`,
        ConditionExpression: `attribute_not_exists(pk) OR #state IN (${allowed.map((_, n) => `:s${n}`).join(", ")})`,
        ExpressionAttributeNames: {
          "#state": "materialState",
          ...Object.fromEntries(attributes.map(([name], n) => [`#a${n}`, name])),
        },
        ExpressionAttributeValues: {
          ...Object.fromEntries(attributes.map(([, value], n) => [`:a${n}`, value])),
          ...Object.fromEntries(allowed.map((state, n) => [`:s${n}`, state])),
        },
      }),
    );
    return file;
  } catch (fault) {
    if (!isConditionFailure(fault)) throw fault;
    return (await loadMaterialFile(context, caseId, file.sha256)) ?? file;
  }
};
