import { randomUUID } from "node:crypto";
import { PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { CaseId, Instant } from "@tongban/domain";
import { instant } from "../case/words.ts";
import { map, oneOf, text, whole } from "../table/codec.ts";
import type { TableContext } from "../table/context.ts";
import { keys } from "../table/table.ts";

/** Kinds of readers of a case's files. */
export const readerKinds = ["partner", "staff", "applicant"] as const;

/** That somebody asked to read a material or a paper of a case: who, when, and which by the SHA-256 (hex) of its file. */
export type Access = {
  readonly at: Instant;
  readonly kind: (typeof readerKinds)[number];
  readonly by: string;
  /** Of a member of staff, as it was then. */
  readonly name?: string;
  readonly sha256: string;
  readonly title: string;
  /** Of a paper (文书), the number of the event that made it. */
  readonly paper?: number;
};

const access = map<Access>({
  at: ["at", instant],
  kind: ["readerKind", oneOf(readerKinds)],
  by: ["by", text()],
  name: ["name", text(), "optional"],
  sha256: ["sha256", text()],
  title: ["title", text()],
  paper: ["paper", whole, "optional"],
});

/** Accesses of a case, newest first; `next` is absent on the last page. */
export type AccessPage = { readonly accesses: readonly Access[]; readonly next?: string };

/** Accesses of a page. */
const PAGE = 50;

/** Puts on the record that somebody reads a file of a case; it is kept as long as the case, beside it. */
export const noteAccess = async (
  { table, tableName }: TableContext,
  caseId: CaseId,
  made: Access,
): Promise<void> => {
  const at = keys.access(caseId, `${made.at}#${randomUUID()}`);
  await table.send(new PutCommand({ TableName: tableName, Item: { ...at, ...access.write(made) } }));
};

/** Who read which material or paper of a case, newest first, after the place of a page before. */
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
