import { GetCommand, QueryCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import type { CaseId, VerificationCode } from "@tongban/domain";
import type { Attributes } from "../table/codec.ts";
import type { TableContext } from "../table/context.ts";
import { isConditionFailure } from "../table/faults.ts";
import { keys, paperPrefix } from "../table/table.ts";
import {
  fromPaperItem,
  type IssuedFile,
  issuedFile,
  type Paper,
  type VoidedPaper,
  voidedPaper,
} from "./paper-codec.ts";

/** The paper that an event of a case made, strongly consistent; nothing where it was not numbered yet. */
export const loadPaper = async (
  { table, tableName }: TableContext,
  caseId: CaseId,
  n: number,
): Promise<Paper | undefined> => {
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: keys.paper(caseId, n), ConsistentRead: true }),
  );
  return got.Item && fromPaperItem(got.Item);
};

/** The papers of a case, in the order of its events; a case has some dozen at most, which are one page. */
export const listPapers = async (
  { table, tableName }: TableContext,
  caseId: CaseId,
): Promise<readonly Paper[]> => {
  const found = await table.send(
    new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :papers)",
      ExpressionAttributeValues: { ":pk": keys.head(caseId).pk, ":papers": paperPrefix },
      ConsistentRead: true,
    }),
  );
  return (found.Items ?? []).map(fromPaperItem);
};

/** The paper that a verification code is of. */
export const findPaper = async (
  context: TableContext,
  code: VerificationCode,
): Promise<Paper | undefined> => {
  const { table, tableName } = context;
  const got = await table.send(new GetCommand({ TableName: tableName, Key: keys.paperCode(code) }));
  const { caseId, n } = got.Item ?? {};
  return typeof caseId === "string" && typeof n === "number"
    ? loadPaper(context, caseId as CaseId, n)
    : undefined;
};

/** Records the file that was made for a paper; where another one was recorded before, that one stays and is answered. */
export const recordPaperFile = (context: TableContext, paper: Paper, file: IssuedFile): Promise<Paper> =>
  recordOnce(context, paper, "file", issuedFile.write(file), { ...paper, file });

/** Records that a paper is void; where that was recorded before, what was recorded stays and is answered. */
export const recordVoidPaper = (context: TableContext, paper: Paper, voided: VoidedPaper): Promise<Paper> =>
  recordOnce(context, paper, "voided", voidedPaper.write(voided), { ...paper, voided });

const recordOnce = async (
  context: TableContext,
  paper: Paper,
  name: "file" | "voided",
  value: Attributes,
  after: Paper,
): Promise<Paper> => {
  const { table, tableName } = context;
  try {
    await table.send(
      new UpdateCommand({
        TableName: tableName,
        Key: keys.paper(paper.caseId, paper.n),
        UpdateExpression: "SET #name = :value",
        ConditionExpression: "attribute_exists(pk) AND attribute_not_exists(#name)",
        ExpressionAttributeNames: { "#name": name },
        ExpressionAttributeValues: { ":value": value },
      }),
    );
    return after;
  } catch (fault) {
    const recorded = isConditionFailure(fault) && (await loadPaper(context, paper.caseId, paper.n));
    if (!recorded) throw fault;
    return recorded;
  }
};
