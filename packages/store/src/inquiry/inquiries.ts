import { QueryCommand } from "@aws-sdk/lib-dynamodb";
import {
  type CaseId,
  type Contribution,
  type Inquiry,
  type InquiryId,
  inquiryContributions,
  isInquiryOpen,
  type MatterId,
  type RegionCode,
} from "@tongban/domain";
import { listChanges, loadRecord } from "../registry/record-changes.ts";
import { type Attributes, attributesOf } from "../table/codec.ts";
import type { StoreContext, TableContext } from "../table/context.ts";
import { queryAll } from "../table/query.ts";
import { keys } from "../table/table.ts";
import {
  type InquiryText,
  inquiryCodec,
  inquiryTexts,
  type KeptInquiry,
  keptInquiry,
  type PublishedAnswer,
  publishedAnswer,
  type SealedTexts,
} from "./inquiry-codec.ts";

/** An inquiry with the version of its record. */
export type KnownInquiry = KeptInquiry & { readonly version: number };

/** What people wrote in an inquiry, opened. */
export type InquiryTexts = { readonly [T in InquiryText]?: string };

/** An inquiry by its id, strongly consistent; nothing where there is none. */
export const loadInquiry = async (
  context: TableContext,
  id: InquiryId,
): Promise<KnownInquiry | undefined> => {
  const record = await loadRecord(context, { kind: "inquiry", id });
  return record?.says ? { ...keptInquiry.read(record.says), version: record.version } : undefined;
};

/** Opens what people wrote in an inquiry. */
export const openInquiryTexts = async (
  { sealing }: Pick<StoreContext, "sealing">,
  { inquiry: { id }, sealed }: KeptInquiry,
): Promise<InquiryTexts> => {
  const opened = await Promise.all(
    inquiryTexts.map(async (field) => {
      const bytes = sealed[field];
      return bytes ? [[field, await sealing.open(id, field, bytes)] as const] : [];
    }),
  );
  return Object.fromEntries(opened.flat());
};

/** Seals what people write in an inquiry. */
export const sealInquiryTexts = async (
  { sealing }: Pick<StoreContext, "sealing">,
  id: InquiryId,
  texts: InquiryTexts,
): Promise<SealedTexts> =>
  Object.fromEntries(
    await Promise.all(
      Object.entries(texts).map(async ([field, words]) => [field, await sealing.seal(id, field, words)]),
    ),
  );

/** Inquiries of a region: those that are open by due, or those that ended, the last first; so many at most. */
export const listInquiries = async (
  { table, tableName }: TableContext,
  region: RegionCode,
  which: "open" | "ended",
  most: number,
): Promise<readonly Inquiry[]> => {
  const { pk, sk } = which === "open" ? keys.openInquiry(region, "", "") : keys.endedInquiry(region, "", "");
  const got = await table.send(
    new QueryCommand({
      TableName: tableName,
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :which)",
      ExpressionAttributeValues: { ":pk": pk, ":which": sk.slice(0, sk.indexOf("#") + 1) },
      ScanIndexForward: which === "open",
      ConsistentRead: true,
      Limit: most,
    }),
  );
  return (got.Items ?? []).map(readListed);
};

/** The inquiries about a case, strongly consistent. */
export const listCaseInquiries = async (
  context: TableContext,
  caseId: CaseId,
): Promise<readonly Inquiry[]> => {
  const { pk, sk } = keys.caseInquiry(caseId, "");
  return (await queryAll(context, pk, sk, true)).map(readListed);
};

/** Whether a complaint about a case still waits for its answer: what its materials show may be needed for it. */
export const hasOpenComplaint = async (context: TableContext, caseId: CaseId): Promise<boolean> =>
  (await listCaseInquiries(context, caseId)).some((one) => one.kind === "complaint" && isInquiryOpen(one));

/** Questions about a matter that a region answered for everybody, by id. */
export const listPublishedAnswers = async (
  context: TableContext,
  region: RegionCode,
  matter: MatterId,
): Promise<readonly (PublishedAnswer & { readonly id: InquiryId })[]> => {
  const { pk } = keys.publishedAnswer(region, matter, "");
  return (await queryAll(context, pk)).map((item) => ({
    id: String(item["sk"]) as InquiryId,
    ...publishedAnswer.read(item),
  }));
};

/** What each change of an inquiry adds to the counters, one after the other. */
export const contributionsOfInquiry = async (
  context: TableContext,
  id: InquiryId,
): Promise<readonly Contribution[]> => {
  const all: Contribution[] = [];
  let before: Inquiry | undefined;
  for (const { says, at } of await listChanges(context, { kind: "inquiry", id })) {
    const after = says ? keptInquiry.read(says).inquiry : before;
    if (after) all.push(...inquiryContributions(before, after, at));
    before = after;
  }
  return all;
};

const readListed = (item: Attributes): Inquiry => inquiryCodec.read(attributesOf(item["inquiry"]));
