import { randomUUID } from "node:crypto";
import { PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { type CaseId, epochMs, type Instant, instantFromEpochMs } from "@tongban/domain";
import { instant } from "../case/words.ts";
import { writeAll } from "../table/batch.ts";
import { map, oneOf, text, whole } from "../table/codec.ts";
import type { TableContext } from "../table/context.ts";
import { keys } from "../table/table.ts";
import { transact } from "../table/transact.ts";

/** Kinds of readers of a case's files. */
export const readerKinds = ["partner", "staff", "applicant", "department"] as const;

/**
 * That somebody saw something of a case: who, when, and which material or paper by the SHA-256 (hex) of its file. Without
 * a file it is the case itself, which somebody of the staff opened, or its decision, which a supervising department was
 * told.
 */
export type Access = {
  readonly at: Instant;
  readonly kind: (typeof readerKinds)[number];
  readonly by: string;
  /** Of a member of staff or a department, as it was then. */
  readonly name?: string;
  readonly sha256?: string;
  readonly title?: string;
  /** Of a paper (文书), the number of the event that made it. */
  readonly paper?: number;
};

const access = map<Access>({
  at: ["at", instant],
  kind: ["readerKind", oneOf(readerKinds)],
  by: ["by", text()],
  name: ["name", text(), "optional"],
  sha256: ["sha256", text(), "optional"],
  title: ["title", text(), "optional"],
  paper: ["paper", whole, "optional"],
});

/** Accesses of a case, newest first; `next` is absent on the last page. */
export type AccessPage = { readonly accesses: readonly Access[]; readonly next?: string };

/** Accesses of a page. */
const PAGE = 50;

/** Puts on the record that somebody reads a file of a case; it is kept as long as the case, beside it. */
export const noteAccess = async (context: TableContext, caseId: CaseId, made: Access): Promise<void> => {
  await context.table.send(new PutCommand(accessWrite(context, caseId, made).Put));
};

/** The same as a part of a transaction. */
export const accessWrite = (
  { tableName }: Pick<TableContext, "tableName">,
  caseId: CaseId,
  made: Access,
) => ({
  Put: {
    TableName: tableName,
    Item: { ...keys.access(caseId, `${made.at}#${randomUUID()}`), ...access.write(made) },
  },
});

/** ms of the clock in which it is noted once that one person opened a case, however often. */
const OPENING_MS = 3_600_000;

/** Puts on the record that a member of staff opened a case, or a handling system for them: once an hour. */
export const noteOpening = async (
  context: TableContext,
  caseId: CaseId,
  opened: Pick<Access, "at" | "by" | "name"> & { readonly kind?: "partner" },
): Promise<void> => {
  const hour = instantFromEpochMs(Math.floor(epochMs(opened.at) / OPENING_MS) * OPENING_MS);
  const put = {
    Put: {
      TableName: context.tableName,
      Item: {
        ...keys.access(caseId, `${hour}#opened#${opened.by}`),
        ...access.write({ kind: "staff", ...opened }),
      },
      ConditionExpression: "attribute_not_exists(pk)",
    },
  };
  await transact(context, [put]);
};

/** That a supervising department was told of a decision. */
export type ToldDepartment = {
  readonly department: { readonly id: string; readonly name: string };
  readonly caseId: CaseId;
  /** The event of the decision. */
  readonly n: number;
  readonly at: Instant;
};

/** Puts on the record of each case which departments were told of its decision; the same again changes nothing. */
export const noteTold = (context: TableContext, told: readonly ToldDepartment[]): Promise<void> =>
  writeAll(
    context,
    told.map(({ department: { id: by, name }, caseId, n, at }) => ({
      ...keys.access(caseId, `${at}#told#${by}#${n}`),
      ...access.write({ at, kind: "department", by, name }),
    })),
  );

/** Who saw what of a case, newest first, after the place of a page before. */
export const listAccesses = async (
  { table, tableName }: TableContext,
  caseId: CaseId,
  after?: string,
): Promise<AccessPage> => {
  const { pk, sk: prefix } = keys.access(caseId, "");
  const got = await table.send(
    new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
      ExpressionAttributeValues: { ":pk": pk, ":prefix": prefix },
      ScanIndexForward: false,
      Limit: PAGE,
      ...(after ? { ExclusiveStartKey: keys.access(caseId, after) } : {}),
    }),
  );
  const next: unknown = got.LastEvaluatedKey?.["sk"];
  return {
    accesses: (got.Items ?? []).map((item) => access.read(item)),
    ...(typeof next === "string" ? { next: next.slice(prefix.length) } : {}),
  };
};
