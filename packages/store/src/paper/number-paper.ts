import { randomInt } from "node:crypto";
import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { VERIFICATION_CODE_LENGTH, type VerificationCode } from "@tongban/domain";
import { chanceCode } from "../secrets/chance-code.ts";
import type { TableContext } from "../table/context.ts";
import { StoreBusy } from "../table/faults.ts";
import { keys } from "../table/table.ts";
import { transact } from "../table/transact.ts";
import { type Patience, untilSaved } from "../until-saved.ts";
import { type Paper, toPaperItem } from "./paper-codec.ts";
import { loadPaper } from "./papers.ts";

/** A paper that is to be numbered: in which organ's series of which year, and how a serial is written there. */
export type PaperToNumber = Omit<Paper, "number" | "code" | "file" | "voided"> & {
  /** What tells the organ's series from others: its credit code, or its window. */
  readonly series: string;
  readonly year: number;
  readonly numberOf: (serial: number) => string;
};

/** How often a serial is taken again that another paper of the organ took first. */
const patience: Patience = { tries: 20, pauseMs: () => randomInt(60) };

/**
 * Numbers a paper with the next serial of its organ and year. Serial, paper and code are one transaction, so that a
 * number is never given twice and no number is without its paper; a paper that is numbered already stays as it is.
 */
export const numberPaper = async (
  context: TableContext,
  { series, year, numberOf, ...paper }: PaperToNumber,
): Promise<Paper> => {
  const numbered = await untilSaved<Paper>(async () => {
    const known = await loadPaper(context, paper.caseId, paper.n);
    if (known) return known;
    const last = await lastSerial(context, series, year);
    const next: Paper = { ...paper, number: numberOf(last + 1), code: newCode() };
    const written = await transact(context, writes(context, next, { series, year, last }));
    return written === "conflict" ? "conflict" : next;
  }, patience);
  if (numbered.kind === "raced")
    throw new StoreBusy("the papers of one organ kept being numbered by others; nothing was written");
  return numbered;
};

type Taken = { readonly series: string; readonly year: number; readonly last: number };

const writes = ({ tableName: TableName }: TableContext, paper: Paper, { series, year, last }: Taken) => [
  {
    Update: {
      TableName,
      Key: keys.paperSerial(series, year),
      UpdateExpression: "SET #last = :next",
      ConditionExpression: last === 0 ? "attribute_not_exists(pk)" : "#last = :last",
      ExpressionAttributeNames: { "#last": "last" },
      ExpressionAttributeValues: { ":next": last + 1, ...(last === 0 ? {} : { ":last": last }) },
    },
  },
  { Put: { TableName, Item: toPaperItem(paper), ConditionExpression: "attribute_not_exists(pk)" } },
  {
    Put: {
      TableName,
      Item: { ...keys.paperCode(paper.code), caseId: paper.caseId, n: paper.n },
      ConditionExpression: "attribute_not_exists(pk)",
    },
  },
];

const newCode = (): VerificationCode => chanceCode(VERIFICATION_CODE_LENGTH) as VerificationCode;

const lastSerial = async (
  { table, tableName }: TableContext,
  series: string,
  year: number,
): Promise<number> => {
  const got = await table.send(
    new GetCommand({ TableName: tableName, Key: keys.paperSerial(series, year), ConsistentRead: true }),
  );
  return Number(got.Item?.["last"] ?? 0);
};
